#!/bin/sh
# Asks leave to move a Pod away, as `kubectl drain` does for each Pod of a node: sh evict.sh pod/NAME
name=${1#pod/}
echo "{ \"apiVersion\": \"policy/v1\", \"kind\": \"Eviction\", \"metadata\": { \"name\": \"$name\" } }" |
  kubectl create --raw "/api/v1/namespaces/$LAB_NAMESPACE/pods/$name/eviction" -f - > /dev/null &&
  echo "evicted"
