# sh on-node.sh POD LINE: runs LINE on the node where the Pod runs.
#
# LINE may use $sandbox, the id of the Pod's sandbox, and $pause, the
# number of a process that is in the Pod's network.
pod=$1
line=$2
node=$(kubectl get "$pod" -o jsonpath='{.spec.nodeName}')
uid=$(kubectl get "$pod" -o jsonpath='{.metadata.uid}')
# A node of kind is a container of your engine, called like the node.
docker exec "$node" sh -c "
  sandbox=\$(crictl pods --quiet --state ready --label io.kubernetes.pod.uid=$uid)
  pause=\$(crictl inspectp \$sandbox | jq .info.pid)
  $line"
