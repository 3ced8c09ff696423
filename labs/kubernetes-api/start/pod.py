# python pod.py: makes a Pod, watches until it runs, labels it. python pod.py delete: deletes it and watches it go.
import sys
from pathlib import Path

import yaml
from kubernetes import client, config, watch

config.load_incluster_config()
api = client.CoreV1Api()
namespace = Path("/var/run/secrets/kubernetes.io/serviceaccount/namespace").read_text()
name = "by-python"


def events(version):
    """Every change of this one Pod since that version."""
    return watch.Watch().stream(
        api.list_namespaced_pod,
        namespace,
        field_selector=f"metadata.name={name}",
        resource_version=version,
    )


if sys.argv[1:] == ["delete"]:
    version = api.read_namespaced_pod(name, namespace).metadata.resource_version
    api.delete_namespaced_pod(name, namespace)
    print("DELETE was answered")
    for event in events(version):
        if event["type"] == "DELETED":
            print("DELETED")
            break
else:
    body = yaml.safe_load(Path(__file__).with_name("pod.yaml").read_text())
    body["metadata"]["name"] = name
    made = api.create_namespaced_pod(namespace, body)
    print(f"POST was answered: {made.metadata.name} {made.status.phase}")
    for event in events(made.metadata.resource_version):
        if event["object"].status.phase == "Running":
            print(f"{event['type']} Running")
            break
    patched = api.patch_namespaced_pod(name, namespace, {"metadata": {"labels": {"seen": "yes"}}})
    print(f"PATCH was answered: seen={patched.metadata.labels['seen']}")
