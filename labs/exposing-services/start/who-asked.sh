# Asks Traefik from outside the cluster, then compares two addresses: the client's own, and the one in Traefik's log.
traefik=$(kubectl get service traefik -o 'jsonpath={.status.loadBalancer.ingress[0].ip}')
url="http://$traefik/healthz?from=$$"
client=$(docker run --rm --label learn-k8s.lab=exposing-services --network kind busybox:1.37 sh -c '
  hostname -i
  until wget -q -O /dev/null -T 2 --header "Host: shop.example" "$1" 2>/dev/null; do sleep 1; done' sh "$url")
line=
until [ -n "$line" ]; do
  line=$(kubectl logs deployment/traefik | grep "from=$$ " | tail -n 1)
done
seen=${line%% *}
if [ "$seen" = "$client" ]; then
  echo "Traefik saw the client's own address"
else
  for node in $(kubectl get nodes -o custom-columns=:.metadata.name --no-headers); do
    docker exec "$node" hostname -I | grep -q -w -F "$seen" && echo "Traefik saw the address of a node"
  done
fi
