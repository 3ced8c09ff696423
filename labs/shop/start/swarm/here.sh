# What one types at this stage. try.sh, order.sh and customer.sh use it.
thing=task

tasks() { docker ps --quiet --no-trunc --filter "label=com.docker.swarm.service.name=shop_$1"; }
address() { echo "127.0.0.1:$(docker port "$(tasks front | head -n 1)" 8080 | sed -n '1s/.*://p')"; }
inside() {
  task=$(tasks "$1" | head -n 1)
  shift
  docker exec "$task" "$@"
}
log_lines() { docker service logs --raw shop_log; }

# Each running catalog: who it is, and since when it runs.
copies() { tasks catalog | xargs -r docker inspect --format '{{.Id}} {{.State.StartedAt}}'; }
lose() { docker rm --force "$(tasks catalog | head -n 1)"; }
update() {
  docker service update --detach --quiet --no-resolve-image --image localhost/shop/catalog:2 shop_catalog
  while docker service inspect --format '{{.UpdateStatus.State}}' shop_catalog | grep -q updating; do
    sleep 1
  done
}
scale() { docker service scale --detach "shop_catalog=$1"; }
machines() { docker node ls --format '{{.Hostname}}'; }
runs_on() { docker stack ps --filter desired-state=running --format '{{.Node}}' shop; }
secret_is() { inside payment grep ' /run/secrets' /proc/mounts; }
