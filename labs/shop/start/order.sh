#!/bin/sh
# The same order at every stage: into the cart, ordered at the front, looked for in the database and in the log.
# sh order.sh compose
. "./$1/here.sh"
ask() { curl -s -m 9 "$@"; }
ask -o /dev/null -d "cart=$1" -d product=tea -d quantity=2 "http://$(address)/api/cart"
status=$(ask -o /dev/null -w '%{http_code}' -d "cart=$1" -d "key=order-$1" "http://$(address)/api/orders")
echo "the front says: $status"
echo "the database says: $(inside db psql -U shop -Atc "select key, total from orders where key = 'order-$1'" | tr '\n' ' ')"
number=$(inside db psql -U shop -Atc "select id from orders where key = 'order-$1'")
echo "the log says: $(log_lines | grep "order $number paid" | sed 's/.*paid: //')"
