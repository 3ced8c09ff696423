#!/bin/sh
# What `lab solve services catalog` does and verifies, as a person would script it. Run in the lab's shell.
set -eu
kubectl apply -f catalog.yaml
kubectl apply -f solution/catalog-service.yaml
kubectl wait deployment/catalog --for=condition=Available --timeout=60s
kubectl wait deployment/catalog --for=jsonpath='{.status.readyReplicas}'=2 --timeout=60s
test "$(kubectl get service catalog -o jsonpath='{.spec.type}')" = ClusterIP
test "$(kubectl get service catalog -o jsonpath='{.spec.clusterIP}')" != None
test "$(kubectl get endpointslices -l kubernetes.io/service-name=catalog \
  -o jsonpath='{.items[*].endpoints[?(@.conditions.ready==true)].addresses[0]}' | wc -w)" -eq 2
test "$(kubectl get endpointslices -l kubernetes.io/service-name=catalog \
  -o jsonpath='{.items[0].ports[0].port}')" -eq 9090
tries=0
until kubectl exec client -- wget -qO- -T 2 http://catalog/ | grep -q ' on catalog-'; do
  tries=$((tries + 1))
  test "$tries" -lt 15
done
