# What till.json is to say. Between the two colons would stand a port of this machine; empty: any free one.
docker run -d --name dock-till -p 127.0.0.1::8080 -e TABLE=9 \
  --memory 64m --read-only --label shift=late \
  course/oven:1 keep-hot
