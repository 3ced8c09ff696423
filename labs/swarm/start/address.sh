#!/bin/sh
# Prints where the shop's front end answers on this machine.
front=$(docker ps --quiet --filter label=com.docker.swarm.service.name=shop_front)
echo "127.0.0.1:$(docker port "$front" 8080 | sed -n '1s/.*://p')"
