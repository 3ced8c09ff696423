#!/bin/sh
# Waits until a service, or each service of a stack, runs as many tasks as it should: sh wait.sh web
until docker service ls --filter "name=$1" --format '{{.Replicas}}' |
  awk -F/ '$1 != $2 { short = 1 } END { exit short || NR == 0 }'; do
  sleep 1
done
docker service ls --filter "name=$1" --format '{{.Name}} {{.Replicas}}'
