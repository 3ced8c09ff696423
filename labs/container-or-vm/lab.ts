import { check, defineLab } from '#lab-kit';
import type { Text } from '#lab-kit';

/** Process numbers are handed out in order of birth: the page shows real ones, so that they can be followed. */
const NUMBERS: Text = {
  en: 'The kernel numbers processes in the order in which they start. Yours have other numbers.',
  zh: '内核按启动的先后给进程编号，你看到的是另外的数字。',
};
const MACHINE: Text = {
  en: 'These are figures of the machine on which it was recorded. Yours shows its own.',
  zh: '这是录制时那台机器的数值，你看到的是自己机器的。',
};

/** Seconds: what stops or pauses a container has done so when it ends. */
const AT_ONCE = 4;

/** All processes of the kernel, seen from a container that was given the machine's own list. */
const ALL_PROCESSES = 'docker run --rm --pid=host course/box:1 ps -o pid,args';
/** Those of the kitchen alone, so that a failed check shows what matters. Filtered inside: the exit code stays docker's. */
const KITCHEN_PROCESSES =
  "docker run --rm --pid=host course/box:1 sh -c 'ps -o pid,args | grep /kitchen/'";
/** Containers of this lab only: the learner may have others whose names begin alike. */
const kitchen = (filter: string): string =>
  `docker ps ${filter} --filter label=learn-k8s.lab=container-or-vm --filter name=kitchen- --format '{{.Names}}' | wc -l`;

