# Has kube-proxy work in a mode on every node and waits until it does: sh mode.sh iptables, sh mode.sh nftables.
# What came of it stands in mode.txt.
want=$1
nodes=$(kubectl get nodes -o jsonpath='{.items[*].metadata.name}')

# On its own node kube-proxy tells its mode to whoever asks.
modes() {
  for node in $nodes; do
    docker exec "$node" curl -s --max-time 2 http://127.0.0.1:10249/proxyMode || printf unknown
    echo
  done | sort -u | paste -s -d , -
}

# The mode stands in a ConfigMap, which kube-proxy reads when it starts.
put_into() {
  kubectl get configmap kube-proxy -n kube-system -o yaml |
    sed "s/^\( *mode:\).*/\1 $1/" | kubectl replace -f - >/dev/null
  kubectl delete pods -n kube-system -l k8s-app=kube-proxy >/dev/null
}

# The rules of the Service web are on a node, in the form of this mode.
is_written() {
  case $want in
    iptables) docker exec "$1" iptables-save -t nat ;;
    nftables) docker exec "$1" nft list table ip kube-proxy ;;
  esac 2>/dev/null | grep -q lab-kube-proxy/web
}

is_so() {
  test "$(modes)" = "$want" || return 1
  for node in $nodes; do is_written "$node" || return 1; done
}

wait_until_so() {
  tries=0
  until is_so; do
    tries=$((tries + 1))
    test "$tries" -lt 30 || return 1
    sleep 1
  done
}

was=$(modes)
if test "$was" != "$want"; then
  echo "kube-proxy is in $was mode: it is put into $want mode"
  put_into "$want"
fi
if wait_until_so; then
  echo "$want" >mode.txt
  echo "kube-proxy works in $want mode on every node"
else
  echo "not $want" >mode.txt
  echo "kube-proxy does not get to work in $want mode on this machine. Its last words:"
  kubectl logs -n kube-system -l k8s-app=kube-proxy --tail=1
  case $was in
    iptables | nftables)
      echo "It is put back into $was mode"
      want=$was
      put_into "$want"
      wait_until_so
      ;;
  esac
fi
