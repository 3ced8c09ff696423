import { check, defineLab } from '#lab-kit';

/** Builds an image of the site that lies in this folder, with the Dockerfile that everybody uses to host it. */
const build = (tag: string, folder: string): string =>
  `docker build -q -t course/site:${tag} --label learn-k8s.lab=publish-this-site \\\n` +
  `  --build-context site=${folder} "$LAB_COURSE" -f Dockerfile`;

const load = (...tags: readonly string[]): string =>
  `kind load docker-image ${tags.map((tag) => `course/site:${tag}`).join(' ')} \\\n` +
  '  --name "$LAB_CLUSTER" --nodes "$LAB_CLUSTER-worker,$LAB_CLUSTER-worker2"';

const ROLLED_OUT = {
  run: 'kubectl rollout status deployment/site',
  show: ['successfully'],
  within: 180,
} as const;

/** Until no Pod is on its way out any more. */
const NONE_LEAVING = {
  run: "kubectl wait --for=jsonpath='{.status.terminatingReplicas}'=0 deployment/site --timeout=60s",
  show: 'none',
} as const;

const reader = (words: string): string => `kubectl exec reader -- node /reader/reader.mjs ${words}`;
const ONCE = reader('once http://site/');
const START = reader('start http://site/');

const COUNTED = {
  run: reader('stop'),
  varies: {
    en: 'How many pages are read during an update, and how many of them meet two editions, depends on the machine and on chance.',
    zh: '更新期间读了多少页、其中多少页碰上两个版本，取决于机器，也取决于运气。',
  },
} as const;

/** What the reader counted in its last run, which must have seen two editions. */
const counted = (last: string, lost = '0') =>
  check.exec('reader', ['node', '/reader/reader.mjs', 'result'], {
    id: 'counted',
    within: 3,
    stdout: `^edition 2: [1-9][^]*^${last} pages were broken, ${lost} did not come$`,
  });
const SOME_BROKEN = '[1-9]\\d* of \\d+';
const NONE_BROKEN = '0 of [1-9]\\d{2,}';

/** The Deployment, up to date in both Pods, with this edition in its template. */
const released = (tag: string, within = 30) =>
  check.object('Deployment', 'site', {
    id: 'released',
    within,
    match: {
      spec: { template: { spec: { containers: [{ image: `course/site:${tag}` }] } } },
      status: { updatedReplicas: 2, readyReplicas: 2, replicas: 2 },
    },
  });

/** The start page as a reader in the cluster gets it has this heading, and all files that it names. */
const reads = (heading: string) =>
  check.exec('reader', ['node', '/reader/reader.mjs', 'once', 'http://site/'], {
    id: 'reads',
    stdout: `^“${heading}”, and every file it names$`,
  });

const ADDRESS = '"http://$(cat address)/"';
const HEADERS_OF = (url: string): string => `curl -s -o /dev/null -D - ${url} | tr -d '\\r'`;

const OF_SITE = [
  'Deployment',
  { kind: 'ReplicaSet', selector: 'app=site' },
  { kind: 'Pod', selector: 'app=site' },
] as const;
const SLICE = { kind: 'EndpointSlice', selector: 'kubernetes.io/service-name=site' } as const;

const EDITION_4 = "node edition.mjs edition-3 edition-4 'Fourth edition' rebeccapurple";
const WITH_BOTH = `${EDITION_4}\ncp -R edition-4 both && cp edition-3/_astro/* both/_astro/\n${build('4', 'both')}`;
const BACK_TO_3 = `kubectl set image deployment/site site=course/site:3\n${ROLLED_OUT.run}\n${NONE_LEAVING.run}`;

