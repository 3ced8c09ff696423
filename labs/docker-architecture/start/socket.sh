# Where the docker command of this terminal finds its engine: DOCKER_HOST when it is set, else the context in use.
host=$(docker context inspect --format '{{.Endpoints.docker.Host}}')
case $host in
  unix://*) echo "${host#unix://}" ;;
  *)
    echo "The engine is at $host, which is no socket on this machine. Use a context whose engine is." >&2
    exit 1
    ;;
esac
