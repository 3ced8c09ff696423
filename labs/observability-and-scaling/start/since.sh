# Seconds since the moment in the file `began`, to when the autoscaler last set the number and, with the word `ready`,
# to when the last of the Pods became ready.
seconds() { awk -F '[T:Z]' '{ print $2 * 3600 + $3 * 60 + $4 }'; }
began=$(seconds < began)
after() { echo "$((($(seconds) - began + 86400) % 86400)) s: $1"; }

kubectl get hpa search -o 'jsonpath={.status.lastScaleTime}{"\n"}' | after 'the number is set'
if [ "$1" = ready ]; then
  kubectl get pods -l app=search \
    -o 'jsonpath={range .items[*]}{.status.conditions[?(@.type=="Ready")].lastTransitionTime}{"\n"}{end}' |
    sort | tail -n 1 | after 'all Pods are ready'
fi
