#!/bin/sh
# Takes one part away, without a goodbye, shows what a customer sees, and brings it back: sh without.sh deployment/cart
part=${1#*/}
kubectl scale "$1" --replicas=0 > /dev/null
kubectl delete pod --selector "app=$part" --grace-period=1 > /dev/null
echo "without $part"
sh customer.sh kubernetes
kubectl scale "$1" --replicas=1 > /dev/null
kubectl rollout status "$1" --timeout=120s > /dev/null
sh ready.sh kubernetes > /dev/null
