#!/bin/sh
# The shop as plain containers. The order is ours, and so is every option; nobody else remembers them.
. ./plain/program.sh
mine='--label learn-k8s.lab=shop'
password="type=bind,source=$PWD/secrets/db-password,target=/run/secrets/db-password,readonly"

docker network create $mine shop-outer
docker network create $mine --internal shop-inner
docker volume create $mine shop-orders
docker volume create $mine shop-log-lines

docker run --detach --name shop-db $mine --network shop-inner --network-alias db \
  --restart unless-stopped --user postgres --read-only --tmpfs /tmp \
  --tmpfs /var/run/postgresql:uid=999,gid=999 --shm-size 128m \
  --cap-drop ALL --security-opt no-new-privileges --cpus 1 --memory 256m --pids-limit 128 \
  --env POSTGRES_USER=shop --env POSTGRES_PASSWORD_FILE=/run/secrets/db-password \
  --mount "$password" --volume shop-orders:/var/lib/postgresql/data localhost/shop/db:1
docker run --detach --name shop-redis $mine --network shop-inner --network-alias redis \
  --restart unless-stopped --user redis --read-only --tmpfs /data \
  --cap-drop ALL --security-opt no-new-privileges --cpus 0.5 --memory 64m --pids-limit 64 \
  localhost/shop/redis:1 redis-server --save '' --protected-mode no

program log log:1 --network-alias log --env LOG_FILE=/data/orders.log --volume shop-log-lines:/data
program payment payment:1 --network-alias payment \
  --env PGPASSWORD_FILE=/run/secrets/db-password --mount "$password"
program cart cart:1 --network-alias cart
program catalog-1 catalog:1 --network-alias catalog
network=shop-outer program front front:1 --publish 127.0.0.1::8080
docker network connect shop-inner shop-front
