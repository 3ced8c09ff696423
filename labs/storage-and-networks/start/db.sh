#!/bin/sh
# sh db.sh NAME [OPTION OF DOCKER RUN]...
# Starts PostgreSQL and waits until it answers.
name=$1
shift

docker run -d --name "$name" \
  --label learn-k8s.lab=storage-and-networks \
  --network sn-shop --env-file db.env \
  --user postgres --cap-drop ALL \
  --security-opt no-new-privileges \
  --read-only --tmpfs /tmp \
  --tmpfs /var/run/postgresql:uid=999,gid=999 \
  --memory 512m --pids-limit 100 \
  "$@" postgres:17 > /dev/null || exit

# By TCP: the server that only prepares an empty
# folder listens on a socket and nowhere else.
until docker exec "$name" pg_isready -q -h 127.0.0.1 2> /dev/null; do
  running=$(docker inspect -f '{{.State.Running}}' "$name")
  if [ "$running" != true ]; then
    docker logs "$name"
    exit 1
  fi
  sleep 0.2
done
echo "$name answers"
