# Asks port 30080 of every node. It asks from a container in the network of the nodes: outside the cluster, and able to
# reach them on every system, also where Docker runs in a virtual machine.
kubectl get nodes -o 'jsonpath={range .items[*]}{.metadata.name} {.status.addresses[?(@.type=="InternalIP")].address}{"\n"}{end}' |
  docker run --rm -i --label learn-k8s.lab=exposing-services --network kind busybox:1.37 sh -c '
    while read -r name address; do
      answer=$(wget -q -O - -T 3 "http://$address:30080/" 2>/dev/null) || answer="no answer"
      echo "$name: $answer"
    done'
