# Two images of the fourth edition: one that goes ahead, one that follows.
set -e

build() { # the image's tag, the folder of the site
  docker build -q -t "course/site:$1" --label learn-k8s.lab=publish-this-site \
    --build-context site="$2" "$LAB_COURSE" -f Dockerfile
}

node edition.mjs edition-3 edition-4 'Fourth edition' rebeccapurple

# Pages of the third edition with the files of both: whatever a page asks this image for, it has.
cp -R edition-3 ahead
cp edition-4/_astro/* ahead/_astro/
# Pages of the fourth edition with the files of both: for pages that are still open somewhere.
cp -R edition-4 both
cp edition-3/_astro/* both/_astro/

build 4-ahead ahead
build 4 both
kind load docker-image course/site:4-ahead course/site:4 \
  --name "$LAB_CLUSTER" --nodes "$LAB_CLUSTER-worker,$LAB_CLUSTER-worker2"
