import { check, defineLab } from '#lab-kit';

/** The answer of the page server in the network of `ns-web`. */
const KITCHEN = '^page of kitchen$';

/** What a container that was started from `course/kit:1` and lives looks like. */
const running = { State: { Running: true } };

/**
 * How often the kernel held a container back since it was started. Two seconds of counting may be too few on a busy
 * machine, where nobody gets the twentieth that a quota would cut off; starting the programs before took time, too.
 */
const heldBack = (container: string) =>
  `docker exec ${container} sh -c 'cat $(cgroup-dir cpu)/cpu.stat'`;

/** What `work` says, then `heldBack`. */
const HELD_TO_A_TWENTIETH = 'used [0-8] % of one CPU[^]*^nr_throttled [1-9]';

const MACHINE = {
  en: 'These are the CPUs and the memory of the machine it ran on; yours has others.',
  zh: '这里是运行时那台机器的 CPU 数和内存，你的机器会是别的数字。',
};

const SPEED = {
  en: 'How far it counts depends on the machine and on what else it is doing.',
  zh: '能数到多少，取决于机器快慢和它当时还在忙什么。',
};

const PIDS = {
  en: 'Where systemd manages the cgroups, as on most machines with version 2, it sets a high limit on processes itself: the last line shows that number.',
  zh: '控制组由 systemd 管理时（用 v2 的机器多半如此），systemd 会自己给进程数设一个很大的上限，最后一行就是那个数。',
};

const MISSED = {
  en: 'An engine that missed the kill says false here, though the kernel did kill.',
  zh: '引擎如果漏掉了这次杀死，这里就是 false，尽管内核确实杀了进程。',
};

