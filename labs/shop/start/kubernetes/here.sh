# What one types at this stage. try.sh, order.sh and customer.sh use it.
thing=Pod

# Port 30080 of the cluster's nodes, as kind publishes it on this machine.
address() { echo "127.0.0.1:$LAB_HTTP_PORT"; }
inside() {
  part=$1
  shift
  kubectl exec "service/$part" -- "$@"
}
log_lines() { kubectl logs deployment/log; }

# Each catalog that runs and is not on its way out: who it is, and since when its container runs.
copies() {
  kubectl get pods --selector app=catalog --output go-template='{{range .items}}{{if not .metadata.deletionTimestamp}}{{$uid := .metadata.uid}}{{range .status.containerStatuses}}{{with .state.running}}{{$uid}} {{.startedAt}}{{"\n"}}{{end}}{{end}}{{end}}{{end}}'
}
lose() { kubectl delete "$(kubectl get pods --selector app=catalog --output name | head -n 1)" --wait=false; }
update() {
  kubectl set image deployment/catalog catalog=localhost/shop/catalog:2
  kubectl rollout status deployment/catalog --timeout=120s
  kubectl wait --for=jsonpath='{.status.terminatingReplicas}'=0 deployment/catalog --timeout=60s
}
scale() { kubectl scale deployment catalog --replicas="$1"; }
# Nodes that take any Pod.
machines() {
  kubectl get nodes --output go-template='{{range .items}}{{if not .spec.taints}}{{.metadata.name}}{{"\n"}}{{end}}{{end}}'
}
runs_on() {
  kubectl get pods --selector app.kubernetes.io/part-of=shop --output go-template='{{range .items}}{{.spec.nodeName}}{{"\n"}}{{end}}'
}
secret_is() { inside payment grep ' /run/secrets' /proc/mounts; }
