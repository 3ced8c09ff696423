# sh capture.sh SERVER CLIENT COMMAND...: runs COMMAND, and shows the TCP
# packets that pass the network card of the Pod SERVER meanwhile.
server=$1
client=$2
shift 2
address() { kubectl get "$1" -o jsonpath='{.status.podIP}'; }
node=$(kubectl get "$server" -o jsonpath='{.spec.nodeName}')
# One end of the cable is eth0 in the Pod. Its name tells the other's
# number (eth0@if7), and the node knows what it calls number 7.
number=$(sh on-node.sh "$server" 'nsenter -t $pause -n ip -o link show eth0' \
  | sed 's/.*eth0@if\([0-9]*\):.*/\1/')
cable=$(docker exec "$node" ip -o link | sed -n "s/^$number: \([^@]*\)@.*/\1/p")
rm -f packets.txt # of the capture before
# A container in the node's network, with a program that listens there.
docker run --rm -i --label learn-k8s.lab=debugging \
  --network "container:$node" python:3.13-slim \
  python3 - "$cable" "$(address "$client")=client" "$(address "$server")=server" \
  < packets.py > packets.txt &
until grep -q listening packets.txt; do kill -0 $! || exit 1; sleep 1; done
"$@"
wait
grep -v listening packets.txt
