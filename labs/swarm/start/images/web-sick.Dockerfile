# A version that starts and never becomes ready: /readyz answers 503 while this file exists, and it always does.
FROM localhost/shop/web:1

LABEL learn-k8s.lab=swarm

ENV VERSION=sick NOT_READY_FILE=/app/server.mjs
