import { check, defineLab } from '#lab-kit';

/** The bill of the orders as they lie in `start/`, signed with the token `table-7`. */
const BILL = '^3 dishes, 46\\.50 ¥, signed b31e6a2a\\s*$';

/** A container that was started once: a pattern is tried at every line, so "no second start" must be said in it. */
const ONCE = '^(?![^]*start 2)[^]*start 1 in container';

export default defineLab({
  needs: ['docker'],
  images: {
    base: ['node:24-slim', 'busybox:1.37'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
  },
  title: { en: 'Images: how one becomes many containers', zh: '镜像：一个镜像怎样变成许多容器' },
  summary: {
    en: 'Build a small non-root image in the right order, run three containers from it, and say what each of them owns and what is lost with it.',
    zh: '按正确的顺序构建一个以非 root 用户运行的小镜像，用它启动三个容器，并说清每个容器各自拥有什么、会随它一起丢失什么。',
  },

  steps: [
    {
      id: 'build',
      title: { en: 'Seven lines become an image', zh: '七行指令变成一个镜像' },
      text: {
        en: 'Build the folder `hello` into an image, run it once, then read what the image remembers besides files: as whom and what to start.',
        zh: '把 `hello` 目录构建成镜像，运行一次，再看看镜像除了文件还记住了什么：以谁的身份、启动什么。',
      },
      files: [
        { path: 'hello/Dockerfile', mark: ['FROM', 'COPY', 'USER', 'CMD'] },
        { path: 'hello/hello.mjs' },
      ],
      commands: [
        'docker build -q -t course/hello:1 hello',
        'docker run --rm course/hello:1',
        "docker image inspect --format '{{.Config.User}} {{.Config.WorkingDir}} {{json .Config.Cmd}}' course/hello:1",
      ],
      checks: [
        check.image('course/hello:1', {
          match: { Config: { User: 'node', WorkingDir: '/app', Cmd: ['node', 'hello.mjs'] } },
        }),
        check.run('course/hello:1', [], { stdout: '^hello 1: start 1 ' }),
      ],
    },
    {
      id: 'layers',
      title: { en: 'Two images, one stack of layers', zh: '两个镜像，共用一摞层' },
      text: {
        en: 'List what each line added, newest first. Then change one file, build version 2, and compare the last three layers of both images.',
        zh: '列出每一行加了什么（最新的在最上面）。再改一个文件，构建版本 2，比较两个镜像最上面的三层。',
      },
      commands: [
        "docker history --format '{{.Size}}  {{.CreatedBy}}' course/hello:1 | head -n 6",
        'echo 2 > hello/version',
        'docker build -q -t course/hello:2 hello',
        'docker image inspect --format \'{{join .RootFS.Layers "\\n"}}\' course/hello:1 | tail -n 3',
        'docker image inspect --format \'{{join .RootFS.Layers "\\n"}}\' course/hello:2 | tail -n 3',
      ],
      checks: [
        // At least one layer of the base, and those of WORKDIR and RUN.
        check.image('course/hello:2', { sharesLayers: { image: 'course/hello:1', atLeast: 3 } }),
        check.run('course/hello:2', [], { stdout: '^hello 2: ' }),
      ],
    },
    {
      id: 'latest',
      title: { en: 'latest is a name like any other', zh: 'latest 只是一个普通的名字' },
      text: {
        en: 'Give version 1 the name without a tag. Version 2 exists and is newer: which one does `course/hello` run?',
        zh: '给版本 1 取一个不带标签的名字。版本 2 已经存在而且更新：`course/hello` 会运行哪一个？',
      },
      commands: [
        'docker tag course/hello:1 course/hello',
        "docker image ls --format '{{.Repository}}:{{.Tag}}  {{.ID}}' course/hello | sort",
        'docker run --rm course/hello',
      ],
      checks: [check.run('course/hello:latest', [], { stdout: '^hello 1: ' })],
    },
    {
      id: 'three-containers',
      title: { en: 'One image, three containers', zh: '一个镜像，三个容器' },
      text: {
        en: 'The program appends a line to `/data/starts` each time and counts the lines. Start three containers from one image, and one of them twice.',
        zh: '程序每次启动都往 `/data/starts` 追加一行，再数有几行。用同一个镜像启动三个容器，其中一个启动两次。',
      },
      commands: [
        'docker run --name images-a course/hello:1',
        'docker run --name images-b course/hello:1',
        'docker run --name images-c course/hello:1',
        'docker start --attach images-a',
        'docker diff images-a',
        "docker ps --all --filter name=images- --format '{{.Names}}  {{.Image}}' | sort",
      ],
      checks: [
        check.container('images-a', { id: 'a-twice', log: 'start 2 in container' }),
        check.container('images-b', {
          id: 'b-once',
          log: ONCE,
        }),
        check.container('images-c', {
          id: 'c-once',
          log: ONCE,
        }),
      ],
    },
    {
      id: 'kept-or-lost',
      title: {
        en: 'What is lost, and what is kept',
        zh: '什么随容器消失，什么留下来',
      },
      text: {
        en: 'Save the container `images-a` as an image, remove it and start a new one of that name. Then let two containers write to one volume.',
        zh: '把容器 `images-a` 另存为镜像，删除它，再用同样的名字启动一个新的。然后让两个容器先后写同一个卷。',
      },
      commands: [
        'docker commit images-a course/hello:kept',
        'docker rm images-a',
        'docker run --name images-a course/hello:1',
        'docker run --rm course/hello:kept',
        'docker volume create --label learn-k8s.lab=images images-starts',
        'docker run --name images-d -v images-starts:/data course/hello:1',
        'docker run --name images-e -v images-starts:/data course/hello:1',
      ],
      checks: [
        check.run('course/hello:kept', [], { id: 'in-an-image', stdout: 'start 3 in container' }),
        check.container('images-a', {
          id: 'lost',
          log: ONCE,
        }),
        check.container('images-e', { id: 'in-a-volume', log: 'start 2 in container' }),
      ],
    },
    {
      id: 'cache',
      title: { en: 'The order decides what is built again', zh: '顺序决定哪些步骤要重做' },
      text: {
        en: 'Two Dockerfiles make the same menu; only the order of the lines differs. Change one file and see what happens to `npm ci` in each.',
        zh: '两个 Dockerfile 生成同一份菜单，只有行的顺序不同。改一个文件，看 `npm ci` 在两边各会怎样。',
      },
      files: [
        { path: 'menu/Dockerfile.unordered', mark: ['COPY . .', 'RUN npm ci'] },
        { path: 'menu/Dockerfile.ordered', mark: ['COPY package.json', 'RUN npm ci', 'COPY . .'] },
      ],
      commands: [
        'docker build -q -f menu/Dockerfile.unordered -t course/menu:unordered menu',
        'docker build -q -f menu/Dockerfile.ordered -t course/menu:ordered menu',
        'date > menu/date.txt',
        {
          run: "docker build --progress=plain -f menu/Dockerfile.unordered -t course/menu:unordered menu 2>&1 | sed -nE '/RUN npm ci/,/CACHED|DONE/p'",
          show: ['RUN npm ci', 'CACHED', 'added'],
        },
        {
          run: "docker build --progress=plain -f menu/Dockerfile.ordered -t course/menu:ordered menu 2>&1 | sed -nE '/RUN npm ci/,/CACHED|DONE/p'",
          show: ['RUN npm ci', 'CACHED', 'added'],
        },
      ],
      checks: [
        check.image('course/menu:unordered', { id: 'unordered' }),
        check.image('course/menu:ordered', { id: 'ordered' }),
      ],
    },
    {
      id: 'small',
      title: { en: 'Leave the tools behind', zh: '把工具留在身后' },
      text: {
        en: 'The third Dockerfile builds in one stage and copies only the result into another. Run it read-only, ask it for the menu, and look for `node` in it.',
        zh: '第三个 Dockerfile 在一个阶段里构建，只把结果复制到另一个阶段。以只读方式运行它，向它要菜单，再在里面找一找 `node`。',
      },
      files: [{ path: 'menu/Dockerfile', mark: ['FROM', 'COPY --from=build', 'USER'] }],
      commands: [
        'docker build -q -t course/menu:small menu',
        // Sizes are those of the base images on this very machine; the page must not show them as the published ones.
        { run: 'docker image ls course/menu', show: 'none' },
        'docker run -d --name images-menu --read-only course/menu:small',
        "docker exec images-menu wget -qO- http://127.0.0.1:8080/ | grep '<li>'",
        'docker exec images-menu id -u',
        { run: 'docker exec images-menu which node', exit: 1 },
      ],
      checks: [
        check.image('course/menu:small', {
          match: { Config: { User: '1000' } },
          smallerThan: { image: 'course/menu:ordered', factor: 0.5 },
        }),
        check.container('images-menu', { match: { State: { Running: true } } }),
      ],
    },
    {
      id: 'entrypoint-cmd',
      title: { en: 'ENTRYPOINT and CMD, case by case', zh: 'ENTRYPOINT 与 CMD，逐一验证' },
      text: {
        en: 'One Dockerfile with a stage for each case. Run each without an argument, then with `hello` after the name of the image.',
        zh: '一个 Dockerfile，每种情形一个阶段。先不带参数运行，再在镜像名后面加上 `hello` 运行。',
      },
      files: [{ path: 'entry/Dockerfile', mark: ['CMD', 'ENTRYPOINT'] }],
      commands: [
        'for kind in cmd entrypoint both shell neither; do docker build -q --target $kind -t course/entry:$kind entry; done',
        'docker run --rm course/entry:cmd',
        'docker run --rm course/entry:cmd echo hello',
        'docker run --rm course/entry:entrypoint',
        'docker run --rm course/entry:entrypoint hello',
        'docker run --rm course/entry:both',
        'docker run --rm course/entry:both hello',
        'docker run --rm course/entry:shell',
        'docker run --rm course/entry:shell hello',
        'docker run --rm --entrypoint echo course/entry:both',
        { run: 'docker run --rm course/entry:neither', exit: 125, show: ['no command specified'] },
        'docker run --rm course/entry:neither echo hello',
      ],
      checks: [
        check.run('course/entry:cmd', ['echo', 'hello'], { id: 'cmd', stdout: '^hello\\s*$' }),
        check.run('course/entry:entrypoint', ['hello'], {
          id: 'entrypoint',
          stdout: '^from ENTRYPOINT hello\\s*$',
        }),
        check.run('course/entry:both', [], {
          id: 'both',
          stdout: '^from ENTRYPOINT and from CMD\\s*$',
        }),
        check.run('course/entry:shell', ['hello'], {
          id: 'shell',
          stdout: '^from a shell ENTRYPOINT\\s*$',
        }),
      ],
    },
    {
      id: 'same-dockerfile',
      title: { en: 'The same Dockerfile, another day', zh: '同一个 Dockerfile，换了一天' },
      text: {
        en: 'Build one Dockerfile twice. Between the two builds the tag it starts from moves, as tags in a registry do. Then ask for another architecture.',
        zh: '把同一个 Dockerfile 构建两次。两次之间，它所基于的标签移动了，镜像仓库里的标签也会这样。最后再要求换一种 CPU 架构。',
      },
      files: [{ path: 'app/Dockerfile', mark: ['FROM'] }],
      commands: [
        'docker tag course/hello:1 course/base:stable',
        'docker build -q -t course/app:monday app',
        'docker tag course/hello:2 course/base:stable',
        'docker build -q -t course/app:tuesday app',
        'docker run --rm course/app:monday',
        'docker run --rm course/app:tuesday',
        {
          run: 'docker run --rm --pull never --platform linux/s390x course/app:tuesday',
          exit: 125,
          show: ['platform'],
          varies: {
            en: 'Docker words this refusal differently from version to version and names the architecture of this machine.',
            zh: '这句拒绝的措辞因 Docker 版本而异，其中的架构是这台机器的架构。',
          },
        },
      ],
      checks: [
        check.run('course/app:monday', [], { id: 'monday', stdout: '^hello 1: ' }),
        check.run('course/app:tuesday', [], { id: 'tuesday', stdout: '^hello 2: ' }),
      ],
    },
  ],

  tasks: [
    {
      id: 'repair',
      title: { en: 'Repair a Dockerfile', zh: '修好一个 Dockerfile' },
      text: {
        en: 'Build `repair` as `course/bill:1`. It must print its bill when `TOKEN` is given at the start, carry nothing of `token.env`, not run as root, and not install again when only `orders.txt` changes.',
        zh: '把 `repair` 构建成 `course/bill:1`。要求：启动时给出 `TOKEN` 就能打印账单；镜像里没有 `token.env` 的任何内容；不以 root 身份运行；只改 `orders.txt` 时不重新安装依赖。',
      },
      files: [{ path: 'repair/Dockerfile' }, { path: 'repair/bill.mjs', mark: ['const token'] }],
      hints: [
        {
          en: 'Build it and read the last lines: which line of the Dockerfile failed, and which distribution is the base made of?',
          zh: '先构建，读最后几行：Dockerfile 的哪一行失败了？基础镜像属于哪个发行版？',
        },
        {
          en: 'Which of the files in `repair` does the program read when it runs? The image needs those and what is installed, nothing else.',
          zh: '程序运行时会读 `repair` 里的哪些文件？镜像只需要这些文件和安装好的依赖，别的都不需要。',
        },
        {
          en: 'Put the lines in the order of how seldom their files change: what the installation needs, the installation, the program with its orders. The user comes before the command.',
          zh: '按文件变化的频率从低到高排列：先是安装需要的文件，再是安装，最后是程序和订单。用户写在启动命令之前。',
        },
      ],
      checks: [
        check.image('course/bill:1', {
          id: 'built',
          hint: {
            en: 'There is no image of that name yet. Where does the build stop, and what does it say? Is what that line wants to install perhaps in the base image already?',
            zh: '还没有这个名字的镜像。构建停在哪里、说了什么？那一行想装的东西，基础镜像里是不是已经有了？',
          },
        }),
        check.run('course/bill:1', [], {
          id: 'answers',
          options: ['-e', 'TOKEN=table-7'],
          stdout: BILL,
          hint: {
            en: 'A container of it does not print the right bill. Run one with `-e TOKEN=table-7` and read what it misses.',
            zh: '用它启动的容器没有打印出正确的账单。加上 `-e TOKEN=table-7` 运行一次，看它缺什么。',
          },
        }),
        check.image('course/bill:1', {
          id: 'no-secret',
          noTextInLayers: 'not-a-real-token-0815',
          within: 60,
          hint: {
            en: 'The token is still in the image. Look at every layer and at the configuration, not only at the files the last layer shows.',
            zh: '令牌还在镜像里。要看每一层和镜像的配置，不能只看最后一层露出来的文件。',
          },
        }),
        check.run('course/bill:1', ['-u'], {
          id: 'not-root',
          options: ['--entrypoint', 'id'],
          stdout: '^[1-9]',
          hint: {
            en: 'Its process is user 0. Which line of a Dockerfile says as whom the command runs?',
            zh: '它的进程是 0 号用户。Dockerfile 里哪一行决定以谁的身份运行？',
          },
        }),
        check.rebuild('repair', {
          id: 'cache',
          touch: 'orders.txt',
          // `npm install` is a right answer too.
          cached: 'npm (ci|i|install)\\b',
          within: 60,
          hint: {
            en: 'A new order makes the installation run again. Which line before it copies the orders?',
            zh: '一有新订单就要重新安装。在它之前，哪一行复制了订单？',
          },
        }),
      ],
      solve: [
        'cp solution/Dockerfile repair/Dockerfile',
        'docker build -q -t course/bill:1 repair',
        'docker run --rm --env-file repair/token.env course/bill:1',
      ],
      solution: [{ path: 'solution/Dockerfile', mark: ['COPY', 'RUN', 'USER'] }],
      wrong: [
        {
          id: 'apt',
          says: {
            en: '`yum` became `apt-get`, but without a package list, for a program that the base image has already.',
            zh: '把 `yum` 换成了 `apt-get`，但没有软件包列表，而且要装的程序基础镜像里本来就有。',
          },
          run: [
            'cp wrong/apt/Dockerfile repair/Dockerfile',
            'docker build -q -t course/bill:1 repair || true',
          ],
          caughtBy: 'built',
        },
        {
          id: 'no-install',
          says: {
            en: 'The installation was removed together with `yum`.',
            zh: '连同 `yum` 一起把安装依赖也删了。',
          },
          run: [
            'cp wrong/no-install/Dockerfile repair/Dockerfile',
            'docker build -q -t course/bill:1 repair',
          ],
          caughtBy: 'answers',
          undo: ['docker image rm -f course/bill:1'],
        },
        {
          id: 'deleted-later',
          says: {
            en: 'The secret is copied and deleted in a later layer.',
            zh: '复制了密钥，再在后面的层里删除。',
          },
          run: [
            'cp wrong/deleted-later/Dockerfile repair/Dockerfile',
            'docker build -q -t course/bill:1 repair',
          ],
          caughtBy: 'no-secret',
          undo: ['docker image rm -f course/bill:1'],
        },
        {
          id: 'build-arg',
          says: {
            en: 'The secret comes as a build argument and stays in the configuration.',
            zh: '用构建参数传密钥，结果留在镜像配置里。',
          },
          run: [
            'cp wrong/build-arg/Dockerfile repair/Dockerfile',
            'docker build -q --build-arg TOKEN=not-a-real-token-0815 -t course/bill:1 repair',
          ],
          caughtBy: 'no-secret',
          undo: ['docker image rm -f course/bill:1'],
        },
        {
          id: 'root',
          says: { en: 'All is right, but it runs as root.', zh: '其他都对，但以 root 身份运行。' },
          run: [
            'cp wrong/root/Dockerfile repair/Dockerfile',
            'docker build -q -t course/bill:1 repair',
          ],
          caughtBy: 'not-root',
          undo: ['docker image rm -f course/bill:1'],
        },
        {
          id: 'copy-first',
          says: {
            en: 'The orders are copied before the installation.',
            zh: '在安装依赖之前就复制了订单。',
          },
          run: [
            'cp wrong/copy-first/Dockerfile repair/Dockerfile',
            'docker build -q -t course/bill:1 repair',
          ],
          caughtBy: 'cache',
          undo: ['docker image rm -f course/bill:1'],
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'late-delete',
      title: { en: 'Delete a secret too late', zh: '删得太晚的密钥' },
      text: {
        en: 'This Dockerfile copies a token, uses it and deletes it. A container does not see the file. Unpack the layers and look again.',
        zh: '这个 Dockerfile 复制了令牌，用完就删。容器里确实看不到这个文件。把各层解开再看一次。',
      },
      files: [{ path: 'leak/Dockerfile', mark: ['COPY', 'RUN rm'] }],
      commands: [
        'docker build -q -t course/leak:1 leak',
        { run: 'docker run --rm course/leak:1 cat /app/token.env', exit: 1 },
        'mkdir -p leak-layers && docker save course/leak:1 | tar -xf - -C leak-layers',
        'for layer in leak-layers/blobs/sha256/*; do tar -xOf "$layer" app/token.env 2>/dev/null; done || true',
      ],
      checks: [
        check.run('course/leak:1', ['cat', '/app/token.env'], { id: 'hidden', exit: 1 }),
        check.image('course/leak:1', { id: 'leaked', textInLayers: 'not-a-real-token-4711' }),
      ],
    },
    {
      id: 'lost-signal',
      title: { en: 'A stop that nobody hears', zh: '没人听见的停止信号' },
      text: {
        en: 'The same server twice: once as process 1, once as the child of a shell script. Stop both with three seconds of patience and compare how they ended.',
        zh: '同一个服务启动两次：一次自己就是 1 号进程，一次是 shell 脚本的子进程。两个都停止，各给三秒，比较它们怎样结束。',
      },
      files: [
        { path: 'signal/Dockerfile', mark: ['CMD'] },
        { path: 'signal/start.sh', mark: ['node'] },
      ],
      commands: [
        'docker run -d --name images-hears --label learn-k8s.lab=images shop/web:1',
        'docker build -q -t course/signal:1 signal',
        'docker run -d --name images-deaf course/signal:1',
        'docker exec images-hears readlink /proc/1/exe',
        'docker exec images-deaf readlink /proc/1/exe',
        'docker stop -t 3 images-hears images-deaf',
        "docker inspect --format '{{.Name}} {{.State.ExitCode}}' images-hears images-deaf",
        'docker logs images-hears',
        'docker logs images-deaf',
      ],
      checks: [
        check.container('images-hears', {
          id: 'hears',
          match: { State: { Running: false, ExitCode: 0 } },
          log: 'got SIGTERM',
        }),
        check.container('images-deaf', {
          id: 'deaf',
          match: { State: { Running: false, ExitCode: 137 } },
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'class-and-object',
      says: {
        en: 'An image is to a container what a class is to an object.',
        zh: '镜像之于容器，就像类之于对象。',
      },
      verdict: 'only-if',
      because: {
        en: 'True for starting: one image, any number of containers, each with its own state. The comparison ends where a container can be committed to a new image, as in the step after this one; an object cannot become a class.',
        zh: '从“启动”的角度看成立：一个镜像可以启动任意多个容器，各有各的状态。但容器可以提交成新镜像（见紧接着的一步），对象却变不成类，比喻到此为止。',
      },
      proof: 'three-containers',
    },
    {
      id: 'changes-are-lost',
      says: { en: 'A container’s changes are lost with it.', zh: '容器里的改动会随容器一起丢失。' },
      verdict: 'only-if',
      because: {
        en: 'True when the container is removed: its writable layer goes with it. A stopped and started container keeps them; a volume outlives it; `docker commit` turns them into a layer of a new image.',
        zh: '删除容器时成立：它的可写层随之消失。停止后再启动，改动还在；写进卷里的数据比容器活得久；`docker commit` 会把改动变成新镜像的一层。',
      },
      proof: 'kept-or-lost',
    },
    {
      id: 'latest-is-newest',
      says: { en: 'The tag `latest` is the newest version.', zh: '`latest` 标签就是最新版本。' },
      verdict: 'wrong',
      because: {
        en: 'It is the tag that is meant when none is written, and it names whatever was given that name last. Here it runs version 1 while version 2 exists.',
        zh: '它只是没写标签时的默认标签，指向最后一次被取这个名字的镜像。这里版本 2 已经存在，它运行的却是版本 1。',
      },
      proof: 'latest',
    },
    {
      id: 'deleted-is-gone',
      says: {
        en: 'A file that a later line of the Dockerfile deletes is not in the image.',
        zh: '在 Dockerfile 后面的行里删掉的文件，就不在镜像里了。',
      },
      verdict: 'wrong',
      because: {
        en: 'The later layer only hides it. Whoever has the image has the earlier layer, and with it the file.',
        zh: '后面的层只是把它遮住。谁拿到镜像，谁就拿到了前面的层，也就拿到了这个文件。',
      },
      proof: 'late-delete',
    },
    {
      id: 'works-on-my-machine',
      says: {
        en: 'With images, “works on my machine” is solved.',
        zh: '有了镜像，“在我机器上是好的”就解决了。',
      },
      verdict: 'only-if',
      because: {
        en: 'True only if it is the very same image, for the same CPU architecture, with the same configuration and data, on a kernel that offers what it needs. Building the same Dockerfile again may give another image: the tag it starts from may have moved.',
        zh: '只有在同一个镜像、同样的 CPU 架构、同样的配置和数据、内核也提供它所需功能时才成立。同一个 Dockerfile 再构建一次，得到的可能是另一个镜像：它所基于的标签可能已经移动了。',
      },
      proof: 'same-dockerfile',
    },
  ],
});
