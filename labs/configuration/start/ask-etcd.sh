# Runs on the control-plane node, which has etcd's certificates. $1: the key to read.
cd /etc/kubernetes/pki/etcd || exit 1
key=$(printf %s "$1" | base64 -w 0)
curl -s --cacert ca.crt --cert healthcheck-client.crt --key healthcheck-client.key \
  -d "{\"key\":\"$key\"}" https://127.0.0.1:2379/v3/kv/range |
  sed -n 's/.*"value":"\([^"]*\)".*/\1/p' | # HTTP's JSON carries bytes as base64
  base64 -d |
  LC_ALL=C tr -s -c '[:graph:]' '\n' # what was stored, byte for byte; only unprintable ones become line breaks
