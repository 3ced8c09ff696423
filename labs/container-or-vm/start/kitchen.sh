# Three containers of one image. People gave them their names;
# a name does not say what runs inside.
docker rm --force kitchen-tap kitchen-fan kitchen-stove >/dev/null 2>&1
docker run --detach --name kitchen-tap course/box:1 /kitchen/room 1
docker run --detach --name kitchen-stove course/box:1 /kitchen/room 2
docker run --detach --name kitchen-fan course/box:1 /kitchen/room 3
