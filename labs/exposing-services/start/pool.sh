# Prints, for MetalLB: ten addresses from the end of the network that kind's nodes are in. Docker gives out addresses
# from the beginning of it, so nobody else has these.
subnet=$(docker network inspect kind --format '{{range .IPAM.Config}}{{println .Subnet}}{{end}}' | grep -F . | head -n 1)
range=$(echo "$subnet" | awk -F '[./]' '
  function address(n) {
    return int(n / 2 ^ 24) "." int(n / 2 ^ 16) % 256 "." int(n / 2 ^ 8) % 256 "." n % 256
  }
  {
    last = $1 * 2 ^ 24 + $2 * 2 ^ 16 + $3 * 2 ^ 8 + $4 + 2 ^ (32 - $5) - 1
    print address(last - 15) "-" address(last - 6)
  }')
cat <<EOF
apiVersion: metallb.io/v1beta1
kind: IPAddressPool
metadata:
  name: kind
  namespace: metallb-system
spec:
  addresses: [$range]
---
apiVersion: metallb.io/v1beta1
kind: L2Advertisement
metadata:
  name: kind
  namespace: metallb-system
spec:
  ipAddressPools: [kind]
EOF
