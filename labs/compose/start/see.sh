#!/bin/sh
# Prints what ann, a customer, sees on a page of the shop: sh see.sh /cart
page="http://$(docker compose port front 8080)${1:-/}"
curl -s -H 'cookie: cart=ann' "$page" | tr '\n' ' ' |
  sed -E 's#.*<main>##; s#</main>.*##; s#</(h1|p|tr|strong)>#@#g; s#<[^>]*>##g; s# +# #g' |
  tr '@' '\n' | sed -E 's#^ +##; /^$/d'
