#!/bin/sh
# Waits until the shop can take an order: sh ready.sh compose
. "./$1/here.sh"
# The front tells of every part behind it whether it answers.
all_ok() { inside front node common/healthcheck.mjs 2> /dev/null | grep -q '"catalog":"ok","cart":"ok","payment":"ok"'; }
until all_ok; do sleep 1; done
until curl -s -f -o /dev/null -m 3 "http://$(address)/api/products"; do sleep 1; done
echo "the shop can take orders"
