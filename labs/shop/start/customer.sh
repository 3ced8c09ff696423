#!/bin/sh
# What a customer sees who opens the shop and orders a packet of tea: sh customer.sh kubernetes
. "./$1/here.sh"
see() {
  page=$(curl -s -m 9 -L -b 'cart=ann; lang=en' "$@" | tr '\n' ' ' |
    sed -E 's#.*<main>##; s#</main>.*##; s#<table.*</table>##; s#</(h1|p|form)>#@#g; s#<[^>]*>##g; s# +# #g' |
    tr '@' '\n' | grep -v -E '^ ?(Reason|Payment reference|Go on|Try again)' | sed -E 's#^ ##; /^$/d; s#Order [0-9]+#The order#' |
    tr '\n' ' ' | sed 's# *$##')
  echo "${page:-nobody answers}"
}
shop="http://$(address)"
printf 'looks: '; see "$shop/"
curl -s -m 9 -o /dev/null -b 'cart=ann; lang=en' -d product=tea "$shop/cart"
printf 'orders: '; see -d "key=$(date +%s)-$$" "$shop/orders"
