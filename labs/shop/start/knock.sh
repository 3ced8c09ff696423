#!/bin/sh
# Knocks at the database from a Pod: sh knock.sh pod/stranger
kubectl exec "$1" -- node -e 'const line = require("node:net").connect(5432, "db");
  const say = (what) => { console.log(what); process.exit(); };
  line.on("connect", () => say("the database answers")).on("error", ({ code }) => say(`no way through: ${code}`));
  setTimeout(say, 3000, "no way through: silence");'
