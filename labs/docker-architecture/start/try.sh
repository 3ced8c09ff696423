# Makes the container dock-till of till.json and starts it; an old one is removed first.
api() { curl -sS --unix-socket engine.sock "$@"; }

api -o /dev/null -X DELETE 'http://localhost/containers/dock-till?force=1'
api -H 'Content-Type: application/json' -d @till.json 'http://localhost/containers/create?name=dock-till'
api -X POST -w '%{http_code}\n' http://localhost/containers/dock-till/start
