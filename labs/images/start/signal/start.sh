echo "preparing"
node server.mjs
