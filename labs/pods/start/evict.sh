#!/bin/sh
# evict.sh SELECTOR: asks for each Pod what
# `kubectl drain` asks for the Pods of a node.
set -eu
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
names='{range .items[*]}{.metadata.name}{"\n"}{end}'
for pod in $(kubectl get pods -l "$1" -o jsonpath="$names"); do
  url=/api/v1/namespaces/$namespace/pods/$pod/eviction
  kubectl create --raw "$url" -f - >/dev/null <<EOF
{"apiVersion": "policy/v1", "kind": "Eviction",
 "metadata": {"name": "$pod"}}
EOF
  echo "evicted $pod"
done
