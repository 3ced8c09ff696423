# The next version of the catalog. All that is new is the number that it tells.
FROM localhost/shop/catalog:1

LABEL learn-k8s.lab=swarm

ENV VERSION=2
