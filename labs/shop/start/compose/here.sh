# What one types at this stage. try.sh, order.sh and customer.sh use it.
thing=container

address() { docker compose port front 8080; }
inside() {
  container=lab-shop-$1-1
  shift
  docker exec "$container" "$@" # as `docker compose exec`, and quicker
}
log_lines() { docker compose logs --no-log-prefix log; }

# Each running catalog: who it is, and since when it runs.
copies() {
  docker ps --quiet --no-trunc --filter name=^lab-shop-catalog |
    xargs -r docker inspect --format '{{.Id}} {{.State.StartedAt}}'
}
lose() { docker rm --force lab-shop-catalog-1; }
find_again() { docker compose up --no-deps --wait catalog; }
update() { docker compose --file compose.yaml --file compose/next.yaml up --no-deps --wait catalog; }
scale() {
  docker compose --file compose.yaml --file compose/next.yaml \
    up --no-deps --no-recreate --wait --scale "catalog=$1" catalog
}
machines() { docker info --format '{{.Name}}'; }
runs_on() { docker compose ps --quiet | sed "s/.*/$(machines)/"; }
secret_is() {
  docker inspect --format '{{range .Mounts}}{{println .Type .Destination}}{{end}}' lab-shop-payment-1
}
