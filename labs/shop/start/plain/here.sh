# What one types at this stage. try.sh, order.sh and customer.sh use it.
. ./plain/program.sh
thing=container

address() { docker port shop-front 8080; }
inside() {
  container=$(docker ps --quiet --filter "name=^shop-$1" | head -n 1)
  shift
  docker exec "$container" "$@"
}
log_lines() { docker logs shop-log; }

# Each running catalog: who it is, and since when it runs.
copies() {
  docker ps --quiet --no-trunc --filter name=^shop-catalog |
    xargs -r docker inspect --format '{{.Id}} {{.State.StartedAt}}'
}
lose() { docker rm --force "$(docker ps --quiet --filter name=^shop-catalog | head -n 1)"; }
find_again() { program catalog-1 catalog:1 --network-alias catalog; }
update() {
  docker stop shop-catalog-1
  docker rm shop-catalog-1
  program catalog-1 catalog:2 --network-alias catalog
}
scale() {
  for number in $(seq 2 "$1"); do program "catalog-$number" catalog:2 --network-alias catalog; done
}
machines() { docker info --format '{{.Name}}'; }
runs_on() { docker ps --quiet --filter label=learn-k8s.lab=shop | sed "s/.*/$(machines)/"; }
secret_is() { docker inspect --format '{{range .Mounts}}{{println .Type .Destination}}{{end}}' shop-payment; }
