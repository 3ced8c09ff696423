#!/bin/sh
# stop.sh POD...: deletes the Pods at the same moment and says of each
# what the API last knew of it, and after how many seconds it was gone.
set -eu
last='{.metadata.name}{": "}{.status.phase}{", exit code "}{.status.containerStatuses[0].state.terminated.exitCode}{"\n"}'
for pod in "$@"; do
  (
    kubectl get pod "$pod" --watch -o jsonpath="$last" >"$pod.seen" &
    watch=$!
    begin=$(date +%s)
    kubectl delete pod "$pod" >/dev/null
    seconds=$(($(date +%s) - begin))
    until grep -q 'code [0-9]' "$pod.seen"; do sleep 1; done
    kill "$watch"
    wait "$watch" 2>/dev/null || true
    echo "$(tail -n 1 "$pod.seen"), $seconds s from delete to gone"
  ) &
done
wait
