# Which kernel does a Pod see? Asks the Pods of this lab, and one more under gVisor where the nodes have it.
# gVisor's runtime is called runsc; a node tells in its status which handlers it has.
handlers=$(kubectl get nodes -o jsonpath='{.items[*].status.runtimeHandlers[*].name}') || exit 1
case " $handlers " in
  *' runsc '*)
    echo 'gVisor is present: the nodes have a handler runsc'
    kubectl apply -f gvisor.yaml >&2
    if ! kubectl wait --for=condition=Ready pod/sandboxed --timeout=90s >&2; then
      echo 'The Pod under gVisor did not start. Its events:'
      kubectl events --for pod/sandboxed
      exit 1
    fi
    pods='teller second sandboxed'
    ;;
  *)
    echo 'gVisor is absent: no node has a handler runsc, so no Pod is started under it'
    pods='teller second'
    ;;
esac
of_node=$(docker exec "$(cat node.txt)" uname -r)
for pod in $pods; do
  seen=$(kubectl exec "$pod" -- uname -r) || exit 1
  if [ "$seen" = "$of_node" ]; then
    echo "$pod sees the kernel of the node"
  else
    echo "$pod sees another kernel, $seen"
  fi
done
