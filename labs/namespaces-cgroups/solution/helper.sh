docker run -d --name ns-helper \
  --network container:ns-web \
  --cpus 0.05 \
  --memory 64m --memory-swap 64m \
  --pids-limit 20 \
  course/kit:1
