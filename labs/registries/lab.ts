import { check, defineLab } from '#lab-kit';

/** The registry's address, as the lines of the steps find it: the port is one that was free. */
const SHELF = 'http://$(cat shelf)';
const CACHE_BLOBS = '/var/lib/registry/docker/registry/v2/blobs/sha256';

/** Waits until a server that was just started answers: a container runs before its program listens. */
const PATIENT = '--retry 20 --retry-all-errors --retry-delay 1';

/** Prints the digest behind a tag, as the registry tells it. */
const digestOf = (tag: string): string =>
  `curl -sI -H @accept ${SHELF}/v2/bakery/menu/manifests/${tag} | grep -i docker-content-digest`;

/** Seconds for what the registry says at once: there is nothing to wait for. */
const AT_ONCE = 3;

/** A container that lives. */
const isRunning = { State: { Running: true } };

/**
 * The versions that soup.lock leads to, in its order. A tag before the digest is right, too, and so is `localhost`.
 * A line without a digest is printed as it stands.
 */
const LOCKED = [
  'grep -v @sha256: soup.lock',
  'for digest in $(sed -nE "s#^(127.0.0.1|localhost):$(cut -d : -f 2 shelf)/kitchen/soup(:[0-9A-Za-z_.-]+)?@##p" soup.lock)',
  'do ./version-of kitchen/soup "$digest"; done',
].join('\n');

const STORE = {
  en: 'The form, the sizes and the digests depend on how your engine stores images, and on when you built this one.',
  zh: '格式、大小和摘要取决于引擎怎样存储镜像，也取决于你构建的时间。',
};

const LAYER_IDS = {
  en: 'Which short numbers stand for the layers depends on how your engine stores images.',
  zh: '层前面的短编号取决于引擎怎样存储镜像。',
};

const WORDING = {
  en: 'Docker words this refusal differently from version to version.',
  zh: '这句拒绝的措辞因 Docker 版本而异。',
};