export default defineLab({
  title: { en: 'Publish the site you are reading', zh: '发布你正在读的这个网站' },
  summary: {
    en: 'Make this course’s site an image, run it locked down with Docker, Compose and Kubernetes, and bring out a new edition while it is being read without breaking a page.',
    zh: '把本课程的网站做成镜像，在 Docker、Compose 和 Kubernetes 上加固运行，并在有人阅读时发布新版本，一页也不弄坏。',
  },
  needs: ['cluster', 'compose', 'curl', 'site'],
  images: { base: ['node:24-slim', 'debian:trixie-slim'] },
  steps: [
    {
      id: 'image',
      title: { en: 'A folder becomes an image', zh: '一个目录变成一个镜像' },
      text: {
        en: 'The built site is a folder, `$LAB_COURSE/dist`. Pack it with the repository’s own Dockerfile, and read from the image as whom and what it starts. Then look for what built the site, and see what was added to the base.',
        zh: '构建好的网站是一个目录：`$LAB_COURSE/dist`。用仓库自带的 Dockerfile 把它打包，看看镜像以谁的身份、启动什么。再找找构建网站用的工具还在不在，以及在基础镜像上加了多少东西。',
      },
      files: [
        {
          path: 'Dockerfile',
          mark: ['FROM', 'RUN npm run build', 'COPY --from', 'USER', 'HEALTHCHECK'],
        },
      ],
      commands: [
        build('1', '"$LAB_COURSE/dist"'),
        'docker image inspect course/site:1 \\\n  --format \'{{.Config.User}} {{join .Config.Cmd " "}}\'',
        'docker run --rm course/site:1 ls /app /app/scripts/site-server',
        { run: 'docker run --rm course/site:1 ls /app/node_modules', exit: 2 },
        { run: 'docker run --rm course/site:1 which npm', exit: 1 },
        {
          run: "docker history --format '{{.Size}}  {{.CreatedBy}}' course/site:1 | grep COPY | head -n 4",
          varies: {
            en: 'The site grows with the course.',
            zh: '网站会随课程变大。',
          },
        },
      ],
      checks: [
        check.image('course/site:1', {
          match: { Config: { User: '1000', Healthcheck: { $exists: true } } },
          sharesLayers: { image: 'debian:trixie-slim', atLeast: 1 },
        }),
        check.run('course/site:1', ['ls', '/app', '/site'], {
          id: 'no-tools',
          stdout: '^index\\.html$',
          stdoutNot: 'node_modules|astro\\.config',
        }),
      ],
    },
    {
      id: 'locked',
      title: {
        en: 'No root, no capability, nothing to write',
        zh: '不是 root，没有 capability，什么也不写',
      },
      text: {
        en: 'Run it with all that a server of files can do without taken away. Ask after its health, who it is, what the kernel lets it do, and whether a page can be changed, by itself or by root.',
        zh: '把文件服务器用不着的权限全部拿掉，再运行它。问问它是否健康、是谁、内核准许它做什么，再试试它自己和 root 能不能改页面。',
      },
      commands: [
        'docker run -d --name publish-site --read-only --cap-drop ALL \\\n  --security-opt no-new-privileges --memory 128m -p 127.0.0.1::8080 course/site:1',
        'docker port publish-site 8080 > address\nuntil curl -s "http://$(cat address)/healthz"; do sleep 1; done',
        'docker exec publish-site id -u',
        "docker exec publish-site grep -E 'CapEff|NoNewPrivs' /proc/1/status",
        { run: 'docker exec publish-site touch /site/index.html', exit: 1 },
        { run: 'docker exec --user root publish-site touch /site/index.html', exit: 1 },
      ],
      checks: [
        check.container('publish-site', {
          match: {
            State: { Running: true },
            HostConfig: { ReadonlyRootfs: true, CapDrop: ['ALL'] },
          },
        }),
        check.command(`curl -s ${ADDRESS}`, { id: 'page', stdout: '<h1' }),
      ],
    },
    {
      id: 'headers',
      title: { en: 'What a browser may keep', zh: '浏览器可以留下什么' },
      text: {
        en: 'Ask what the browser is told about a page and about a stylesheet. Then ask for the page as one who has it already, and compare what a chapter weighs plain and compressed.',
        zh: '看看服务器对浏览器怎样交代页面和样式表。再以“已经有了”的身份请求同一页，最后比较一章压缩前后的大小。',
      },
      commands: [
        `${HEADERS_OF(ADDRESS)} | grep '^cache-control'`,
        `asset=$(curl -s ${ADDRESS} | grep -o '_astro/[^"]*\\.css' | head -n 1)\n${HEADERS_OF('"http://$(cat address)/$asset"')} | grep '^cache-control'`,
        `tag=$(${HEADERS_OF(ADDRESS)} | sed -n 's/^etag: //p')\ncurl -s -o /dev/null -H "If-None-Match: $tag" -w 'status %{http_code}, %{size_download} bytes\\n' ${ADDRESS}`,
        {
          run: 'for coding in identity br; do\n  curl -s -o /dev/null -H "Accept-Encoding: $coding" -w "$coding %{size_download} bytes\\n" "http://$(cat address)/pods/"\ndone | tee sizes',
          varies: {
            en: 'The chapter changes now and then, and its size with it.',
            zh: '这一章偶尔会改，大小也跟着变。',
          },
        },
      ],
      checks: [
        check.command(
          'test -s sizes && awk \'{ n[$1] = $2 } END { exit !(n["br"] > 0 && n["br"] * 4 < n["identity"]) }\' sizes',
          {
            id: 'smaller',
            within: 5,
          },
        ),
        check.command(
          `test -s sizes && curl -s -o /dev/null -H 'If-None-Match: *' -w '%{http_code}' ${ADDRESS}`,
          { id: 'not-again', stdout: '^304$' },
        ),
      ],
    },
    {
      id: 'compose',
      title: { en: 'The same, written down', zh: '同样的要求，写成文件' },
      text: {
        en: 'All that you typed for `docker run` stands in `compose.yaml`. Bring it up and wait until it is healthy; what is asked to find that out, the image says itself.',
        zh: '刚才给 `docker run` 敲的那些要求，都写在 `compose.yaml` 里。把它启动，等到健康为止；怎样才算健康，镜像自己写明了。',
      },
      files: [{ path: 'compose.yaml', mark: ['services.site.read_only', 'services.site.ports'] }],
      commands: [
        { run: 'SITE_PORT= docker compose up --wait', show: 'none', within: 180 },
        "docker compose ps --format 'table {{.Service}}\\t{{.Status}}'",
        'curl -s "http://$(docker compose port site 8080)/healthz"',
        "docker image inspect --format '{{.Config.Healthcheck.Interval}} {{index .Config.Healthcheck.Test 3}}' course/site:1",
      ],
      checks: [
        check.container('lab-publish-this-site-site-1', {
          match: {
            State: { Health: { Status: 'healthy' } },
            HostConfig: { ReadonlyRootfs: true, CapDrop: ['ALL'] },
          },
        }),
      ],
    },
    {
      id: 'cluster',
      title: { en: 'Two Pods, one address', zh: '两个 Pod，一个地址' },
      text: {
        en: 'Make two more editions for later, bring all three images to the nodes that run Pods, and the first into the cluster. Beside it goes a Pod `reader` with a small program: it reads the start page through the Service, and each stylesheet and script that the page names.',
        zh: '先做好后面要用的两个版本，把三个镜像都送到运行 Pod 的节点上，再把第一版放进集群。旁边启动一个 Pod `reader`，里面的小程序经由 Service 读首页，再读首页里写到的每个样式表和脚本。',
      },
      files: [
        {
          path: 'site.yaml',
          mark: [
            'Deployment/site:spec.template.spec.containers[name=site].readinessProbe',
            'Deployment/site:spec.template.spec.containers[name=site].lifecycle',
            'Deployment/site:spec.template.spec.containers[name=site].securityContext',
          ],
        },
        { path: 'edition.mjs', mark: ['const [from', 'change(join(to', 'if (colour)'] },
        { path: 'reader.mjs', mark: ['const READERS', 'const FILES'] },
      ],
      commands: [
        { run: 'docker rm -f publish-site\ndocker compose down', show: 'none' },
        "node edition.mjs \"$LAB_COURSE/dist\" edition-2 'Second edition'\nnode edition.mjs edition-2 edition-3 'Third edition' seagreen",
        { run: `${build('2', 'edition-2')}\n${build('3', 'edition-3')}`, show: 'none' },
        { run: load('1', '2', '3'), show: 'none', within: 180 },
        'kubectl create configmap reader --from-file=reader.mjs',
        'kubectl apply -f site.yaml -f reader.yaml',
        ROLLED_OUT,
        { run: 'kubectl wait --for=condition=Ready pod/reader --timeout=120s', within: 180 },
        `until ${ONCE} | grep 'every file'; do sleep 1; done`,
      ],
      checks: [
        check.deployment('site', { ready: 2, within: 120 }),
        check.endpoints('site', { ready: 2, port: 8080 }),
        reads('.+'),
      ],
      keeps: [...OF_SITE, 'Service', SLICE, 'PodDisruptionBudget'],
    },
    {
      id: 'new-words',
      title: { en: 'New words while it is being read', zh: '有人在读，换掉文字' },
      text: {
        en: 'The second edition has another heading, and is the same in all else. Bring it out while four readers read, and count.',
        zh: '第二版只换了标题，其余都一样。在四个读者阅读时把它发布出去，然后看统计。',
      },
      commands: [
        START,
        'kubectl set image deployment/site site=course/site:2',
        ROLLED_OUT,
        NONE_LEAVING,
        COUNTED,
        ONCE,
      ],
      checks: [released('2'), counted(NONE_BROKEN), reads('Second edition')],
      follows: [...OF_SITE, SLICE],
    },
    {
      id: 'new-look',
      title: { en: 'A new look, and broken pages', zh: '换了外观，页面坏了' },
      text: {
        en: 'The third edition has one file of another name. See which, then bring it out in the same way, with the same probes, the same readers.',
        zh: '第三版有一个文件换了名字。先看是哪个，再用同样的办法发布：探针没变，读者也没变。',
      },
      commands: [
        {
          run: 'ls edition-2/_astro/common.* edition-3/_astro/common.*',
          varies: {
            en: 'The names hold a hash of the content, which changes with the course.',
            zh: '名字里带有内容的哈希，会随课程改动而变。',
          },
        },
        START,
        'kubectl set image deployment/site site=course/site:3',
        ROLLED_OUT,
        NONE_LEAVING,
        COUNTED,
        ONCE,
      ],
      checks: [released('3'), counted(SOME_BROKEN, '\\d+'), reads('Third edition')],
      follows: [...OF_SITE, SLICE],
    },
  ],
  tasks: [
    {
      id: 'send-ahead',
      title: { en: 'A new look, and no broken page', zh: '换外观，一页也不坏' },
      text: {
        en: "Make a fourth edition, with `node edition.mjs edition-3 edition-4 'Fourth edition' rebeccapurple`, and bring it out as `course/site:4` while the reader reads: `start` before, `stop` when no old Pod is left. No page may be broken, and a page of the third edition that is still open somewhere must go on finding its files.",
        zh: "用 `node edition.mjs edition-3 edition-4 'Fourth edition' rebeccapurple` 做出第四版，在 reader 阅读时作为 `course/site:4` 发布：之前 `start`，旧 Pod 走光后 `stop`。一页也不许坏；别处还开着的第三版页面，要仍能找到自己的文件。",
      },
      hints: [
        {
          en: 'Two kinds of meetings went wrong: a page of the old edition that asked a new Pod, and a page of the new edition that asked an old Pod. Each needs a cure of its own.',
          zh: '出错的碰面有两种：旧版页面去问新 Pod，新版页面去问旧 Pod。两种各要各的办法。',
        },
        {
          en: 'An image may hold files that none of its pages names. What would you put into `_astro` so that nobody asks in vain?',
          zh: '镜像里可以有它的页面都没有提到的文件。往 `_astro` 里放些什么，才谁也不会扑空？',
        },
        {
          en: 'Pages and files need not come out in one update. Which of the two can go first without anybody noticing? That makes two images, and two rollouts one after the other.',
          zh: '页面和文件不必在同一次更新里发布。哪一样可以先走而没有人察觉？于是有两个镜像，先后两次发布。',
        },
      ],
      checks: [
        check.command(
          'for edition in 3 4; do\n  docker run --rm course/site:4 ls "/site/_astro/$(cd edition-$edition/_astro && ls common.*)" || exit 1\ndone\ndocker run --rm course/site:4 grep -o \'Fourth edition\' /site/index.html',
          {
            id: 'both-files',
            within: 5,
            stdout: '^Fourth edition$',
            hint: {
              en: 'There is no `course/site:4` yet, or it lacks a file: the page of the fourth edition, its stylesheet, or the stylesheet that pages of the third edition still ask for.',
              zh: '还没有 `course/site:4`，或者里面缺了文件：第四版的页面、它的样式表，或者第三版页面还会来要的样式表。',
            },
          },
        ),
        {
          ...released('4', 10),
          hint: {
            en: 'The Pods do not run `course/site:4`. What in the Deployment must change before it makes new Pods?',
            zh: '运行的 Pod 用的不是 `course/site:4`。Deployment 里要变什么，它才会创建新 Pod？',
          },
        },
        {
          ...counted(NONE_BROKEN),
          hint: {
            en: 'In the reader’s last run pages were broken or did not come, or it saw one edition only. Go back to `course/site:3` and try again: at each moment of your rollouts, could a page that was read from one Pod find its files on the other?',
            zh: 'reader 上一次的统计里有坏页或没来的页，或者它只见到了一个版本。退回 `course/site:3` 再来一次：发布过程中的每一刻，从一个 Pod 读到的页面，都能在另一个 Pod 上找到它的文件吗？',
          },
        },
      ],
      solve: ['sh solution/build.sh', 'sh solution/publish.sh'],
      solution: [
        { path: 'solution/build.sh', mark: ['cp '] },
        { path: 'solution/publish.sh', mark: ['roll_out 4'] },
      ],
      wrong: [
        {
          id: 'only-its-own',
          says: {
            en: 'The image of the new edition holds only its own files.',
            zh: '新版的镜像里只有自己的文件。',
          },
          run: [EDITION_4, build('4', 'edition-4')],
          caughtBy: 'both-files',
        },
        {
          id: 'moved-tag',
          says: {
            en: 'The new image is given the tag that runs, and the Deployment is applied again.',
            zh: '把正在运行的标签挪到新镜像上，再应用一遍。',
          },
          run: [
            WITH_BOTH,
            'docker tag course/site:4 course/site:3\nkubectl set image deployment/site site=course/site:3',
          ],
          caughtBy: 'released',
          undo: [build('3', 'edition-3')],
        },
        {
          id: 'one-step',
          says: {
            en: 'The image has the files of both editions, but pages and files come out in one update: new pages ask old Pods.',
            zh: '镜像里两版的文件都有，可页面和文件一次发布：新页面会去问旧 Pod。',
          },
          run: [
            `${WITH_BOTH}\n${load('4')}`,
            `${START}\nkubectl set image deployment/site site=course/site:4\n${ROLLED_OUT.run}\n${NONE_LEAVING.run}\n${COUNTED.run}`,
          ],
          caughtBy: 'counted',
          undo: [BACK_TO_3],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'moved-tag',
      title: { en: 'A tag that moves', zh: '会移动的标签' },
      text: {
        en: 'Let the tag that runs, `course/site:4`, name another image: that of the third edition. Bring it to the nodes. Then name the image once more in the Deployment; restart; go back. After each, read the heading.',
        zh: '让正在运行的标签 `course/site:4` 指向另一个镜像：第三版的那个，并送到节点上。然后在 Deployment 里把镜像再指定一遍；重启；回滚。每做一步，都读一次标题。',
      },
      commands: [
        'docker tag course/site:3 course/site:4',
        { run: load('4'), show: 'none', within: 180 },
        'kubectl set image deployment/site site=course/site:4',
        ONCE,
        'kubectl rollout restart deployment/site',
        ROLLED_OUT,
        NONE_LEAVING,
        ONCE,
        'kubectl rollout undo deployment/site',
        ROLLED_OUT,
        NONE_LEAVING,
        ONCE,
        'kubectl get pods -l app=site --field-selector status.phase=Running \\\n  -o jsonpath=\'{range .items[*]}{.spec.containers[0].image}{"\\n"}{end}\'',
      ],
      checks: [released('4'), reads('Third edition')],
    },
  ],
  claims: [
    {
      id: 'tools-stay',
      says: {
        en: 'What it takes to build a site ends up in its image.',
        zh: '构建网站要用的东西，都会进到镜像里。',
      },
      verdict: 'wrong',
      because: {
        en: 'Only what the last stage copies. The packages that build this site belong to an earlier stage, whether that is run or replaced; `node_modules` was not found.',
        zh: '只有最后一个阶段复制的东西才会。构建本站的软件包属于前面的阶段，那个阶段运行也好、被顶替也好，镜像里都找不到 `node_modules`。',
      },
      proof: 'image',
    },
    {
      id: 'needs-root',
      says: {
        en: 'A web server must start as root and be able to write somewhere.',
        zh: 'Web 服务器必须以 root 启动，还得有地方可写。',
      },
      verdict: 'wrong',
      because: {
        en: 'This one ran as user 1000, without a single capability, on a read-only file system. It listens on 8080; port 80 is given to it from outside.',
        zh: '这个服务器以用户 1000 运行，一项能力（capability）也没有，文件系统只读。它监听 8080，对外的 80 端口由别人转给它。',
      },
      proof: 'locked',
    },
    {
      id: 'no-cache',
      says: {
        en: '`no-cache` forbids the browser to keep a page.',
        zh: '`no-cache` 就是不许浏览器缓存页面。',
      },
      verdict: 'wrong',
      because: {
        en: 'It may keep it and must ask before using it again. Asked with the tag of what it has, the server answered 304 and sent not a byte of the page; what forbids keeping is `no-store`.',
        zh: '可以留，但再用之前要先问一声。带着手里那份的标记去问，服务器回答 304，页面一个字节也不用再传；不许留的是 `no-store`。',
      },
      proof: 'headers',
    },
    {
      id: 'side-by-side',
      says: {
        en: 'While two versions of a site serve side by side, readers get broken pages.',
        zh: '新旧两个版本的网站同时在线，读者就会读到坏页。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if a page of one names a file that the other has not. New words under the old file names broke nothing.',
        zh: '只有一个版本的页面写到另一个版本没有的文件，才会这样。只换文字、文件名不变，一页也没坏。',
      },
      proof: 'new-words',
    },
    {
      id: 'probes-suffice',
      says: {
        en: 'With a readiness probe and a pause before the stop, nobody notices a rolling update.',
        zh: '有了就绪探针和停止前的等待，滚动更新就没有人会察觉。',
      },
      verdict: 'wrong',
      because: {
        en: 'They are there so that every request is answered. In the new look’s update pages came and were broken: for their stylesheet they asked a Pod of the other edition, which had no such file.',
        zh: '它们管的是每个请求都有应答。换外观的那次更新里，有的页面来了却是坏的：它们去要样式表，问到的是另一版的 Pod，那里没有这个文件。',
      },
      proof: 'new-look',
    },
    {
      id: 'same-tag',
      says: {
        en: 'Push a new image under the same tag and apply again: the Pods will run it.',
        zh: '用同一个标签推送新镜像，再应用一遍，Pod 就会换成新的。',
      },
      verdict: 'wrong',
      because: {
        en: 'The Deployment’s template says the same as before, so nothing is done. The tag led to another image on both nodes that run Pods, and the pages stayed what they were.',
        zh: 'Deployment 的模板和原来一个字不差，所以什么也不会发生。运行 Pod 的两个节点上，标签都已指向另一个镜像，网站给出的仍是原来的页面。',
      },
      proof: 'moved-tag',
    },
    {
      id: 'undo-returns',
      says: {
        en: '`kubectl rollout undo` brings the old content back.',
        zh: '`kubectl rollout undo` 能把旧内容找回来。',
      },
      verdict: 'only-if',
      because: {
        en: 'It brings back the old template. What that names must still be the same image: here the tag had moved, and the fourth edition did not come back.',
        zh: '它找回的是旧模板。模板写的那个名字要仍指向原来的镜像才行：这里标签已经挪走，第四版没有回来。',
      },
      proof: 'moved-tag',
    },
  ],
  putBack: [
    'for node in $(kind get nodes --name "$LAB_CLUSTER"); do\n  for tag in 1 2 3 4 4-ahead; do docker exec "$node" crictl rmi docker.io/course/site:$tag; done\ndone',
  ],
});
