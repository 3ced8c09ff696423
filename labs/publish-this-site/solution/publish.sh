# The fourth edition, without a broken page: the files go ahead, the pages follow.
set -e

roll_out() {
  kubectl set image deployment/site "site=course/site:$1"
  kubectl rollout status deployment/site | tail -n 1
  # Not before the last Pod of the edition before is gone.
  kubectl wait --for=jsonpath='{.status.terminatingReplicas}'=0 deployment/site --timeout=60s
}

kubectl exec reader -- node /reader/reader.mjs start http://site/
roll_out 4-ahead
roll_out 4
kubectl exec reader -- node /reader/reader.mjs stop | tail -n 1 | sed 's/of [0-9]* pages/of the pages/'
