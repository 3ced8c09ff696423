# Redis under a name that no registry can answer: see the chapter.
FROM redis:8.0

LABEL learn-k8s.lab=swarm
