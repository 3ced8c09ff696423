import { check, defineLab, type Text } from '#lab-kit';

const VERSIONS: Text = {
  en: 'The version numbers are those of the recording.',
  zh: '版本号是录制时的。',
};

/** `docker inspect`: the number that the machine's kernel gave to a container's first process. */
const pidOf = (name: string): string => `$(docker inspect --format '{{.State.Pid}}' ${name})`;

/** Plain `runc` on the bundle that the learner made, with its notes in the same volume. */
const plainRunc = (id: string): string =>
  `docker exec dock-host at-engine runc --root $(cat bundle.path)/state \\\n  run --bundle $(cat bundle.path) ${id}`;

export default defineLab({
  needs: ['docker', 'curl'],
  images: {
    base: ['busybox:1.37'],
    build: [{ tag: 'course/oven:1', context: 'start/oven' }],
  },
  title: { en: 'What stands behind the word docker', zh: 'docker 这个词背后有什么' },
  summary: {
    en: 'Do with HTTP requests what `docker run` does, find dockerd, containerd and the shim in the process tree, and run the same files with runc alone.',
    zh: '用 HTTP 请求做到 `docker run` 做的事，在进程树里找出 dockerd、containerd 和 shim，再只用 runc 运行同样的文件。',
  },

  steps: [
    {
      id: 'socket',
      title: { en: 'A program, and a file to talk to', zh: '一个程序，和一个可以对话的文件' },
      text: {
        en: 'Find the file through which your `docker` reaches the engine, give it a short name, and ask the engine with another program: `curl`.',
        zh: '找到 `docker` 用来连接引擎的那个文件，给它取个短名字，然后换一个程序 `curl` 来问引擎。',
      },
      files: [{ path: 'socket.sh', mark: ['host=', 'unix'] }],
      commands: [
        {
          run: 'sh socket.sh',
          varies: {
            en: 'The path depends on the kind of engine, on DOCKER_HOST and on the context in use.',
            zh: '路径取决于引擎的种类、DOCKER_HOST 和当前的上下文。',
          },
        },
        'ln -s "$(sh socket.sh)" engine.sock',
        'curl -sS --unix-socket engine.sock http://localhost/_ping; echo',
        { run: 'docker logs dock-nobody', exit: 1 },
        'curl -sS --unix-socket engine.sock http://localhost/containers/dock-nobody/json',
      ],
      checks: [
        check.command('curl -sS --unix-socket engine.sock http://localhost/_ping', {
          stdout: '^OK$',
        }),
      ],
    },
    {
      id: 'versions',
      title: { en: 'Two programs agree on a version', zh: '两个程序商定一个版本' },
      text: {
        en: 'The API has a version of its own. Ask which ones the engine speaks, then call it with the oldest of them, with one that is too old and with one that is too new.',
        zh: 'API 有自己的版本。问引擎支持哪些版本，先用其中最旧的去访问，再故意用一个太旧的、一个太新的。',
      },
      files: [{ path: 'pick.mjs' }],
      commands: [
        {
          run: "docker version --format 'client {{.Client.APIVersion}}, engine {{.Server.MinAPIVersion}} to {{.Server.APIVersion}}'",
          varies: VERSIONS,
        },
        'curl -sS --unix-socket engine.sock http://localhost/version > version.json',
        {
          run: 'node pick.mjs Version ApiVersion MinAPIVersion < version.json',
          varies: VERSIONS,
        },
        {
          run: 'curl -sS --head --unix-socket engine.sock http://localhost/_ping',
          show: ['^HTTP', '^Api-Version', '^Server'],
          varies: VERSIONS,
        },
        `curl -sS --unix-socket engine.sock \\\n  "http://localhost/v$(docker version --format '{{.Server.MinAPIVersion}}')/_ping"; echo`,
        {
          run: 'curl -sS --unix-socket engine.sock http://localhost/v1.12/version',
          varies: VERSIONS,
        },
        { run: 'DOCKER_API_VERSION=9.9 docker ps', exit: 1, varies: VERSIONS },
      ],
      checks: [
        check.command('node pick.mjs ApiVersion < version.json', { stdout: String.raw`"1\.\d+"$` }),
      ],
    },
    {
      id: 'watch',
      title: { en: 'Listen in on docker run', zh: '旁听 docker run' },
      text: {
        en: '`watch.mjs` stands between the command and the engine, passes every byte on and prints the first line of each request. The container says two lines and ends with 7.',
        zh: '`watch.mjs` 站在命令和引擎之间，原样转发每个字节，同时打印每个请求的第一行。容器会说两句话，然后以 7 退出。',
      },
      files: [{ path: 'watch.mjs', mark: ['for (const [', 'const env'] }],
      commands: [
        {
          run: 'node watch.mjs docker run --name dock-watched course/oven:1',
          exit: 7,
          varies: VERSIONS,
        },
        { run: 'node watch.mjs docker logs dock-watched', varies: VERSIONS },
        {
          run: "node watch.mjs docker ps --all --filter name=dock-watched --format '{{.Names}}'",
          varies: VERSIONS,
        },
      ],
      checks: [
        check.container('dock-watched', { match: { State: { Status: 'exited', ExitCode: 7 } } }),
        check.command('node watch.mjs docker run --rm course/oven:1', {
          id: 'requests',
          exit: 7,
          stdout:
            '/_ping$[^]*/create[^]*/attach[?][^]*/wait[?][^]*/start$[^]*^bread for table [?]$',
        }),
      ],
    },
    {
      id: 'create',
      title: { en: 'Create, without docker', zh: '不用 docker 来创建' },
      text: {
        en: 'Now you are the client. Send the wish as JSON. Then ask `docker` what has come of it.',
        zh: '现在你来当客户端。把要求写成 JSON 发过去，再问问 `docker` 有什么结果。',
      },
      files: [{ path: 'hello.json' }],
      commands: [
        "curl -sS --unix-socket engine.sock -H 'Content-Type: application/json' -d @hello.json \\\n  'http://localhost/containers/create?name=dock-hello'",
        "docker ps --all --filter name=dock-hello --format '{{.Names}}  {{.Image}}  {{.Status}}'",
        'curl -sS --unix-socket engine.sock http://localhost/containers/dock-hello/json \\\n  | node pick.mjs State.Status State.Pid Config.Env Config.Cmd',
      ],
      checks: [check.container('dock-hello', { match: { Config: { Env: ['TABLE=4'] } } })],
    },
    {
      id: 'start',
      title: { en: 'Attach, start, wait', zh: '接上输出，启动，等待' },
      text: {
        en: 'Connect to the output first and start afterwards, so that no word is lost. Then ask for the exit code and, once more, for what was said.',
        zh: '先接上输出再启动，这样一个字也不会漏。然后问退出码，再把说过的话要一遍。',
      },
      files: [{ path: 'frames.mjs', mark: ['const header', 'const length'] }],
      commands: [
        "curl -sS --unix-socket engine.sock -X POST -D connected -o heard \\\n  'http://localhost/containers/dock-hello/attach?stream=1&stdout=1&stderr=1' &\nuntil grep -s 200 connected; do sleep 0.1; done\ncurl -sS --unix-socket engine.sock -X POST http://localhost/containers/dock-hello/start\nwait",
        'node frames.mjs < heard',
        'curl -sS --unix-socket engine.sock -X POST http://localhost/containers/dock-hello/wait',
        "curl -sS --unix-socket engine.sock 'http://localhost/containers/dock-hello/logs?stdout=1' | node frames.mjs",
      ],
      checks: [
        check.command('node frames.mjs < heard', {
          id: 'heard',
          stdout: '^0100.*stdout, .*bread for table 4$[^]*^0200.*stderr, .*the oven is hot$',
        }),
        check.container('dock-hello', { match: { State: { Status: 'exited', ExitCode: 7 } } }),
      ],
    },
    {
      id: 'delete',
      title: { en: 'Gone for both', zh: '对谁来说都不在了' },
      text: {
        en: 'Remove the container with one more request and look for it in both ways.',
        zh: '再发一个请求把容器删掉，用两种办法各找一次。',
      },
      commands: [
        "curl -sS --unix-socket engine.sock -X DELETE -w '%{http_code}\\n' \\\n  http://localhost/containers/dock-hello",
        "curl -sS --unix-socket engine.sock -o /dev/null -w '%{http_code}\\n' \\\n  http://localhost/containers/dock-hello/json",
        'docker ps --all --filter name=dock-hello',
      ],
      checks: [
        check.command(
          "curl -sS -o /dev/null -w '%{http_code}' --unix-socket engine.sock http://localhost/containers/dock-hello/json",
          { stdout: '^404$' },
        ),
      ],
    },
    {
      id: 'family',
      title: { en: 'Who is whose child', zh: '谁是谁的子进程' },
      text: {
        en: 'Start a container that keeps running. Start a second one that may see the machine’s processes, and from there go from the first one’s process up to the engine.',
        zh: '启动一个会一直运行的容器，再启动一个看得到机器上所有进程的容器。从那里出发，由前者的进程一路往上找到引擎。',
      },
      files: [{ path: 'oven/tools/family', mark: ['shim=', 'containerd=', 'dockerd='] }],
      commands: [
        'docker run -d --name dock-web course/oven:1 keep-hot',
        'docker volume create --label learn-k8s.lab=docker-architecture dock-bundle',
        'docker run -d --name dock-host --user root --privileged --pid host --cgroupns host \\\n  -v dock-bundle:/bundle course/oven:1 window',
        "docker inspect --format '{{.State.Pid}}' dock-web > web.pid",
        {
          run: 'docker exec dock-host family $(cat web.pid)',
          varies: {
            en: 'Who started containerd, and whose child the shim becomes, depends on how the engine was set up.',
            zh: 'containerd 由谁启动、shim 成为谁的子进程，取决于引擎的安装方式。',
          },
        },
      ],
      checks: [
        check.command('docker exec dock-host family $(cat web.pid)', {
          stdout: String.raw`^containerd-shim\S* +\d+ +\d+$[^]*^httpd +\d+ +\d{2,}$`,
        }),
      ],
    },
    {
      id: 'bundle',
      title: { en: 'The note that runc is given', zh: '交给 runc 的那张纸条' },
      text: {
        en: 'The shim works in a folder with a file `config.json`. Read what Docker has put into it. Then ask `runc`, without asking Docker, what it knows about the container.',
        zh: 'shim 的工作目录里有一个 `config.json`。看看 Docker 往里写了什么。再绕过 Docker，直接问 `runc` 对这个容器知道多少。',
      },
      commands: [
        'docker exec dock-host bundle $(cat web.pid) config.json > docker-config.json',
        {
          run: 'node pick.mjs ociVersion process.args process.user.uid hostname < docker-config.json',
          varies: {
            en: 'The edition of the specification is that of the engine it was recorded with.',
            zh: '规范的版本是录制时那个引擎所用的。',
          },
        },
        {
          run: 'docker exec dock-host ask-runc $(cat web.pid)',
          show: [String.raw`^\+`, '"id"', '"status"'],
        },
      ],
      checks: [
        check.command('node pick.mjs process.args < docker-config.json', { stdout: 'keep-hot' }),
      ],
    },
    {
      id: 'plain-runc',
      title: { en: 'The same files, without Docker', zh: '同样的文件，不经过 Docker' },
      text: {
        en: 'A bundle is a folder with files and a `config.json`. Make one: the files from a container, the note written by hand. Then have `runc` run it.',
        zh: 'bundle 就是一个目录，里面有文件和一个 `config.json`。自己做一个：文件取自容器，`config.json` 手写。然后让 `runc` 来运行。',
      },
      files: [
        { path: 'config.json', mark: ['"root"', '"args"', '"namespaces"'] },
        { path: 'oven/tools/at-engine', mark: ['exec'] },
      ],
      commands: [
        'docker create --name dock-files course/oven:1',
        'docker exec dock-host mkdir /bundle/rootfs',
        'docker export dock-files | docker exec -i dock-host tar -x -C /bundle/rootfs',
        'docker cp -q config.json dock-host:/bundle/',
        "docker volume inspect --format '{{.Mountpoint}}' dock-bundle > bundle.path",
        { run: plainRunc('dock-plain'), exit: 7 },
        {
          run: 'docker logs dock-plain',
          exit: 1,
        },
      ],
      checks: [check.command(plainRunc('dock-check'), { exit: 7, stdout: '^bread for table 7$' })],
    },
  ],

  tasks: [
    {
      id: 'json-body',
      title: { en: 'A command line as JSON', zh: '把命令行写成 JSON' },
      text: {
        en: 'Fill in `till.json` so that `sh try.sh` makes the very container that the command in `till.sh` would make: port, variable, limit, read-only root, label and program.',
        zh: '把 `till.json` 补充完整，让 `sh try.sh` 创建出与 `till.sh` 里的命令完全一样的容器：端口、变量、限额、只读的根目录、标签和程序都要一致。',
      },
      files: [
        { path: 'till.sh' },
        { path: 'till.json' },
        { path: 'try.sh', mark: ['api -H', 'api -X'] },
      ],
      hints: [
        {
          en: 'The API reference describes `POST /containers/create` field by field. Part of the fields belong to the container, part of them to `HostConfig`.',
          zh: 'API 参考文档逐个字段说明了 `POST /containers/create`。这些字段一部分属于容器本身，一部分属于 `HostConfig`。',
        },
        {
          en: 'Have `docker run` make such a container under another name and compare: `docker inspect` shows under which names the engine keeps each option.',
          zh: '用 `docker run` 以另一个名字创建一个这样的容器来对照：`docker inspect` 会显示引擎用什么字段名保存每个选项。',
        },
        {
          en: 'The engine ignores fields that it does not know. So a field that has no effect is probably misspelt, or one level too high or too low.',
          zh: '引擎会忽略不认识的字段。所以一个字段不起作用，多半是名字写错了，或者放高、放低了一层。',
        },
      ],
      checks: [
        check.container('dock-till', {
          id: 'runs',
          within: 3,
          match: { State: { Running: true } },
          hint: {
            en: 'No container `dock-till` is running. Read the answers that `sh try.sh` prints; if it was made, does it start what the command line starts?',
            zh: '没有正在运行的容器 `dock-till`。读一读 `sh try.sh` 打印的回答；如果创建成功了，它启动的是命令行里要启动的程序吗？',
          },
        }),
        check.command(
          'curl -sS -m 3 "http://$(docker port dock-till 8080/tcp | head -n 1)/cgi-bin/menu"',
          {
            id: 'published',
            within: 4,
            stdout: '^menu for table ',
            hint: {
              en: 'Nobody answers from outside. A port needs two entries: one on the container’s level, which announces it, and one in `HostConfig`, which connects it with a port of the machine. Either alone does nothing. `docker port dock-till` shows what came of it.',
              zh: '从外面访问没有应答。一个端口要写两处：在容器那一层声明，在 `HostConfig` 里接到机器的端口上，只写一处不起作用。结果可用 `docker port dock-till` 查看。',
            },
          },
        ),
        check.command('docker port dock-till', {
          id: 'this-machine-only',
          within: 2,
          stdoutNot: String.raw`-> (?!127\.|\[::1\])`,
          hint: {
            en: 'The port is open on an address that others in your network reach, too. What does the command line say in front of the port?',
            zh: '端口开在了同一网络里的人也能访问的地址上。命令行里，端口前面写的是什么？',
          },
        }),
        check.command(
          'curl -sS -m 3 "http://$(docker port dock-till 8080/tcp | head -n 1)/cgi-bin/menu"',
          {
            id: 'variable',
            within: 3,
            stdout: '^menu for table 9$',
            hint: {
              en: 'It answers, but not for table 9. Under which name does `docker inspect` show the variables of a container?',
              zh: '有应答，但不是 9 号桌的。`docker inspect` 里，容器的环境变量在哪个字段名下？',
            },
          },
        ),
        check.command(
          'docker exec dock-till sh -c "cat /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes 2>/dev/null"',
          {
            id: 'memory',
            exit: 1,
            within: 2,
            stdout: '^67108864$',
            hint: {
              en: 'The kernel’s limit for it is not 64 MiB. The API takes bytes; how many does `m` stand for on the command line?',
              zh: '内核给它的上限不是 64 MiB。API 的单位是字节；命令行里的 `m` 代表多少字节？',
            },
          },
        ),
        check.command(`docker exec dock-till awk '$2 == "/" { print $4 }' /proc/mounts`, {
          id: 'read-only',
          within: 2,
          stdout: '^ro\\b',
          hint: {
            en: 'Its root folder can be written to. The field has another name than the option.',
            zh: '它的根目录仍然可写。这个字段的名字与命令行选项不同。',
          },
        }),
        check.command(
          "docker ps --filter label=shift=late --filter label=learn-k8s.lab=docker-architecture --format '{{.Names}}'",
          {
            id: 'label',
            within: 2,
            stdout: '^dock-till$',
            hint: {
              en: '`docker ps --filter label=shift=late` does not find it. Is a label a matter of the machine it runs on, or of the container?',
              zh: '`docker ps --filter label=shift=late` 找不到它。标签描述的是它所在的机器，还是容器本身？',
            },
          },
        ),
        check.command('cat till.json', {
          id: 'by-json',
          within: 2,
          stdout: '67108864',
          hint: {
            en: 'The container is right, but `till.json` did not make it: it still lacks what the container has.',
            zh: '容器没有问题，但不是由 `till.json` 创建的：容器有的东西，它还没写上。',
          },
        }),
      ],
      solve: ['cp solution/till.json till.json', 'sh try.sh', 'docker port dock-till'],
      solution: [{ path: 'solution/till.json' }],
      wrong: [
        {
          id: 'text',
          says: { en: 'The memory limit as text.', zh: '内存上限写成了文本。' },
          run: ['cp wrong/text.json till.json', 'sh try.sh'],
          caughtBy: 'runs',
        },
        {
          id: 'no-command',
          says: {
            en: 'No command: the image’s own runs and ends.',
            zh: '没写命令：运行的是镜像自己的命令，随即结束。',
          },
          run: ['cp wrong/no-command.json till.json', 'sh try.sh', 'docker wait dock-till'],
          caughtBy: 'runs',
        },
        {
          id: 'exposed-only',
          says: { en: 'The port is announced, not published.', zh: '端口只是声明了，没有发布。' },
          run: ['cp wrong/exposed-only.json till.json', 'sh try.sh'],
          caughtBy: 'published',
        },
        {
          id: 'everywhere',
          says: { en: 'Published on every address.', zh: '发布到了所有地址上。' },
          run: ['cp wrong/everywhere.json till.json', 'sh try.sh'],
          caughtBy: 'this-machine-only',
        },
        {
          id: 'environment',
          says: {
            en: 'Compose’s word for the variables, which the API does not know.',
            zh: '环境变量用了 Compose 的字段名，API 不认识。',
          },
          run: ['cp wrong/environment.json till.json', 'sh try.sh'],
          caughtBy: 'variable',
        },
        {
          id: 'megabytes',
          says: {
            en: '64 million bytes instead of 64 MiB.',
            zh: '写成了六千四百万字节，而不是 64 MiB。',
          },
          run: ['cp wrong/megabytes.json till.json', 'sh try.sh'],
          caughtBy: 'memory',
        },
        {
          id: 'read-only',
          says: { en: 'A field named after the option.', zh: '照着选项的名字写了字段。' },
          run: ['cp wrong/read-only.json till.json', 'sh try.sh'],
          caughtBy: 'read-only',
        },
        {
          id: 'label',
          says: { en: 'The label one level too low.', zh: '标签放低了一层。' },
          run: ['cp wrong/label.json till.json', 'sh try.sh'],
          caughtBy: 'label',
        },
        {
          id: 'command-line',
          says: {
            en: 'Ran the command instead of writing the JSON.',
            zh: '没有写 JSON，直接运行了那条命令。',
          },
          run: ['cp wrong/empty.json till.json', 'docker rm -f dock-till', 'sh till.sh'],
          caughtBy: 'by-json',
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'three-deaths',
      title: { en: 'Kill the process, kill the shim', zh: '杀掉进程，杀掉 shim' },
      text: {
        en: 'Kill the process of one container and the shim of another, both from the machine’s side. Then kill a process whose container is to be restarted.',
        zh: '从机器这一侧下手：杀掉一个容器的进程，再杀掉另一个容器的 shim。最后杀一个进程，它的容器设了重启策略。',
      },
      commands: [
        'docker run -d --name dock-first course/oven:1 keep-hot',
        `docker exec dock-host kill -9 ${pidOf('dock-first')}`,
        'docker wait dock-first',
        'docker run -d --name dock-second course/oven:1 keep-hot',
        `docker exec dock-host kill -9 $(docker exec dock-host parent ${pidOf('dock-second')})`,
        'docker wait dock-second',
        'docker run -d --name dock-third --restart on-failure course/oven:1 keep-hot',
        `docker exec dock-host kill -9 ${pidOf('dock-third')}`,
        "until docker inspect --format '{{.State.Status}}, restarts: {{.RestartCount}}' dock-third | grep 'running.* 1'; do sleep 0.2; done",
      ],
      checks: [
        check.container('dock-first', {
          id: 'process',
          match: { State: { Running: false, ExitCode: 137 } },
        }),
        check.container('dock-second', {
          id: 'shim',
          match: { State: { Running: false, ExitCode: 137 } },
        }),
        check.container('dock-third', {
          id: 'restarted',
          match: { State: { Running: true }, RestartCount: { $atLeast: 1 } },
        }),
      ],
    },
    {
      id: 'four-voices',
      title: { en: 'One refusal in four voices', zh: '一次拒绝，四个声音' },
      text: {
        en: 'Ask for a program that the image does not have, and read the message from its end.',
        zh: '要求启动一个镜像里没有的程序，把报错从末尾往前读。',
      },
      commands: [
        {
          run: 'docker run --name dock-nothing course/oven:1 fry',
          exit: 127,
          varies: {
            en: 'The wording changes a little from version to version.',
            zh: '不同版本的措辞略有不同。',
          },
        },
        "docker inspect --format '{{.State.Status}} {{.State.ExitCode}}' dock-nothing",
      ],
      checks: [
        check.container('dock-nothing', {
          match: {
            State: {
              ExitCode: 127,
              Error: { $matches: 'shim task.*runc create failed.*fry' },
            },
          },
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'runs-itself',
      says: { en: 'Docker runs containers itself.', zh: '容器是 Docker 自己运行的。' },
      verdict: 'wrong',
      because: {
        en: 'dockerd asks containerd, which starts a shim, which has runc make the container. The process’s parent is the shim.',
        zh: 'dockerd 把事情交给 containerd，containerd 启动 shim，shim 让 runc 建出容器。容器进程的父进程是 shim。',
      },
      proof: 'family',
    },
    {
      id: 'runs-anywhere',
      says: {
        en: 'An image built by Docker runs wherever OCI is spoken.',
        zh: 'Docker 构建的镜像，遵循 OCI 标准的地方都能运行。',
      },
      verdict: 'true',
      because: {
        en: 'Its files ran with plain runc, which was told the rest in a `config.json`. Kernel and processor must fit, as always.',
        zh: '它的文件由 runc 直接运行起来，其余信息写在一个 `config.json` 里。内核和处理器架构当然要匹配。',
      },
      proof: 'plain-runc',
    },
    {
      id: 'is-the-command',
      says: { en: 'Docker is the `docker` command.', zh: 'Docker 就是 `docker` 命令。' },
      verdict: 'wrong',
      because: {
        en: '`docker` is a client that sends HTTP requests. With curl you created and started a container, heard its output and removed it.',
        zh: '`docker` 是一个发 HTTP 请求的客户端。换成 curl，照样能创建容器、启动它、听到输出、把它删掉。',
      },
      proof: 'start',
    },
    {
      id: 'one-request',
      says: { en: '`docker run` is one request.', zh: '`docker run` 是一个请求。' },
      verdict: 'wrong',
      because: {
        en: 'In the foreground it is create, attach, wait and start, each a request of its own, after a first one that asks for the version.',
        zh: '在前台运行时，它是 create、attach、wait、start 四个请求，前面还有一个用来问版本。',
      },
      proof: 'watch',
    },
    {
      id: 'children-of-dockerd',
      says: {
        en: 'Containers are child processes of dockerd.',
        zh: '容器是 dockerd 的子进程。',
      },
      verdict: 'wrong',
      because: {
        en: 'Their parent is a shim, and the shim is a child of neither dockerd nor containerd. When dockerd is told to stop, it does stop them first, on purpose; with live-restore it leaves them alone.',
        zh: '它们的父进程是 shim，而 shim 既不是 dockerd 的子进程，也不是 containerd 的。dockerd 正常停止时确实会先把容器停掉，但那是有意为之；打开 live-restore 就不会动它们。',
      },
      proof: 'family',
    },
    {
      id: 'same-version',
      says: {
        en: 'The `docker` command and the engine must have the same version.',
        zh: '`docker` 命令和引擎的版本必须一致。',
      },
      verdict: 'wrong',
      because: {
        en: 'They agree on an API version that both know. Asked in the oldest version of its range the engine answered as well; it refused only what lies outside.',
        zh: '双方会商定一个都认识的 API 版本。用引擎支持的最旧版本去问，它照样回答；被拒绝的只有范围以外的。',
      },
      proof: 'versions',
    },
    {
      id: 'shim-is-idle',
      says: {
        en: 'Once a container runs, its shim is superfluous.',
        zh: '容器跑起来以后，shim 就多余了。',
      },
      verdict: 'wrong',
      because: {
        en: 'It holds the output and reports the exit code. When it was killed, the container was ended too.',
        zh: '它接管容器的输出，还负责上报退出码。它被杀掉以后，容器也跟着结束了。',
      },
      proof: 'three-deaths',
    },
    {
      id: 'socket-is-harmless',
      says: {
        en: 'Being allowed to use Docker is less than being root.',
        zh: '能用 Docker，不等于就是 root。',
      },
      verdict: 'wrong',
      because: {
        en: 'With the ordinary engine it is as good as root: one `docker run` gave a container all processes of the machine, and root’s own `runc`. A rootless engine gives only its user’s rights.',
        zh: '对普通的引擎来说，两者差不多：一条 `docker run` 就让容器看到机器上的全部进程，还用上了 root 的 `runc`。rootless 引擎给出的只是那个普通用户的权限。',
      },
      proof: 'plain-runc',
    },
  ],
});