export default defineLab({
  needs: ['docker'],
  images: {
    base: ['busybox:1.37', 'debian:trixie-slim'],
    build: [
      { tag: 'course/page:1', context: 'start/page' },
      { tag: 'course/kit:1', context: 'start/kit' },
    ],
  },
  title: { en: 'Take a container apart', zh: '把容器拆开来看' },
  summary: {
    en: 'Name each namespace of a running container and what it hides, enter them one by one, and see limits on CPU, memory and processes enforced.',
    zh: '说出一个运行中的容器有哪些命名空间、各自遮住什么，逐个进入它们，并亲眼看到 CPU、内存和进程数的限制怎样生效。',
  },

  steps: [
    {
      id: 'window',
      title: { en: 'A server, and a window on the machine', zh: '一个服务器，一扇看宿主机的窗' },
      text: {
        en: 'Start a small web server and list what its container sees. Then start `ns-host`, which gives up nearly all separation: from there you look at the machine and at that same server.',
        zh: '启动一个小小的 Web 服务器，列出它的容器看得到什么。再启动 `ns-host`，它几乎放弃了所有隔离：从那里可以看宿主机，也可以看刚才那个服务器。',
      },
      files: [{ path: 'page/serve', mark: ['echo', 'exec'] }],
      commands: [
        'docker run -d --name ns-web --hostname kitchen --cgroupns private course/page:1',
        { run: 'docker exec ns-web ps', show: ['^PID', 'httpd'] },
        'docker run -d --name ns-host --user root --privileged \\\n  --pid host --network host --ipc host --uts host --cgroupns host course/kit:1',
        "docker inspect --format '{{.State.Pid}}' ns-web > web.pid",
        'docker exec ns-host cat /proc/$(cat web.pid)/comm',
      ],
      checks: [
        check.container('ns-web', { match: running }),
        check.command('docker exec ns-host cat /proc/$(cat web.pid)/comm', {
          stdout: '^httpd$',
        }),
      ],
    },
    {
      id: 'eight-kinds',
      title: { en: 'Eight kinds of view', zh: '八种视图' },
      text: {
        en: 'List the namespaces of the machine and those of the web server by number, and put the two lists side by side: the kind, the number on the machine, the number in the container.',
        zh: '分别列出宿主机和 Web 服务器的命名空间编号，再并排放在一起：种类、宿主机上的编号、容器里的编号。',
      },
      commands: [
        "docker exec ns-host sh -c 'lsns -n -o TYPE,NS -p $$' | sort > host.txt",
        'docker exec ns-host lsns -n -o TYPE,NS -p $(cat web.pid) | sort > web.txt',
        'join host.txt web.txt',
      ],
      checks: [
        check.command("join host.txt web.txt | awk '$2 != $3 { print $1 }'", {
          id: 'own',
          stdout: '^net$[^]*^pid$[^]*^uts$',
        }),
        check.command("join host.txt web.txt | awk '$2 == $3 { print $1 }'", {
          id: 'of-the-machine',
          stdout: '^user$',
        }),
      ],
    },
    {
      id: 'what-each-hides',
      title: { en: 'What each one hides', zh: '每一种遮住什么' },
      text: {
        en: 'Start a second server on the same port. Write a file in the first container, look for it in the second and from the machine, and ask both for their page.',
        zh: '在同一个端口上再启动一个服务器。在第一个容器里写一个文件，到第二个容器里找、从宿主机上找，再向两个服务器各要一次页面。',
      },
      commands: [
        'docker run -d --name ns-other --hostname bakery --cgroupns private course/page:1',
        "docker exec ns-web sh -c 'echo soup > /tmp/note'",
        { run: 'docker exec ns-other cat /tmp/note', exit: 1 },
        'docker exec ns-host cat /proc/$(cat web.pid)/root/tmp/note',
        'docker exec ns-web wget -qO- http://127.0.0.1:8080/',
        'docker exec ns-other wget -qO- http://127.0.0.1:8080/',
        {
          run: 'docker exec ns-web tail -n 1 /proc/self/cgroup',
          varies: {
            en: 'Version 1 of cgroups prints one line for each resource, version 2 a single one.',
            zh: 'cgroup v1 每种资源一行，v2 只有一行。',
          },
        },
        {
          run: 'docker exec ns-host tail -n 1 /proc/$(cat web.pid)/cgroup',
          varies: {
            en: 'The path depends on the version of cgroups and on whether systemd manages them.',
            zh: '路径取决于 cgroup 的版本，以及是否由 systemd 管理。',
          },
        },
      ],
      checks: [
        check.command('docker exec ns-other wget -qO- http://127.0.0.1:8080/', {
          id: 'same-port',
          stdout: '^page of bakery$',
        }),
        check.command('docker exec ns-host cat /proc/$(cat web.pid)/root/tmp/note', {
          id: 'note',
          stdout: '^soup$',
        }),
      ],
    },
    {
      id: 'enter',
      title: { en: 'Enter one at a time', zh: '一次只进一个' },
      text: {
        en: 'The page server has hardly any tools. Enter only its network with the tools of `ns-host`, then only its IPC namespace, and at last all of them.',
        zh: '页面服务器的容器里几乎没有工具。带着 `ns-host` 的工具，先只进入它的网络，再只进入它的 IPC 命名空间，最后全部进入。',
      },
      files: [{ path: 'kit/fetch' }],
      commands: [
        { run: 'docker exec ns-web which fetch', exit: 1 },
        'docker exec ns-host nsenter --target $(cat web.pid) --net fetch 127.0.0.1 8080',
        'docker exec ns-host nsenter --target $(cat web.pid) --ipc ipcmk --shmem 64',
        "docker exec ns-web awk 'END { print NR - 1 }' /proc/sysvipc/shm",
        "docker exec ns-other awk 'END { print NR - 1 }' /proc/sysvipc/shm",
        {
          run: 'docker exec ns-host nsenter --target $(cat web.pid) --all ps',
          show: ['^PID', 'httpd'],
        },
      ],
      checks: [
        check.command("docker exec ns-web awk 'END { print NR - 1 }' /proc/sysvipc/shm", {
          stdout: '^[1-9]',
        }),
      ],
    },
    {
      id: 'root-and-clock',
      title: { en: 'The two that Docker leaves alone', zh: 'Docker 没有动的两种' },
      text: {
        en: 'Be root in a container, look at that root from the machine, and let it try to change the host name of its own container. Then make the two missing namespaces by hand: one for users, one for clocks.',
        zh: '在容器里当一回 root，从宿主机看看这个 root 是谁，再让它试着改自己容器的主机名。然后亲手建出缺的那两种命名空间：用户和时钟。',
      },
      commands: [
        'docker run -d --name ns-root --user root course/kit:1',
        "docker exec ns-host grep Uid /proc/$(docker inspect --format '{{.State.Pid}}' ns-root)/status",
        { run: 'docker exec ns-root hostname oven', exit: 1 },
        'docker exec ns-root setpriv --dump | grep bounding',
        'docker exec ns-host unshare --user --map-users 0:100000:65536 --map-groups 0:100000:65536 --setuid 0 \\\n  cat /proc/self/uid_map',
        'docker exec ns-host unshare --time --boottime 31536000 \\\n  awk \'{ print ($1 > 31536000) ? "up for more than a year" : "up for less" }\' /proc/uptime',
      ],
      checks: [
        check.command('docker exec ns-root hostname oven', { exit: 1 }),
        check.container('ns-root', { match: running }),
      ],
    },
    {
      id: 'shared-network',
      title: { en: 'Two containers, one network', zh: '两个容器，一个网络' },
      text: {
        en: 'Start a container in the network of `ns-web`, ask the server at 127.0.0.1, and compare the namespaces of the two. Then try a second server in that network.',
        zh: '在 `ns-web` 的网络里再启动一个容器，访问 127.0.0.1 上的服务器，比较两个容器的命名空间。最后试着在这个网络里再启动一个服务器。',
      },
      commands: [
        'docker run -d --name ns-side --network container:ns-web --cgroupns private course/kit:1',
        'docker exec ns-side fetch 127.0.0.1 8080',
        'docker exec ns-side cat /proc/1/comm',
        "docker inspect --format '{{.State.Pid}}' ns-side > side.pid",
        'docker exec ns-host lsns -n -o TYPE,NS -p $(cat side.pid) | sort > side.txt',
        'join web.txt side.txt',
        { run: 'docker run --rm --network container:ns-web course/page:1', exit: 1 },
      ],
      checks: [
        check.command('docker exec ns-side fetch 127.0.0.1 8080', { stdout: KITCHEN }),
        check.command("join web.txt side.txt | awk '$2 == $3 { print $1 }'", {
          id: 'one-network',
          stdout: '^net$',
          stdoutNot: '^(?:pid|mnt)$',
        }),
      ],
    },
    {
      id: 'read-limits',
      title: { en: 'A fence that does not show', zh: '看不见的围栏' },
      text: {
        en: 'Start a container with three limits and read them back from the files in which the kernel keeps them. Then ask the same container how many CPUs there are, and the engine what it shows as a limit.',
        zh: '启动一个带三项限制的容器，从内核保存限制的文件里把它们读回来。再问同一个容器有几个 CPU，问引擎显示的上限是多少。',
      },
      files: [
        { path: 'kit/cgroup-dir' },
        { path: 'kit/limits', mark: ['if', 'read', 'quota', 'bytes'] },
      ],
      commands: [
        'docker run -d --name ns-limited --cgroupns private \\\n  --cpus 0.05 --memory 64m --memory-swap 64m --pids-limit 20 course/kit:1',
        'docker exec ns-limited limits',
        { run: 'docker exec ns-side limits', varies: PIDS },
        {
          run: 'docker exec ns-limited cgroup-dir cpu',
          varies: {
            en: 'With version 2 of cgroups, as on most machines today, it is /sys/fs/cgroup.',
            zh: '如今多数机器用的是 cgroup v2，那里是 /sys/fs/cgroup。',
          },
        },
        {
          run: 'docker exec ns-limited grep -c ^processor /proc/cpuinfo',
          varies: MACHINE,
        },
        {
          run: "docker stats --no-stream --format '{{.Name}}  {{.MemUsage}}' ns-limited ns-side",
          varies: MACHINE,
        },
      ],
      checks: [
        check.command('docker exec ns-limited limits', {
          stdout: '^cpu: 5000 of every 100000[^]*^memory: 67108864 [^]*^processes: 20$',
        }),
      ],
    },
    {
      id: 'cpu-quota',
      title: { en: 'A twentieth of a CPU, measured', zh: '二十分之一个 CPU，量出来的' },
      text: {
        en: 'The same program counts for two seconds in two containers at the same time: one has no quota, the other a twentieth of a CPU. Compare how far each came.',
        zh: '同一个程序在两个容器里同时数两秒钟的数：一个没有配额，另一个只有二十分之一个 CPU。比较各自数到了多少。',
      },
      files: [{ path: 'kit/work', mark: ['while', 'times_held_back'] }],
      commands: [
        // Side by side, so that whatever else the machine is doing slows both.
        'docker exec ns-side work > free.txt & \\\n  docker exec ns-limited work > limited.txt; wait',
        { run: 'cat free.txt limited.txt', varies: SPEED },
        {
          run: 'cat free.txt limited.txt | awk \'{ n[NR] = $3 + 0 } END { printf "%.0f %% of the work\\n", 100 * n[2] / n[1] }\'',
          varies: SPEED,
        },
      ],
      checks: [
        check.command('cat free.txt', { id: 'free', stdout: 'held back 0 times' }),
        check.command(`cat limited.txt && ${heldBack('ns-limited')}`, {
          id: 'held-back',
          stdout: HELD_TO_A_TWENTIETH,
        }),
      ],
    },
    {
      id: 'memory-limit',
      title: { en: 'A limit that kills', zh: '会杀进程的限制' },
      text: {
        en: 'Let a program take 200 MiB in a container that may have 64. Then end another container by hand, and compare what the engine says about the two.',
        zh: '让一个程序在最多只能用 64 MiB 的容器里要 200 MiB。再手动结束另一个容器，比较引擎对两者的说法。',
      },
      files: [{ path: 'kit/linger', mark: ['"$@"', 'code', 'exit'] }],
      commands: [
        {
          run: 'docker run --name ns-oom --memory 64m --memory-swap 64m course/kit:1 linger eat 200',
          exit: 137,
          varies: {
            en: 'How far it gets depends on how much memory the interpreter takes for itself.',
            zh: '能走到哪一步，取决于解释器自己占了多少内存。',
          },
        },
        'docker run -d --name ns-killed course/kit:1',
        'docker kill ns-killed && docker wait ns-killed',
        {
          run: "docker inspect --format '{{.Name}}: exit code {{.State.ExitCode}}, OOMKilled {{.State.OOMKilled}}' ns-oom ns-killed",
          varies: MISSED,
        },
      ],
      checks: [
        // What the shell inside saw, for the engine's own field may miss a kill.
        check.container('ns-oom', {
          id: 'oom',
          match: { State: { ExitCode: 137 } },
          log: 'holding 8 MiB[^]*Killed',
        }),
        check.container('ns-killed', {
          id: 'killed',
          match: { State: { ExitCode: 137, OOMKilled: false } },
        }),
      ],
    },
    {
      id: 'pid-limit',
      title: { en: 'A fork that is refused', zh: '被拒绝的 fork' },
      text: {
        en: 'Start eight processes in a container that may have five. The shell that starts them is the first.',
        zh: '在最多五个进程的容器里启动八个进程。启动它们的 shell 自己就算一个。',
      },
      files: [{ path: 'kit/forks', mark: ['for', 'sleep'] }],
      commands: [
        { run: 'docker run --name ns-forks --pids-limit 5 course/kit:1 forks 8', exit: 2 },
      ],
      checks: [check.container('ns-forks', { match: { State: { ExitCode: 2 } }, log: 'fork' })],
    },
  ],

  tasks: [
    {
      id: 'helper',
      title: { en: 'A helper beside the server', zh: '服务器旁边的帮手' },
      text: {
        en: 'Start a container `ns-helper` from `course/kit:1` in the background. It reaches the page of `ns-web` at 127.0.0.1:8080 but does not see its processes. It gets a twentieth of a CPU and 20 processes at most, and is stopped before it holds 200 MiB.',
        zh: '用 `course/kit:1` 在后台启动容器 `ns-helper`。它能通过 127.0.0.1:8080 访问 `ns-web` 的页面，但看不到它的进程；最多用二十分之一个 CPU、20 个进程，内存到不了 200 MiB 就会被制止。',
      },
      hints: [
        {
          en: 'Two of the demands are about what it sees, three about how much it gets. Which step of the lab did each of them already?',
          zh: '要求里有两条管“看到什么”，三条管“得到多少”。每一条在实验的哪一步里做过？',
        },
        {
          en: 'Share one namespace with `ns-web`, and only one. Then look at the line that started `ns-limited`.',
          zh: '与 `ns-web` 共用一种命名空间，而且只共用这一种。然后看看启动 `ns-limited` 的那一行。',
        },
        {
          en: '`docker run --help` lists several options for memory and for CPU. Take those that call themselves a limit; a reservation or a share only counts when several compete.',
          zh: '`docker run --help` 里关于内存和 CPU 的选项不止一个。要选限制 (limit)；预留 (reservation) 和份额 (shares) 只在互相争抢时才起作用。',
        },
      ],
      checks: [
        check.container('ns-helper', {
          id: 'runs',
          match: running,
          within: 2,
          hint: {
            en: 'No container `ns-helper` is running. Did it start, and does it stay? `docker ps --all` shows both.',
            zh: '没有正在运行的容器 `ns-helper`。它启动了吗，留住了吗？`docker ps --all` 都能看到。',
          },
        }),
        check.command('docker exec ns-helper fetch 127.0.0.1 8080', {
          id: 'reaches',
          stdout: KITCHEN,
          within: 3,
          hint: {
            en: 'From inside `ns-helper`, port 8080 at 127.0.0.1 does not give the page of `ns-web`. Whose 127.0.0.1 is it?',
            zh: '在 `ns-helper` 里访问 127.0.0.1 的 8080 端口，得不到 `ns-web` 的页面。这个 127.0.0.1 是谁的？',
          },
        }),
        // A process of the machine may end while they are listed: `true`.
        check.command("docker exec ns-helper sh -c 'cat /proc/[0-9]*/comm 2> /dev/null; true'", {
          id: 'own-processes',
          stdout: '^sh$',
          stdoutNot: '^httpd$',
          within: 2,
          hint: {
            en: 'From inside `ns-helper` the server `httpd` of `ns-web` can be seen. Which option shares more than the network?',
            zh: '在 `ns-helper` 里能看到 `ns-web` 的服务器进程 `httpd`。哪个选项让它共用的不只是网络？',
          },
        }),
        check.command('docker exec ns-helper eat 200', {
          id: 'memory',
          exit: 137,
          within: 2,
          hint: {
            en: 'A program in `ns-helper` took 200 MiB and nobody stopped it. Is what you gave a limit, or only a wish for times of need? If it is one: how much swap comes on top?',
            zh: '`ns-helper` 里的程序要走了 200 MiB，没人拦它。你给的是限制，还是内存紧张时才算数的期望值？如果是限制：除此之外还能用多少 swap？',
          },
        }),
        check.command(`docker exec ns-helper work && ${heldBack('ns-helper')}`, {
          id: 'cpu',
          stdout: HELD_TO_A_TWENTIETH,
          within: 3,
          hint: {
            en: 'Run `docker exec ns-helper work`: it used more than a twentieth of a CPU, or was never held back. Does your option bound it while the machine has nothing else to do?',
            zh: '运行 `docker exec ns-helper work`：它用掉的 CPU 不止二十分之一，或者从没被拦下来过。机器闲着的时候，你用的选项还管得住它吗？',
          },
        }),
        check.command('docker exec ns-helper forks 40', {
          id: 'processes',
          exit: 2,
          stdout: 'process 10 started[^]*fork',
          stdoutNot: 'process 20 started',
          within: 6,
          hint: {
            en: 'Start 40 processes in `ns-helper` with `forks 40`: the tenth should still start, and the twentieth be refused. Which number of the cgroup has no value yet, or the wrong one?',
            zh: '在 `ns-helper` 里用 `forks 40` 启动 40 个进程：第十个应当还能启动，第二十个应当被拒绝。控制组的哪个数还没有设，或者设错了？',
          },
        }),
      ],
      solve: ['sh solution/helper.sh', 'docker exec ns-helper limits'],
      solution: [{ path: 'solution/helper.sh' }],
      wrong: [
        {
          id: 'ends-at-once',
          says: {
            en: 'Started with a command that ends, so no container stays.',
            zh: '启动时带了一个会结束的命令，容器留不住。',
          },
          run: [
            'docker run -d --name ns-helper --network container:ns-web --cpus 0.05 --memory 64m --memory-swap 64m --pids-limit 20 course/kit:1 limits',
            'docker wait ns-helper',
          ],
          caughtBy: 'runs',
          undo: ['docker rm -f ns-helper'],
        },
        {
          id: 'own-network',
          says: {
            en: 'All limits, but a network of its own.',
            zh: '限制都有，但网络是自己的。',
          },
          run: [
            'docker run -d --name ns-helper --cpus 0.05 --memory 64m --memory-swap 64m --pids-limit 20 course/kit:1',
          ],
          caughtBy: 'reaches',
          undo: ['docker rm -f ns-helper'],
        },
        {
          id: 'host-network',
          says: {
            en: 'The network of the machine instead of that of `ns-web`.',
            zh: '用了宿主机的网络，而不是 `ns-web` 的网络。',
          },
          run: [
            'docker run -d --name ns-helper --network host --cpus 0.05 --memory 64m --memory-swap 64m --pids-limit 20 course/kit:1',
          ],
          caughtBy: 'reaches',
          undo: ['docker rm -f ns-helper'],
        },
        {
          id: 'shared-processes',
          says: {
            en: 'Shares the process list as well as the network.',
            zh: '连进程列表也一起共用了。',
          },
          run: [
            'docker run -d --name ns-helper --network container:ns-web --pid container:ns-web --cpus 0.05 --memory 64m --memory-swap 64m --pids-limit 20 course/kit:1',
          ],
          caughtBy: 'own-processes',
          undo: ['docker rm -f ns-helper'],
        },
        {
          id: 'reservation',
          says: {
            en: 'A memory reservation, which bounds nothing while there is room.',
            zh: '用了内存预留，内存够用时它什么都限制不了。',
          },
          run: [
            'docker run -d --name ns-helper --network container:ns-web --cpus 0.05 --memory-reservation 64m --pids-limit 20 course/kit:1',
          ],
          caughtBy: 'memory',
          undo: ['docker rm -f ns-helper'],
        },
        {
          id: 'shares',
          says: {
            en: 'CPU shares, a weight that counts only while others want the CPU too.',
            zh: '用了 CPU 份额，它只是权重，只有别人也要 CPU 时才算数。',
          },
          run: [
            'docker run -d --name ns-helper --network container:ns-web --cpu-shares 205 --memory 64m --memory-swap 64m --pids-limit 20 course/kit:1',
          ],
          caughtBy: 'cpu',
          undo: ['docker rm -f ns-helper'],
        },
        {
          id: 'no-process-limit',
          says: {
            en: 'No limit on processes.',
            zh: '没有限制进程数。',
          },
          run: [
            'docker run -d --name ns-helper --network container:ns-web --cpus 0.05 --memory 64m --memory-swap 64m course/kit:1',
          ],
          caughtBy: 'processes',
          undo: ['docker rm -f ns-helper'],
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'owner-goes',
      title: { en: 'Restart the owner of the network', zh: '重启网络的主人' },
      text: {
        en: '`ns-side` lives in the network of `ns-web`. Look at its network cards, restart `ns-web`, look again, and ask both for the page.',
        zh: '`ns-side` 住在 `ns-web` 的网络里。看看它有哪些网卡，重启 `ns-web`，再看一次，然后从两边各要一次页面。',
      },
      commands: [
        { run: 'docker exec ns-side ls /sys/class/net', show: ['^(?:eth0|lo)$'] },
        'docker restart -t 0 ns-web',
        { run: 'docker exec ns-side ls /sys/class/net', show: ['^(?:eth0|lo)$'] },
        { run: 'docker exec ns-side fetch 127.0.0.1 8080', exit: 1 },
        'docker exec ns-web wget -qO- http://127.0.0.1:8080/',
      ],
      checks: [
        check.command('docker exec ns-side fetch 127.0.0.1 8080', { id: 'alone', exit: 1 }),
        check.command('docker exec ns-web wget -qO- http://127.0.0.1:8080/', {
          id: 'owner-answers',
          stdout: KITCHEN,
        }),
      ],
    },
    {
      id: 'quiet-kill',
      title: { en: 'A kill that nobody reports', zh: '杀了，却没人上报' },
      text: {
        en: '`linger` passed on how its program had ended. Most shell scripts do not: here the shell goes on with its next line. Read what the container says about itself.',
        zh: '`linger` 把程序的退出码传了出去。多数 shell 脚本不会这样做：这里的 shell 直接执行下一行。看看容器怎样评价自己。',
      },
      commands: [
        "docker run --name ns-quiet --memory 64m --memory-swap 64m course/kit:1 \\\n  sh -c 'exec 2>&1; sleep 1; eat 200 > /dev/null; echo the report is written; sleep 1'",
        {
          run: "docker inspect --format 'exit code {{.State.ExitCode}}, OOMKilled {{.State.OOMKilled}}' ns-quiet",
          varies: MISSED,
        },
      ],
      checks: [
        check.container('ns-quiet', {
          match: { State: { Running: false, ExitCode: 0 } },
          log: 'Killed[^]*the report is written',
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'namespaces-isolate',
      says: { en: 'Namespaces isolate.', zh: '命名空间负责隔离。' },
      verdict: 'true',
      because: {
        en: 'Each kind hides one thing: two servers hold the same port, and a file of one is not there for the other. They hide only what has a namespace. The kernel, its clock and its CPUs stay shared.',
        zh: '每一种遮住一样东西：两个服务器占着同一个端口，一方的文件另一方看不到。没有对应命名空间的东西，它们遮不住；内核、日历时钟和 CPU 仍是共用的。',
      },
      proof: 'what-each-hides',
    },
    {
      id: 'cgroups-limit',
      says: { en: 'Cgroups limit.', zh: '控制组负责限制。' },
      verdict: 'true',
      because: {
        en: 'The kernel counts what a group of processes uses and acts at the limit: for memory it kills, here with exit code 137. Without a limit it only counts.',
        zh: '内核统计一组进程的用量，到了上限就动手：对内存来说就是杀进程，这里的退出码是 137。没有设限制时，它只统计。',
      },
      proof: 'memory-limit',
    },
    {
      id: 'hints',
      says: { en: 'Limits are only hints.', zh: '限制只是建议。' },
      verdict: 'wrong',
      because: {
        en: 'A quota of a twentieth of a CPU held although the machine had time left, which a container beside it took. What is a hint is a reservation (`--memory-reservation`) or a weight (`--cpu-shares`): those count only when memory is short or several want the CPU.',
        zh: '给了二十分之一个 CPU 的配额，机器还有空闲也只有这么多，空闲时间被旁边的容器拿走了。只算建议的是预留 (`--memory-reservation`) 和权重 (`--cpu-shares`)：内存紧张或有人争抢 CPU 时，它们才起作用。',
      },
      proof: 'cpu-quota',
    },
    {
      id: 'every-kind',
      says: {
        en: 'A container gets a namespace of every kind.',
        zh: '每一种命名空间，容器都有自己的一个。',
      },
      verdict: 'wrong',
      because: {
        en: 'Of the eight kinds Docker makes six (five with version 1 of cgroups, unless told). Users and clocks are those of the machine unless the engine is set up otherwise.',
        zh: '八种里 Docker 建六种（cgroup v1 的机器上默认只有五种）。用户和时钟沿用宿主机的，除非另行配置引擎。',
      },
      proof: 'eight-kinds',
    },
    {
      id: 'root',
      says: {
        en: 'Root in a container is root on the host.',
        zh: '容器里的 root 就是宿主机的 root。',
      },
      verdict: 'only-if',
      because: {
        en: 'It is the same user number 0 unless there is a user namespace, as with rootless Docker. But it holds 14 capabilities and no others, so it may not even change the host name of its own container. `--privileged` gives it all.',
        zh: '没有用户命名空间时，它们确实是同一个 0 号用户（rootless Docker 则不是）。但它只有 14 项能力，连自己容器的主机名都改不了。加上 `--privileged` 才是全部。',
      },
      proof: 'root-and-clock',
    },
    {
      id: 'cpus-are-cores',
      says: {
        en: '`--cpus 2` gives a container two CPUs.',
        zh: '`--cpus 2` 就是给容器两个 CPU。',
      },
      verdict: 'wrong',
      because: {
        en: 'It gives the time of two, on whichever CPUs are free. The container sees all of them, as `/proc/cpuinfo` shows, and a program that starts a thread for each is held back the sooner. Particular CPUs are given by `--cpuset-cpus`.',
        zh: '它给的是两个 CPU 的时间，跑在哪几个上都行。从 `/proc/cpuinfo` 可见，容器看得到全部 CPU，按这个数开线程的程序只会更早被拦住。要指定具体的 CPU，用 `--cpuset-cpus`。',
      },
      proof: 'read-limits',
    },
    {
      id: 'stats-limit',
      says: {
        en: '`docker stats` shows a limit for each container, so each has one.',
        zh: '`docker stats` 给每个容器都显示了上限，可见每个容器都有限制。',
      },
      verdict: 'wrong',
      because: {
        en: 'For a container without a memory limit it shows the memory of the whole machine. Docker sets none by itself.',
        zh: '没设内存限制的容器，显示的是整台机器的内存。Docker 自己不会加。',
      },
      proof: 'read-limits',
    },
    {
      id: 'exit-137',
      says: { en: 'Exit code 137 means out of memory.', zh: '退出码 137 就是内存不足。' },
      verdict: 'only-if',
      because: {
        en: '137 is 128 plus 9, the number of SIGKILL, whoever sent it. Two containers ended with it here; only for one of them `OOMKilled` is true.',
        zh: '137 等于 128 加 9，9 是 SIGKILL 的编号，谁发的都一样。这里有两个容器以 137 结束，只有一个的 `OOMKilled` 是 true。',
      },
      proof: 'memory-limit',
    },
    {
      id: 'limit-kills-container',
      says: {
        en: 'A container that exceeds its memory limit is killed.',
        zh: '容器超出内存上限就会被杀掉。',
      },
      verdict: 'only-if',
      because: {
        en: 'The kernel kills a process of it. The container ends only if that was its first process. Here it went on and even reported success.',
        zh: '内核杀的是其中的一个进程。只有杀到第一个进程，容器才会结束。这里它接着往下跑，甚至报告成功。',
      },
      proof: 'quiet-kill',
    },
    {
      id: 'always-apart',
      says: {
        en: 'Two containers are always separated from each other.',
        zh: '两个容器之间总是隔离的。',
      },
      verdict: 'only-if',
      because: {
        en: 'Separated in each kind of which both have their own. Here two share one network and reach each other at 127.0.0.1, while files and processes stay apart.',
        zh: '只在各有各的那几种命名空间上隔离。这里的两个容器共用一个网络，通过 127.0.0.1 互访，文件和进程仍然分开。',
      },
      proof: 'shared-network',
    },
  ],
});
