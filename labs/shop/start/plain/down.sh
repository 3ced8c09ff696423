#!/bin/sh
# Takes the plain containers away again, and what was made for them.
docker rm --force $(docker ps --all --quiet --filter label=learn-k8s.lab=shop)
docker network rm shop-outer shop-inner
docker volume rm shop-orders shop-log-lines
