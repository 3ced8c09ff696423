# PostgreSQL under a name that no registry can answer: see the chapter.
FROM postgres:17

LABEL learn-k8s.lab=swarm

# A tmpfs takes over the rights of the folder it covers, but not its owner: in a stack there is no way to name one.
RUN chmod 3777 /var/run/postgresql
