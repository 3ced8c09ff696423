#!/bin/sh
# Asks the shop for its products again and again while a service is being updated, and counts: sh ask.sh shop_catalog
address=$(sh address.sh)
failed=0
while docker service inspect --format '{{.UpdateStatus.State}}' "$1" | grep -q 'updating\|started'; do
  status=$(curl -s -o /dev/null -m 5 -w '%{http_code}' "http://$address/api/products")
  [ "$status" = 200 ] || failed=$((failed + 1))
done
echo "requests that failed: $failed"
docker service inspect --format '{{.UpdateStatus.State}}' "$1"
