#!/bin/sh
# Looks for each layer of the engine's images in the images of a node: are they the same?
same=0
for part in front catalog cart payment log db redis; do
  image=localhost/shop/$part:1
  node=$(docker exec "$LAB_CLUSTER-worker" crictl inspecti "$image")
  all=yes
  for layer in $(docker image inspect --format '{{range .RootFS.Layers}}{{println .}}{{end}}' "$image"); do
    echo "$node" | grep -q "$layer" || all=no
  done
  [ $all = no ] || same=$((same + 1))
done
echo "of 7 images, the same on the engine and on the node: $same"
