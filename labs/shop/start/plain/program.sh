# How one of our programs is started: program NAME IMAGE [options of docker run]. What is not written here is not there.
program() {
  name=$1 image=$2
  shift 2
  docker run --detach --name "shop-$name" --label learn-k8s.lab=shop --network "${network:-shop-inner}" \
    --restart unless-stopped --read-only --cap-drop ALL --security-opt no-new-privileges \
    --cpus 0.5 --memory 128m --pids-limit 64 --dns-opt timeout:1 --dns-opt attempts:1 \
    "$@" "localhost/shop/$image"
}
