#!/bin/sh
# evict.sh SELECTOR: asks for each Pod what `kubectl drain` asks for the Pods of a node that is taken out of service.
set -eu
namespace=$(kubectl config view --minify -o jsonpath='{..namespace}')
for pod in $(kubectl get pods -l "$1" -o jsonpath='{.items[*].metadata.name}'); do
  echo "{\"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": {\"name\": \"$pod\"}}" |
    kubectl create --raw "/api/v1/namespaces/$namespace/pods/$pod/eviction" -f - >/dev/null
  echo "evicted $pod"
done