export default defineLab({
  needs: ['docker', 'curl'],
  images: {
    base: ['busybox:1.37', 'registry:3', 'kindest/node:v1.37.0'],
    build: [
      { tag: 'course/soup:1', context: 'start/soup', dockerfile: 'Dockerfile.1' },
      { tag: 'course/soup:2', context: 'start/soup', dockerfile: 'Dockerfile.2' },
    ],
  },
  title: { en: 'Registries: what a name stands for', zh: '镜像仓库：名字背后是什么' },
  summary: {
    en: 'Run a registry of your own, push to it, pull by tag and by digest, watch a tag move, delete and collect garbage, log in, and put a cache between containerd and Docker Hub.',
    zh: '自己运行一个镜像仓库：推送镜像，按标签和按摘要拉取，看标签怎样移动，删除并回收空间，登录，再在 containerd 和 Docker Hub 之间放一个缓存。',
  },

  steps: [
    {
      id: 'open',
      title: { en: 'A registry is one container', zh: '镜像仓库就是一个容器' },
      text: {
        en: 'Start a registry with its data in a volume, on a port that is free. Note its address in the file `shelf`, and ask it two questions with curl: do you speak the registry API, and what do you have?',
        zh: '启动一个镜像仓库，数据放在卷里，端口由 Docker 选一个空闲的。把地址记在文件 `shelf` 里，再用 curl 问它两个问题：你提供镜像仓库 API 吗？你有什么？',
      },
      commands: [
        'docker network create --label learn-k8s.lab=registries registries',
        'docker volume create --label learn-k8s.lab=registries registries-shelf',
        'docker run -d --name registries-shelf --label learn-k8s.lab=registries --network registries \\\n  --read-only --memory 256m -p 127.0.0.1::5000 -v registries-shelf:/var/lib/registry \\\n  -e REGISTRY_STORAGE_DELETE_ENABLED=true registry:3',
        'docker port registries-shelf 5000 | tee shelf',
        {
          run: `curl -si ${PATIENT} ${SHELF}/v2/`,
          show: ['^HTTP', '[Aa]pi-'],
        },
        `curl -s ${SHELF}/v2/_catalog`,
        "docker info 2> /dev/null | grep -o '127.0.0.0/8'",
      ],
      checks: [
        check.container('registries-shelf', { match: isRunning }),
        check.command(`curl -sf ${SHELF}/v2/`, { id: 'answers' }),
      ],
    },
    {
      id: 'push',
      title: { en: 'The name says where it goes', zh: '名字决定推送到哪里' },
      text: {
        en: 'Build a small image, give it a second name that begins with the registry’s address, and push that name. Then forget the name on this engine and run it from the registry.',
        zh: '构建一个小镜像，再给它取一个以镜像仓库地址开头的名字，推送这个名字。然后从本机引擎上去掉这个名字，改从镜像仓库拉取运行。',
      },
      files: [{ path: 'menu/Dockerfile', mark: ['FROM', 'COPY'] }],
      commands: [
        'docker build -q --provenance=false -t course/menu:1 menu',
        'docker tag course/menu:1 $(cat shelf)/bakery/menu:1',
        'docker push -q $(cat shelf)/bakery/menu:1',
        `curl -s ${SHELF}/v2/_catalog`,
        `curl -s ${SHELF}/v2/bakery/menu/tags/list`,
        { run: 'docker image rm $(cat shelf)/bakery/menu:1', show: 'none' },
        'docker run --rm -q --pull always $(cat shelf)/bakery/menu:1',
      ],
      checks: [
        check.command(`curl -sf ${SHELF}/v2/bakery/menu/tags/list`, { stdout: '"1"' }),
        check.run('course/menu:1', [], { stdout: '^menu 1: noodle soup$' }),
      ],
    },
    {
      id: 'manifest',
      title: { en: 'What a tag leads to', zh: '标签指向什么' },
      text: {
        en: 'Ask for the manifest behind the tag `1`, saying with `Accept` which forms you understand. Compare the digest in the answer’s header with a hash of the answer itself, then follow the first digest in it.',
        zh: '取出标签 `1` 背后的清单 (manifest)，用 `Accept` 说明你认得哪些格式。把响应头里的摘要和响应内容本身的哈希值比一比，再顺着内容里的第一个摘要往下查。',
      },
      files: [{ path: 'accept' }],
      commands: [
        `curl -s -H @accept -D headers ${SHELF}/v2/bakery/menu/manifests/1 > manifest.json`,
        'grep -i docker-content-digest headers',
        'docker run --rm -i course/menu:1 sha256sum < manifest.json',
        { run: 'cat manifest.json', varies: STORE },
        "grep -o 'sha256:[0-9a-f]*' manifest.json | head -n 1 > config-digest",
        `curl -s ${SHELF}/v2/bakery/menu/blobs/$(cat config-digest) | grep -o '"Cmd":[^]]*]'`,
      ],
      checks: [
        check.command(
          'grep -q "$(docker run --rm -i course/menu:1 sha256sum < manifest.json | cut -d " " -f 1)" headers',
          { id: 'digest-is-hash' },
        ),
        check.command('grep -c sha256: config-digest', { id: 'config', stdout: '^1$' }),
      ],
    },
    {
      id: 'two-tags',
      title: { en: 'Two tags, one digest', zh: '两个标签，一个摘要' },
      text: {
        en: 'Push the same image under the tag `stable` as well, and ask the registry what each of the two tags stands for.',
        zh: '把同一个镜像再以标签 `stable` 推送一次，问问镜像仓库这两个标签各指向什么。',
      },
      commands: [
        'docker tag course/menu:1 $(cat shelf)/bakery/menu:stable',
        {
          run: 'docker push $(cat shelf)/bakery/menu:stable',
          show: ['already exists', 'digest:'],
          varies: LAYER_IDS,
        },
        `curl -s ${SHELF}/v2/bakery/menu/tags/list`,
        digestOf('1'),
        digestOf('stable'),
      ],
      checks: [
        check.command(`test "$(${digestOf('1')})" = "$(${digestOf('stable')})"`, {
          id: 'same-digest',
        }),
        check.command(`curl -sf ${SHELF}/v2/bakery/menu/tags/list`, {
          id: 'stable',
          stdout: '"stable"',
        }),
      ],
    },
    {
      id: 'moved-tag',
      title: { en: 'A tag moves, a digest does not', zh: '标签会移动，摘要不会' },
      text: {
        en: 'Keep the digest of version 1. Publish version 2 and let `stable` name it. Then put this engine back to last week by letting its own `stable` be version 1, run `stable` once as it is and once with a pull, and at last run version 1 by its digest.',
        zh: '记下版本 1 的摘要。发布版本 2，并让 `stable` 指向它。再让本机引擎上的 `stable` 退回版本 1，就像上周拉取的那样，运行它两次：一次直接运行，一次先拉取。最后按摘要运行版本 1。',
      },
      commands: [
        `${digestOf('stable')} | grep -o 'sha256:[0-9a-f]*' > digest`,
        "echo 'menu 2: dumplings' > menu/dish",
        'docker build -q --provenance=false -t course/menu:2 menu',
        'for tag in 2 stable; do docker tag course/menu:2 $(cat shelf)/bakery/menu:$tag; docker push -q $(cat shelf)/bakery/menu:$tag; done',
        `for tag in 1 2 stable; do ${digestOf('$tag')}; done`,
        'docker tag course/menu:1 $(cat shelf)/bakery/menu:stable',
        'docker run --rm $(cat shelf)/bakery/menu:stable',
        'docker run --rm -q --pull always $(cat shelf)/bakery/menu:stable',
        'docker run --rm -q $(cat shelf)/bakery/menu@$(cat digest)',
      ],
      checks: [
        check.command(`test "$(${digestOf('2')})" = "$(${digestOf('stable')})"`, { id: 'moved' }),
        check.command(`${digestOf('$(cat digest)')} | grep "$(cat digest)"`, { id: 'old-digest' }),
      ],
    },
    {
      id: 'login',
      title: { en: 'Refused without a login', zh: '不登录就被拒绝' },
      text: {
        en: 'Start a second registry that wants a name and a password. Push, be refused, log in, push again, look where the password went, and log out. `docker-apart` keeps this login out of your own Docker configuration.',
        zh: '再启动一个要用户名和密码的镜像仓库。推送，被拒绝，登录，再推送，看看密码存到了哪里，最后退出登录。`docker-apart` 让这次登录不进入你自己的 Docker 配置。',
      },
      files: [
        { path: 'auth/htpasswd' },
        { path: 'docker-apart', mark: ['exec'] },
        { path: 'login/config.json' },
      ],
      commands: [
        'docker run -d --name registries-door --label learn-k8s.lab=registries \\\n  --read-only --memory 256m --tmpfs /var/lib/registry -p 127.0.0.1::5000 -v "$PWD/auth:/auth:ro" \\\n  -e REGISTRY_AUTH=htpasswd -e REGISTRY_AUTH_HTPASSWD_REALM=door \\\n  -e REGISTRY_AUTH_HTPASSWD_PATH=/auth/htpasswd registry:3',
        'docker port registries-door 5000 | tee door',
        {
          run: `curl -si ${PATIENT} http://$(cat door)/v2/`,
          show: ['^HTTP', '[Ww][Ww][Ww]-[Aa]uth', 'UNAUTHORIZED'],
        },
        'docker tag course/menu:2 $(cat door)/bakery/menu:2',
        { run: './docker-apart push -q $(cat door)/bakery/menu:2', exit: 1, varies: WORDING },
        {
          run: 'echo throw-away-4711 | ./docker-apart login --username baker --password-stdin $(cat door)',
          show: ['Login Succeeded', 'stored unencrypted'],
          varies: WORDING,
        },
        './docker-apart push -q $(cat door)/bakery/menu:2',
        "grep '\"auth\":' login/config.json | cut -d '\"' -f 4 | base64 -d; echo",
        './docker-apart logout $(cat door)',
      ],
      checks: [
        check.command('curl -s -o /dev/null -w "%{http_code}" http://$(cat door)/v2/', {
          id: 'refuses',
          stdout: '^401$',
        }),
        check.command(
          'curl -sf -u baker:throw-away-4711 http://$(cat door)/v2/bakery/menu/tags/list',
          { id: 'pushed', stdout: '"2"' },
        ),
      ],
    },
    {
      id: 'mirror',
      title: {
        en: 'A cache between containerd and the hub',
        zh: '在 containerd 和 Hub 之间放一个缓存',
      },
      text: {
        en: 'Your registry now plays Docker Hub. A second one keeps what passes through it, and a containerd of its own, as on a Kubernetes node, is told by one file to ask there first. It pulls `menu:1`, a name without a host.',
        zh: '你的镜像仓库现在扮演 Docker Hub。第二个镜像仓库把经过它的东西留一份。再启动一个独立的 containerd，和 Kubernetes 节点上的一样，用一个文件告诉它先去那里找。它要拉取的是 `menu:1`，一个没写主机的名字。',
      },
      files: [
        { path: 'node/certs.d/docker.io/hosts.toml', mark: ['server', '[host', 'capabilities'] },
        { path: 'node/config.toml', mark: ['config_path'] },
      ],
      commands: [
        'docker tag course/menu:1 $(cat shelf)/library/menu:1',
        'docker push -q $(cat shelf)/library/menu:1',
        'docker volume create --label learn-k8s.lab=registries registries-cache',
        'docker run -d --name registries-cache --label learn-k8s.lab=registries --network registries \\\n  --read-only --memory 256m -v registries-cache:/var/lib/registry \\\n  -e REGISTRY_PROXY_REMOTEURL=http://registries-shelf:5000 registry:3',
        'docker create --name registries-node --label learn-k8s.lab=registries --network registries \\\n  --privileged --tmpfs /run --tmpfs /var/lib/containerd --entrypoint containerd kindest/node:v1.37.0',
        'docker cp -q node/. registries-node:/etc/containerd',
        'docker start registries-node',
        {
          run: `docker exec registries-node curl -s ${PATIENT} http://registries-cache:5000/v2/`,
          show: 'none',
        },
        { run: 'docker exec registries-node crictl --timeout 30s pull menu:1', show: 'none' },
        "docker exec registries-node crictl images | awk '{ print $1, $2 }'",
        "docker logs registries-cache 2>&1 | grep -o 'HEAD /v2/library/menu/manifests/1?ns=docker.io'",
        "docker logs registries-shelf 2>&1 | grep -c '\"GET /v2/library/menu/blobs/'",
        {
          run: 'docker exec registries-node crictl rmi menu:1 && docker exec registries-node crictl pull menu:1',
          show: 'none',
        },
        "docker logs registries-cache 2>&1 | grep -c '\"GET /v2/library/menu/blobs/'",
        "docker logs registries-shelf 2>&1 | grep -c '\"GET /v2/library/menu/blobs/'",
      ],
      checks: [
        check.command('docker exec registries-node crictl images', {
          id: 'pulled',
          stdout: '^docker\\.io/library/menu +1 ',
        }),
        check.command('docker logs registries-cache 2>&1', {
          id: 'through-the-cache',
          stdout: 'manifests/1\\?ns=docker\\.io.*containerd',
        }),
      ],
    },
    {
      id: 'delete',
      title: { en: 'Deleted is not freed', zh: '删掉不等于腾出空间' },
      text: {
        en: 'Count the files that hold content. Delete version 2 by its digest, count again. Then stop the registry, let it collect its garbage, start it and count once more.',
        zh: '数一数存放内容的文件。按摘要删除版本 2，再数一次。然后停下镜像仓库，让它回收垃圾，启动后再数一次。',
      },
      files: [{ path: 'count', mark: ['docker'] }],
      commands: [
        './count',
        `curl -s ${SHELF}/v2/bakery/menu/tags/list`,
        `${digestOf('stable')} | grep -o 'sha256:[0-9a-f]*' > digest-2`,
        `curl -s -o /dev/null -w '%{http_code}\\n' -X DELETE ${SHELF}/v2/bakery/menu/manifests/$(cat digest-2)`,
        `curl -s ${SHELF}/v2/bakery/menu/tags/list`,
        './count',
        { run: 'docker stop registries-shelf', show: 'none' },
        {
          run: 'docker run --rm --label learn-k8s.lab=registries -v registries-shelf:/var/lib/registry \\\n  registry:3 garbage-collect /etc/distribution/config.yml',
          show: ['eligible for deletion$'],
        },
        {
          run: 'docker start registries-shelf && docker port registries-shelf 5000 > shelf',
          show: 'none',
        },
        { run: `curl -s ${PATIENT} ${SHELF}/v2/bakery/menu/tags/list` },
        './count',
      ],
      checks: [
        check.command(`curl -sf ${SHELF}/v2/bakery/menu/tags/list`, {
          id: 'both-tags-gone',
          stdout: '"tags":\\["1"\\]',
        }),
        check.command('./count', { id: 'freed', stdout: '^4$' }),
      ],
    },
  ],

  tasks: [
    {
      id: 'publish',
      title: {
        en: 'Publish two versions for a careful customer',
        zh: '为一位谨慎的使用者发布两个版本',
      },
      text: {
        en: 'Your engine has `course/soup:1` and `course/soup:2`. Publish them in the registry as repository `kitchen/soup`, with the tags `1` and `2` and no other. Then write the file `soup.lock`, version 1 first, one full reference a line, so that `./serve` runs both.',
        zh: '引擎上已有 `course/soup:1` 和 `course/soup:2`。把它们发布到镜像仓库的 `kitchen/soup`，标签只有 `1` 和 `2`。再写文件 `soup.lock`，版本 1 在前，每行一个完整引用，使 `./serve` 能把两个都运行起来。',
      },
      files: [{ path: 'serve', mark: ['*@sha256'] }, { path: 'version-of' }],
      hints: [
        {
          en: 'List what the registry has after each push: `_catalog`, then the tags of a repository. Is it the name you meant?',
          zh: '每次推送后看看镜像仓库里有什么：先 `_catalog`，再看某个仓库的标签。是你想要的名字吗？',
        },
        {
          en: 'A full reference has an address with its port, a path, and either a tag or a digest. Which of these may change its meaning tomorrow?',
          zh: '完整引用包括地址和端口、路径，以及标签或摘要。其中哪一部分明天可能换了含义？',
        },
        {
          en: 'The digest that names an image in a registry is the one of its manifest. The registry tells it in a header when you ask for a tag; the step `two-tags` did so.',
          zh: '在镜像仓库里，代表一个镜像的是它的清单的摘要。按标签去问，镜像仓库会在响应头里给出；步骤 `two-tags` 就是这样做的。',
        },
      ],
      checks: [
        check.command(`curl -sf ${SHELF}/v2/kitchen/soup/tags/list`, {
          id: 'in-the-repository',
          within: AT_ONCE,
          stdout: '(?=.*"1")(?=.*"2")',
          hint: {
            en: 'The registry has no `kitchen/soup` with both tags. Look at its `_catalog`: did the push go to this host, to this path, under these tags?',
            zh: '镜像仓库里没有同时带这两个标签的 `kitchen/soup`。看看 `_catalog`：推送的主机、路径、标签都对吗？',
          },
        }),
        check.command('./version-of kitchen/soup 1; ./version-of kitchen/soup 2', {
          id: 'right-versions',
          within: AT_ONCE,
          stdout: '^VERSION=1\\nVERSION=2$',
          hint: {
            en: 'A tag stands for another version than its name says. Ask with `./version-of` what is behind each.',
            zh: '有个标签指向的版本和它的名字不符。用 `./version-of` 看看每个标签背后是什么。',
          },
        }),
        check.command(`curl -sf ${SHELF}/v2/kitchen/soup/tags/list`, {
          id: 'no-other-tag',
          within: AT_ONCE,
          stdout: '"tags":\\["1","2"\\]',
          hint: {
            en: 'The repository has one tag more than asked for. What does a push without a tag push? A tag can be deleted through the API, too.',
            zh: '仓库里多了一个标签。不写标签去推送，推送的是什么？标签也可以通过 API 删除。',
          },
        }),
        check.command(LOCKED, {
          id: 'by-digest',
          within: AT_ONCE,
          stdout: '^VERSION=1\\nVERSION=2$',
          stdoutNot: '/',
          hint: {
            en: '`soup.lock` does not lead to version 1 and then to version 2 by their digests. Is there a line for each, beginning with the address in `shelf`? Several things in a registry have a digest: which one stands for the image?',
            zh: '`soup.lock` 没能按摘要依次指向版本 1 和版本 2。是不是各有一行，都以 `shelf` 里的地址开头？镜像仓库里好几样东西都有摘要，哪一个代表镜像？',
          },
        }),
      ],
      solve: ['sh solution/publish', 'cat soup.lock', './serve'],
      solution: [{ path: 'solution/publish', mark: ['docker push', 'digest=', 'echo'] }],
      wrong: [
        {
          id: 'no-host',
          says: {
            en: 'Tagged without the registry’s address: the name means Docker Hub.',
            zh: '打标签时没写镜像仓库的地址：这个名字指的是 Docker Hub。',
          },
          run: ['for v in 1 2; do docker tag course/soup:$v kitchen/soup:$v; done'],
          caughtBy: 'in-the-repository',
          undo: ['sh wrong/take-back'],
        },
        {
          id: 'wrong-path',
          says: {
            en: 'Pushed to `soup` instead of `kitchen/soup`.',
            zh: '推送到了 `soup`，而不是 `kitchen/soup`。',
          },
          run: [
            'for v in 1 2; do docker tag course/soup:$v $(cat shelf)/soup:$v; docker push -q $(cat shelf)/soup:$v; done',
          ],
          caughtBy: 'in-the-repository',
          undo: ['sh wrong/take-back'],
        },
        {
          id: 'latest-only',
          says: {
            en: 'No tag written, twice: both pushes went to `latest`.',
            zh: '两次都没写标签：两次推送都成了 `latest`。',
          },
          run: [
            'for v in 1 2; do docker tag course/soup:$v $(cat shelf)/kitchen/soup; docker push -q $(cat shelf)/kitchen/soup; done',
          ],
          caughtBy: 'in-the-repository',
          undo: ['sh wrong/take-back'],
        },
        {
          id: 'moved-tag',
          says: {
            en: 'Version 2 was pushed under the tag `1`, too.',
            zh: '版本 2 也以标签 `1` 推送了上去。',
          },
          run: ['sh wrong/publish 2 digest'],
          caughtBy: 'right-versions',
          undo: ['sh wrong/take-back'],
        },
        {
          id: 'stray-latest',
          says: {
            en: 'All is right, and a push without a tag left `latest` beside.',
            zh: '其他都对，但有一次没写标签的推送，多出了 `latest`。',
          },
          run: [
            'sh wrong/publish 1 digest',
            'docker tag course/soup:2 $(cat shelf)/kitchen/soup; docker push -q $(cat shelf)/kitchen/soup',
          ],
          caughtBy: 'no-other-tag',
          undo: ['sh wrong/take-back'],
        },
        {
          id: 'tags-in-lock',
          says: { en: '`soup.lock` names tags.', zh: '`soup.lock` 里写的是标签。' },
          run: ['sh wrong/publish 1 tag'],
          caughtBy: 'by-digest',
          undo: ['sh wrong/take-back'],
        },
        {
          id: 'layer-digest',
          says: {
            en: '`soup.lock` has the digest of a layer, copied out of the manifest.',
            zh: '`soup.lock` 里写的是某一层的摘要，是从清单里抄来的。',
          },
          run: ['sh wrong/publish 1 layer'],
          caughtBy: 'by-digest',
          undo: ['sh wrong/take-back'],
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'upstream-gone',
      title: { en: 'Cut the line to the hub', zh: '切断通往 Hub 的线' },
      text: {
        en: 'Stop the registry that plays Docker Hub. Let the node forget its image and pull it again. Then ask the cache for an image that nobody ever pulled through it.',
        zh: '停掉扮演 Docker Hub 的镜像仓库。让节点忘掉镜像，再拉取一次。然后向缓存要一个从没有人经它拉取过的镜像。',
      },
      commands: [
        { run: 'docker stop registries-shelf', show: 'none' },
        'docker exec registries-node crictl rmi menu:1',
        { run: 'docker exec registries-node crictl pull menu:1', show: 'none' },
        "docker exec registries-node crictl images | awk '{ print $1, $2 }'",
        "docker exec registries-node curl -s -o /dev/null -w '%{http_code}\\n' \\\n  http://registries-cache:5000/v2/bakery/menu/manifests/1",
      ],
      checks: [
        check.container('registries-shelf', { match: { State: { Running: false } } }),
        check.command('docker exec registries-node crictl images', {
          id: 'still-there',
          stdout: '^docker\\.io/library/menu +1 ',
        }),
      ],
    },
    {
      id: 'altered-layer',
      title: { en: 'A mirror that changes a few bytes', zh: '镜像站改了几个字节' },
      text: {
        en: 'Write three letters over a layer in the cache, as a broken disk or a dishonest mirror might. Let the node forget the image and pull it again.',
        zh: '在缓存里用三个字母覆盖某一层的内容，就像磁盘损坏或镜像站作假那样。让节点忘掉镜像，再拉取一次。',
      },
      commands: [
        "grep -o 'sha256:[0-9a-f]*' manifest.json | tail -n 1 | cut -d : -f 2 | tee layer",
        `docker exec registries-cache sh -c "printf XYZ | dd bs=1 seek=60 conv=notrunc of=${CACHE_BLOBS}/$(cut -c 1-2 layer)/$(cat layer)/data 2> /dev/null"`,
        `docker exec registries-cache sha256sum ${CACHE_BLOBS}/$(cut -c 1-2 layer)/$(cat layer)/data | cut -d ' ' -f 1`,
        'docker exec registries-node crictl rmi menu:1',
        `docker exec registries-node crictl pull menu:1 2>&1 | tail -n 1 \\\n  | grep -o 'unexpected.*sha256:[0-9a-f]*'`,
        "docker exec registries-node crictl images | awk '{ print $1, $2 }'",
      ],
      checks: [
        check.command('docker exec registries-node crictl images', {
          id: 'refused',
          stdout: '^IMAGE',
          stdoutNot: 'library/menu',
        }),
        check.container('registries-cache', { match: isRunning }),
      ],
    },
  ],

  claims: [
    {
      id: 'tag-is-fixed',
      says: { en: 'A tag always names the same image.', zh: '一个标签始终指向同一个镜像。' },
      verdict: 'wrong',
      because: {
        en: 'A tag is a name, and it points at whatever was pushed under it last. `stable` named version 1, then version 2. Some registries can be told to refuse such a move; the name alone promises nothing.',
        zh: '标签只是一个名字，指向最后一次以它推送的内容。`stable` 先指向版本 1，后来指向版本 2。有些镜像仓库可以设置成禁止移动标签，但名字本身不作任何保证。',
      },
      proof: 'moved-tag',
    },
    {
      id: 'digest-is-fixed',
      says: { en: 'A digest always names the same image.', zh: '一个摘要始终指向同一个镜像。' },
      verdict: 'true',
      because: {
        en: 'It is the hash of the manifest or, for several platforms, of their index, and in there are the hashes of all the rest. The puller computes them again: one changed byte, and the pull is refused. It does not promise that the image is still there.',
        zh: '它是清单的哈希值（多平台镜像则是索引的），里面记着其余各部分的哈希值。拉取的一方会重新计算：哪怕只改了一个字节，也会拒收。但摘要不保证镜像还在。',
      },
      proof: 'altered-layer',
    },
    {
      id: 'tag-is-fresh',
      says: {
        en: 'When a tag has moved, the next `docker run` gets the new image.',
        zh: '标签移动之后，下一次 `docker run` 用的就是新镜像。',
      },
      verdict: 'wrong',
      because: {
        en: '`docker run` asks the registry only when the engine has no image of that name. Last week’s `stable` was run until a pull was asked for.',
        zh: '只有引擎上没有这个名字的镜像时，`docker run` 才去问镜像仓库。上周的 `stable` 会一直被运行，直到有人要求拉取。',
      },
      proof: 'moved-tag',
    },
    {
      id: 'no-host-is-local',
      says: {
        en: 'A name without a host means the image on my machine.',
        zh: '没写主机的名字，指的是我这台机器上的镜像。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is short for `docker.io`, and without a slash for `docker.io/library`. The node asked for `menu:1` and listed `docker.io/library/menu`. A local image of that name is only what is looked for first.',
        zh: '省略的主机是 `docker.io`；连斜杠也没有时，省略的是 `docker.io/library`。节点要的是 `menu:1`，列出来的是 `docker.io/library/menu`。只不过本机若有这个名字的镜像，会先用本机的。',
      },
      proof: 'mirror',
    },
    {
      id: 'delete-frees',
      says: {
        en: 'Deleting an image in a registry frees its space.',
        zh: '在镜像仓库里删除镜像，空间就腾出来了。',
      },
      verdict: 'wrong',
      because: {
        en: 'The API takes away the manifest and the tags on it; the content stays until garbage collection finds that no manifest needs it. This is how this registry works; hosted ones collect on their own schedule.',
        zh: 'API 去掉的是清单和指向它的标签；内容一直留着，直到垃圾回收发现没有清单再用到它。这是这里所用的镜像仓库的做法，云厂商的服务会按自己的安排回收。',
      },
      proof: 'delete',
    },
    {
      id: 'login-is-safe',
      says: {
        en: '`docker login` stores the password safely.',
        zh: '`docker login` 会安全地保存密码。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if a credential helper such as the system’s keychain is configured. Otherwise it lies in a file, written in base64, and whoever can read the file needs no key to turn it back.',
        zh: '只有配置了凭据助手（例如系统钥匙串）才算安全。否则密码就以 base64 写在文件里，谁能读到这个文件，谁就能还原，不需要密钥。',
      },
      proof: 'login',
    },
    {
      id: 'registry-needs-tls',
      says: { en: 'Docker insists on TLS for a registry.', zh: 'Docker 要求镜像仓库必须用 TLS。' },
      verdict: 'only-if',
      because: {
        en: 'True for every address but this machine’s own (`127.0.0.0/8`, in newer engines `::1` as well) and those an administrator lists under `insecure-registries`. That is why this lab gets by with plain HTTP, on this machine only.',
        zh: '除了本机地址（`127.0.0.0/8`，较新的引擎还有 `::1`）和管理员列在 `insecure-registries` 里的地址，其他一律要用 TLS。所以这个实验能用明文 HTTP，而且只限本机。',
      },
      proof: 'open',
    },
  ],
});