export default defineLab({
  needs: ['docker'],
  images: {
    base: ['busybox:1.37', 'debian:trixie-slim'],
    build: [{ tag: 'course/box:1', context: 'start/box' }],
  },
  title: { en: 'Container or virtual machine', zh: '容器还是虚拟机' },
  summary: {
    en: 'Show that a container is a process on the host’s kernel, find it from the host’s side, and say what it shares and what it may not do.',
    zh: '证明容器就是宿主机内核上的进程，从宿主机这一侧找到它，并说清它共用什么、不能做什么。',
  },

  steps: [
    {
      id: 'own-view',
      title: { en: 'A machine with one process?', zh: '只有一个进程的机器？' },
      text: {
        en: 'Start the program `ps` in a container: it lists all processes that it can see. Then start a second container that sleeps, and look into that one.',
        zh: '在容器里启动 `ps`，它会列出自己能看到的全部进程。再启动一个只管睡眠的容器，到它里面看一看。',
      },
      commands: [
        'docker run --rm course/box:1 ps -o pid,args',
        'docker run -d --name box-a course/box:1 sleep 4321',
        {
          run: 'docker exec box-a ps -o pid,args',
          varies: {
            en: 'The second process may get another number.',
            zh: '第二个进程可能拿到别的编号。',
          },
        },
        'docker exec box-a hostname',
      ],
      checks: [
        check.container('box-a', { match: { State: { Running: true } } }),
        check.command('docker exec box-a ps -o pid,args', {
          id: 'process-1',
          stdout: '^ *1 sleep 4321$',
        }),
      ],
    },
    {
      id: 'two-numbers',
      title: { en: 'One process, two numbers', zh: '一个进程，两个编号' },
      text: {
        en: 'Start a second sleeper. Then ask the engine for the number that the kernel gave it, and look at the machine’s own list of processes. `--pid=host` gives a helper container that list, so this works on every system.',
        zh: '再启动一个睡眠的容器。然后问引擎：内核给它的编号是多少？再去看机器自己的进程列表。加上 `--pid=host`，辅助容器就能看到这份列表，所以在任何系统上都行得通。',
      },
      commands: [
        'docker run -d --name box-b course/box:1 sleep 4321',
        {
          run: "docker inspect --format '{{.Name}} {{.State.Pid}}' box-a box-b",
          varies: NUMBERS,
        },
        { run: `${ALL_PROCESSES} | grep '[s]leep 4321'`, varies: NUMBERS },
        {
          run: "docker run --rm --pid=host course/box:1 sed -n s/^NSpid://p /proc/$(docker inspect --format '{{.State.Pid}}' box-b)/status",
          varies: NUMBERS,
        },
      ],
      checks: [
        check.command(
          "docker run --rm --pid=host course/box:1 grep NSpid /proc/$(docker inspect --format '{{.State.Pid}}' box-b)/status",
          { stdout: String.raw`^NSpid:\s+\d{2,}.*\s1$` },
        ),
      ],
    },
    {
      id: 'same-kernel',
      title: { en: 'Two sets of files, one kernel', zh: '两套文件，同一个内核' },
      text: {
        en: 'Start a container with the files of the Linux distribution Debian. Compare its kernel with that of `box-a` and with that of the machine the engine runs on. The kernel draws a random id when it starts: compare that as well.',
        zh: '启动一个装着 Debian（一种 Linux 发行版）文件的容器。把它的内核与 `box-a` 的、与引擎所在机器的作比较。内核每次启动都会随机生成一个 ID，也拿来比一比。',
      },
      commands: [
        'docker run -d --name box-debian --label learn-k8s.lab=container-or-vm debian:trixie-slim sleep 4321',
        'docker exec box-debian grep ^NAME /etc/os-release',
        { run: 'docker exec box-debian uname -r', varies: MACHINE },
        { run: 'docker exec box-a uname -r', varies: MACHINE },
        { run: "docker info --format '{{.KernelVersion}}'", varies: MACHINE },
        'docker exec box-debian cat /proc/sys/kernel/random/boot_id',
        'docker exec box-a cat /proc/sys/kernel/random/boot_id',
      ],
      checks: [
        check.command(
          `test "$(docker exec box-debian uname -r)" = "$(docker info --format '{{.KernelVersion}}')"`,
          { id: 'release' },
        ),
        check.command(
          'test "$(docker exec box-debian cat /proc/sys/kernel/random/boot_id)" = "$(docker exec box-a cat /proc/sys/kernel/random/boot_id)"',
          { id: 'boot-id' },
        ),
      ],
    },
    {
      id: 'shared',
      title: { en: 'What is not its own', zh: '哪些不是它自己的' },
      text: {
        en: 'Start a container that may use 64 MB of memory. Ask it how long it has been up, how busy it is and how much memory there is. Then read the kernel’s log, its diary of the machine.',
        zh: '启动一个最多用 64 MB 内存的容器，问它：开机多久了？有多忙？一共有多少内存？最后读一读内核日志，也就是内核给这台机器记的流水账。',
      },
      commands: [
        'docker run -d --name box-small --memory 64m course/box:1 sleep 4321',
        "docker inspect --format '{{.HostConfig.Memory}}' box-small",
        { run: 'docker exec box-small uptime', varies: MACHINE },
        { run: 'docker exec box-small grep MemTotal /proc/meminfo', varies: MACHINE },
        { run: 'docker exec box-a grep MemTotal /proc/meminfo', varies: MACHINE },
        {
          run: 'docker run --rm --user 0 --cap-add SYSLOG course/box:1 dmesg | tail -n 2',
          varies: {
            en: 'The kernel logs what happens on the machine; the last two lines are others each time.',
            zh: '内核日志记录机器上发生的事，最后两行每次都不同。',
          },
        },
      ],
      checks: [
        check.container('box-small', {
          match: { State: { Running: true }, HostConfig: { Memory: 67_108_864 } },
        }),
        check.command(
          'test "$(docker exec box-small grep MemTotal /proc/meminfo)" = "$(docker exec box-a grep MemTotal /proc/meminfo)"',
          { id: 'same-memory' },
        ),
      ],
    },
    {
      id: 'refused',
      title: { en: 'What root in a container may not do', zh: '容器里的 root 不能做什么' },
      text: {
        en: 'User 0 is root, who may normally do everything. Try as root: add code to the kernel, change how it uses memory, set the clock, read the kernel’s log. All this will be refused. Then change a parameter that each container has for itself.',
        zh: '0 号用户就是 root，平时无所不能。以 root 身份试试：加载内核模块、修改内核的内存参数、设置时钟、读取内核日志，这些都会遭到拒绝。再改一个每个容器各有一份的参数。',
      },
      commands: [
        'docker exec --user 0 box-a id -u',
        { run: 'docker exec --user 0 box-a insmod /bin/busybox', exit: 1 },
        { run: 'docker exec --user 0 box-a sysctl -w vm.swappiness=10', exit: 1 },
        "docker exec --user 0 box-a sh -c 'date -s @$(date +%s) > /dev/null'",
        { run: 'docker exec --user 0 box-a dmesg', exit: 1 },
        'docker run -d --name box-ttl --sysctl net.ipv4.ip_default_ttl=33 course/box:1 sleep 4321',
        'docker exec box-ttl cat /proc/sys/net/ipv4/ip_default_ttl',
        'docker exec box-a cat /proc/sys/net/ipv4/ip_default_ttl',
        {
          run: 'docker run --rm --sysctl vm.swappiness=10 course/box:1 true',
          exit: 125,
          show: ['not allowed'],
        },
      ],
      checks: [
        check.command('docker exec --user 0 box-ttl insmod /bin/busybox 2>&1', {
          id: 'no-module',
          exit: 1,
          stdout: 'Operation not permitted',
        }),
        check.command('docker exec box-ttl cat /proc/sys/net/ipv4/ip_default_ttl', {
          id: 'own-network',
          stdout: '^33$',
        }),
        check.command('docker exec box-a cat /proc/sys/net/ipv4/ip_default_ttl', {
          id: 'others-network',
          stdoutNot: '^33$',
        }),
      ],
    },
    {
      id: 'start-times',
      title: { en: 'How long a start takes', zh: '启动要多久' },
      text: {
        en: 'Run a small script. It times ten containers. Then it times the kernel’s part alone. Last, it reads how long after the kernel the engine started.',
        zh: '运行一个小脚本。它先给十个容器计时，再单独测内核要做的那部分，最后看内核启动之后过了多久，引擎才启动。',
      },
      files: [{ path: 'start-times.mjs', mark: ['const times', 'docker(', 'for i in'] }],
      commands: [
        {
          run: 'node start-times.mjs',
          varies: {
            en: 'Times depend on the machine and on what else it does.',
            zh: '时间取决于机器，也取决于它同时在忙什么。',
          },
        },
      ],
      checks: [
        check.container('start-10', { match: { State: { Status: 'exited', ExitCode: 0 } } }),
      ],
    },
    {
      id: 'one-list',
      title: { en: 'Three containers in one list', zh: '三个容器，一份列表' },
      text: {
        en: 'Start a kitchen of three containers, each running several programs. Then look for all of them in the machine’s list.',
        zh: '启动一间由三个容器组成的厨房，每个容器运行好几个程序。然后在机器的进程列表里把它们全找出来。',
      },
      commands: [
        'sh kitchen.sh',
        "docker ps --filter name=kitchen- --format '{{.Names}}' | sort",
        { run: `${ALL_PROCESSES} | grep '[k]itchen/'`, varies: NUMBERS },
      ],
      checks: [
        check.command(kitchen('--filter status=running'), {
          id: 'three',
          stdout: String.raw`^\s*3$`,
        }),
        check.command(KITCHEN_PROCESSES, { id: 'hot-tap', stdout: '/bin/sh /kitchen/hot-tap$' }),
      ],
    },
  ],

  tasks: [
    {
      id: 'find-and-stop',
      title: { en: 'Find it, stop only that one', zh: '找到那个容器，只停它' },
      text: {
        en: 'In the machine’s list you saw a process `/kitchen/hot-tap`. It wastes water. Find out in which of the three kitchen containers it runs and stop that container. The other two go on, and nothing is removed.',
        zh: '你在机器的进程列表里看到了 `/kitchen/hot-tap`，它在浪费热水。查清它运行在厨房的哪个容器里，停掉那个容器。另外两个继续运行，什么都不要删除。',
      },
      hints: [
        {
          en: 'A name is given by a person and proves nothing. What can you ask the engine about one container that shows its processes?',
          zh: '名字是人取的，证明不了什么。关于某个容器，向引擎问什么才能看到它的进程？',
        },
        {
          en: '`docker top` and a container’s name lists its processes with the numbers of the machine’s list. Compare.',
          zh: '`docker top` 加容器名会列出它的进程，编号与机器列表里的相同。对照一下。',
        },
        {
          en: 'Stopping has a command of its own in Docker. Killing one process, pausing and removing are other things.',
          zh: '停止容器，Docker 有专门的命令。杀掉一个进程、暂停、删除，都是另一回事。',
        },
      ],
      checks: [
        check.command(kitchen('--all'), {
          id: 'kept',
          within: AT_ONCE,
          stdout: String.raw`^\s*3$`,
          hint: {
            en: 'One of the three containers is missing, even from the list that has the stopped ones. A container that was only stopped stays there. `sh kitchen.sh` makes all three anew.',
            zh: '三个容器里少了一个，连已停止的里面也没有。只是停止的话，它还会在列表里。`sh kitchen.sh` 会把三个都重新创建出来。',
          },
        }),
        check.command(kitchen('--filter status=paused'), {
          id: 'not-paused',
          within: AT_ONCE,
          stdout: String.raw`^\s*0$`,
          hint: {
            en: 'A container is paused: its processes are frozen, but they are all still in the machine’s list.',
            zh: '有容器处于暂停状态：它的进程只是冻结了，全都还在机器的进程列表里。',
          },
        }),
        check.command(KITCHEN_PROCESSES, {
          id: 'gone',
          within: AT_ONCE,
          stdoutNot: '/bin/sh /kitchen/hot-tap$',
          hint: {
            en: 'The machine’s list still shows the process. So the container it runs in has not been stopped, or has been started again.',
            zh: '机器的进程列表里还有这个进程，说明它所在的容器没有停，或者停了又启动了。',
          },
        }),
        check.command(kitchen('--filter status=running'), {
          id: 'only-one',
          within: AT_ONCE,
          stdout: String.raw`^\s*2$`,
          hint: {
            en: 'The process is gone, but exactly one container should have stopped. How many of the three still run?',
            zh: '进程没有了，但应该恰好停掉一个容器。三个里面还有几个在运行？',
          },
        }),
      ],
      solve: [
        "for name in kitchen-tap kitchen-stove kitchen-fan; do echo $name; docker top $name -o pid,args | grep -o '/kitchen/.*'; done",
        'docker stop kitchen-stove',
        "docker ps --all --filter name=kitchen- --filter status=exited --format '{{.Names}}'",
      ],
      solution: [],
      wrong: [
        {
          id: 'by-its-name',
          says: {
            en: 'Stopped the container whose name sounds like the process.',
            zh: '停了名字听上去像那个进程的容器。',
          },
          run: ['docker stop kitchen-tap'],
          caughtBy: 'gone',
          undo: ['docker start kitchen-tap'],
        },
        {
          id: 'all-three',
          says: { en: 'Stopped all three to be sure.', zh: '为求保险，三个全停了。' },
          run: ['docker stop kitchen-tap kitchen-stove kitchen-fan'],
          caughtBy: 'only-one',
          undo: ['docker start kitchen-tap kitchen-stove kitchen-fan'],
        },
        {
          id: 'only-the-process',
          says: {
            en: 'Killed the process; its container runs on.',
            zh: '只杀掉了进程，它所在的容器还在运行。',
          },
          run: ['docker exec kitchen-stove killall hot-tap'],
          caughtBy: 'only-one',
          undo: ['docker restart kitchen-stove'],
        },
        {
          id: 'paused',
          says: {
            en: 'Paused the right container instead of stopping it.',
            zh: '容器找对了，但只是暂停，没有停止。',
          },
          run: ['docker pause kitchen-stove'],
          caughtBy: 'not-paused',
          undo: ['docker unpause kitchen-stove'],
        },
        {
          id: 'removed',
          says: {
            en: 'Removed the right container instead of stopping it.',
            zh: '容器找对了，但没有停止，而是删除了。',
          },
          run: ['docker rm --force kitchen-stove'],
          caughtBy: 'kept',
          undo: ['sh kitchen.sh'],
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'killed-from-outside',
      title: { en: 'Kill it from outside', zh: '从外面杀掉它' },
      text: {
        en: 'A signal is a short message to a process, a number. The command `kill` sends one, and number 9 means: end at once. No program can catch it. Send it to the first process of a container: once from inside, where that is process 1, then from the machine’s side, where it is a process like any other.',
        zh: '信号是发给进程的简短通知，只是一个编号。`kill` 命令用来发信号，9 号的意思是“立刻结束”，任何程序都拦不住。把它发给容器的第一个进程：先从里面发，在那里它是 1 号进程；再从机器这一侧发，在这里它只是个普通进程。',
      },
      commands: [
        'docker run -d --name box-victim course/box:1 sleep 4321',
        'docker exec box-victim kill -9 1',
        "docker inspect --format '{{.State.Status}}' box-victim",
        "docker run --rm --pid=host course/box:1 kill -9 $(docker inspect --format '{{.State.Pid}}' box-victim)",
        'docker wait box-victim',
        "docker inspect --format '{{.State.Status}} {{.State.ExitCode}}' box-victim",
      ],
      checks: [
        check.container('box-victim', {
          match: { State: { Running: false, ExitCode: 137, OOMKilled: false } },
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'lightweight-vm',
      says: { en: 'A container is a lightweight VM.', zh: '容器就是轻量级的虚拟机。' },
      verdict: 'wrong',
      because: {
        en: 'A virtual machine has virtual hardware and boots a kernel of its own. A container has neither: it is one or more processes of the host’s kernel, in the same list as all others.',
        zh: '虚拟机有虚拟的硬件，要启动自己的内核。容器两样都没有：它是宿主机内核的一个或几个进程，和其他进程在同一份列表里。',
      },
      proof: 'two-numbers',
    },
    {
      id: 'shares-the-kernel',
      says: { en: 'Containers share the host’s kernel.', zh: '容器共用宿主机的内核。' },
      verdict: 'only-if',
      because: {
        en: 'True for Docker as it comes, if “host” means the machine the engine runs on: on a Mac or with Docker Desktop that is a virtual machine. Runtimes such as Kata Containers and gVisor put another kernel in between.',
        zh: '对默认的 Docker 成立，但“宿主机”要理解为引擎所在的机器：在 Mac 上或用 Docker Desktop 时，那是一台虚拟机。Kata Containers、gVisor 这类运行时会在中间再放一个内核。',
      },
      proof: 'same-kernel',
    },
    {
      id: 'milliseconds-not-minutes',
      says: {
        en: 'A container starts in milliseconds, a VM in minutes.',
        zh: '容器几毫秒就能启动，虚拟机要几分钟。',
      },
      verdict: 'only-if',
      because: {
        en: 'The kernel’s part takes milliseconds; `docker run` as a whole takes tenths of a second or more. A VM need not take minutes either: Firecracker promises at most 125 ms until the first program of a small one.',
        zh: '只算内核那部分，确实是几毫秒；整个 `docker run` 要零点几秒，甚至更久。虚拟机也未必要几分钟：Firecracker 承诺小型虚拟机在 125 毫秒内就能启动第一个程序。',
      },
      proof: 'start-times',
    },
    {
      id: 'own-resources',
      says: {
        en: 'A program in a container sees the memory and the load of its container.',
        zh: '容器里的程序看到的是容器自己的内存和负载。',
      },
      verdict: 'wrong',
      because: {
        en: 'Limits hold, but `/proc/meminfo`, `/proc/loadavg` and the uptime are the kernel’s, one for all. A program that sizes itself by them may take too much.',
        zh: '限额是有效的，但 `/proc/meminfo`、`/proc/loadavg` 和开机时长属于内核，所有容器看到的是同一份。程序要是照着它们决定自己用多少，就可能用得过多。',
      },
      proof: 'shared',
    },
    {
      id: 'root-is-root',
      says: {
        en: 'Root in a container can do what root on the host can.',
        zh: '容器里的 root 能做宿主机 root 能做的一切。',
      },
      verdict: 'wrong',
      because: {
        en: 'Without `--privileged` the engine takes many rights away: no kernel modules, no clock, kernel parameters read-only. But unless the engine maps users it is user 0 on the same kernel: whoever gets out of such a container is root on the host.',
        zh: '不加 `--privileged` 时，引擎会去掉很多权限：不能加载内核模块，不能改时钟，内核参数只读。但除非引擎做了用户映射，它在同一个内核上仍是 0 号用户：谁从这样的容器里逃出来，谁就是宿主机上的 root。',
      },
      proof: 'refused',
    },
    {
      id: 'hidden-from-host',
      says: {
        en: 'What runs in a container cannot be seen or touched from outside.',
        zh: '容器里运行的东西，从外面看不见也碰不到。',
      },
      verdict: 'wrong',
      because: {
        en: 'The wall has one side. The container does not see the host’s processes. The host sees every process of the container and can end any of them.',
        zh: '这堵墙只挡一边。容器看不见宿主机的进程，宿主机却看得见容器里的每个进程，也能结束其中任何一个。',
      },
      proof: 'killed-from-outside',
    },
  ],
});
