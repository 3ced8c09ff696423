#!/bin/sh
# namespaces.sh POD: which kinds of Linux namespace do its
# containers share, and which has each for itself?
set -eu
for kind in net ipc uts pid mnt; do
  web=$(kubectl exec "$1" -c web -- readlink "/proc/self/ns/$kind")
  log=$(kubectl exec "$1" -c log -- readlink "/proc/self/ns/$kind")
  if [ "$web" = "$log" ]; then echo "$kind shared"; else echo "$kind own"; fi
done
