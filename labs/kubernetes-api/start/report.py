# Tells what each hello Pod last wrote. Asks the API under the name of its Pod's ServiceAccount.
import json
from pathlib import Path

from kubernetes import client, config

config.load_incluster_config()
api = client.CoreV1Api()
namespace = Path("/var/run/secrets/kubernetes.io/serviceaccount/namespace").read_text()

try:
    pods = api.list_namespaced_pod(namespace, label_selector="kept-for=hello").items
    for pod in pods:
        log = api.read_namespaced_pod_log(pod.metadata.name, namespace)
        print(f"{pod.metadata.name}: {log.strip() or 'nothing'}")
except client.ApiException as error:
    raise SystemExit(f"{error.status} {json.loads(error.body)['message']}")
