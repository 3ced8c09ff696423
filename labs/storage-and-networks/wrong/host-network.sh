#!/bin/sh
# Starts the shop anew: a database for orders,
# and a till that takes them.
label=learn-k8s.lab=storage-and-networks

docker stop sn-till sn-orders > /dev/null 2>&1
docker rm -v sn-till sn-orders > /dev/null 2>&1
docker volume create --label "$label" sn-orders > /dev/null
docker network create --label "$label" sn-counter > /dev/null 2>&1

docker run -d --name sn-orders --label "$label" \
  --env-file db.env --user postgres \
  --cap-drop ALL --memory 512m \
  --network host \
  --volume sn-orders:/var/lib/postgresql/data \
  postgres:17

docker run -d --name sn-till --label "$label" \
  --env-file client.env --env PGHOST=127.0.0.1 \
  --cap-drop ALL --memory 64m \
  --network host \
  course/writer:1 till
