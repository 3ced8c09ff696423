# sh on-node.sh POD LINE   runs LINE on the node that the Pod runs on.
#
# LINE may use what the node knows of the Pod: $sandbox, the id of its sandbox; $pause, the number of the sandbox's
# process; $shim, the number of the process that started it.
pod=$1
line=$2
node=$(kubectl get pod "$pod" -o jsonpath='{.spec.nodeName}')
uid=$(kubectl get pod "$pod" -o jsonpath='{.metadata.uid}')
# A node of kind is a container of your engine, called like the node: docker exec leads into it.
docker exec "$node" sh -c "
  sandbox=\$(crictl pods --quiet --state ready --label io.kubernetes.pod.uid=$uid)
  pause=\$(crictl inspectp \$sandbox | jq .info.pid)
  shim=\$(ps -o ppid= -p \$pause)
  $line"
