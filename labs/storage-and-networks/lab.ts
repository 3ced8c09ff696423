import { check, defineLab } from '#lab-kit';

const COUNT = {
  en: 'How many orders it gets confirmed before it is killed depends on the machine and its disk.',
  zh: '被杀之前能确认多少份订单，取决于机器和磁盘的快慢。',
};

const DOCKER_WORDS = {
  en: 'Docker words this refusal differently from version to version.',
  zh: '这句拒绝的措辞因 Docker 版本而异。',
};

/** Orders that were confirmed and are not in the database `sn-db`. */
const MISSING =
  "docker exec sn-db psql -U postgres -Atc 'SELECT n FROM orders' | sort | comm -23 confirmed.txt - | wc -l";

export default defineLab({
  needs: ['docker', 'curl'],
  images: {
    base: ['busybox:1.37', 'postgres:17'],
  },
  title: {
    en: 'Storage and networks: what stays, who may call',
    zh: '存储与网络：什么留得住，谁连得上',
  },
  summary: {
    en: 'Put data where it outlives its container, prove it by killing a database in the middle of its work, and let containers find each other by name without opening a door too many.',
    zh: '把数据放到比容器活得久的地方，并在数据库写到一半时杀掉它来证明；让容器按名字找到彼此，又不多开一扇门。',
  },

  steps: [
    {
      id: 'places',
      title: { en: 'Four places for one note', zh: '一张便条，四个地方' },
      text: {
        en: 'A container gets a volume, memory and a folder of yours beside its own writable layer. Leave a note in each place, restart the container, then remove it and start a new one.',
        zh: '容器除了自己的可写层，还得到一个卷、一块内存和你的一个目录。在每个地方留一张便条，重启容器，再把它删掉、新建一个。',
      },
      files: [{ path: 'stall/Dockerfile', mark: ['RUN', 'USER'] }, { path: 'stall/note' }],
      commands: [
        'docker build -q -t course/stall:1 stall',
        'docker volume create --label learn-k8s.lab=storage-and-networks sn-volume',
        'docker run -d --init --name sn-stall --mount type=volume,src=sn-volume,dst=/volume \\\n  --mount type=tmpfs,dst=/memory --mount type=bind,src="$PWD/shelf",dst=/bind,readonly \\\n  course/stall:1',
        { run: 'docker exec sn-stall note', exit: 1 },
        'docker exec sn-stall look',
        'docker restart sn-stall',
        'docker exec sn-stall look',
        'docker rm -f -v sn-stall',
        'docker run -d --init --name sn-stall --mount type=volume,src=sn-volume,dst=/volume \\\n  --mount type=tmpfs,dst=/memory --mount type=bind,src="$PWD/shelf",dst=/bind,readonly \\\n  course/stall:1',
        'docker exec sn-stall look',
        "echo 'noodles 16.00 ¥' >> shelf/prices",
        'docker exec sn-stall cat /bind/prices',
      ],
      checks: [
        check.command('docker exec sn-stall look', {
          stdout: '^/layer:$[^]*^/volume: note$[^]*^/memory:$',
        }),
        check.command('docker exec sn-stall cat /bind/prices', {
          id: 'prices',
          stdout: '^noodles',
        }),
      ],
    },
    {
      id: 'names',
      title: { en: 'Who finds whom by name', zh: '谁能按名字找到谁' },
      text: {
        en: 'Ask a stall for its page: by name on the network that Docker gives to everyone, by address, and by name on a network that you made. Finally try from outside that network.',
        zh: '向一个摊位要它的页面：先在 Docker 默认给的网络里按名字要，再按地址要，然后在自己建的网络里按名字要，最后从这个网络之外试一次。',
      },
      files: [{ path: 'stall/serve' }],
      commands: [
        'docker run -d --init --name sn-soup --hostname soup course/stall:1',
        { run: 'docker run --rm course/stall:1 wget -qO- -T 3 http://sn-soup:8080/', exit: 1 },
        "docker inspect --format '{{.NetworkSettings.Networks.bridge.IPAddress}}' sn-soup | tee address",
        'docker run --rm course/stall:1 wget -qO- -T 3 http://$(cat address):8080/',
        'docker network create --label learn-k8s.lab=storage-and-networks sn-shop',
        'docker run -d --init --name sn-tea --hostname tea --network sn-shop course/stall:1',
        'docker run --rm --network sn-shop course/stall:1 wget -qO- -T 3 http://sn-tea:8080/',
        'docker run --rm --network sn-shop course/stall:1 cat /etc/resolv.conf | grep nameserver',
        'docker inspect --format \'{{(index .NetworkSettings.Networks "sn-shop").IPAddress}}\' sn-tea | tee address',
        {
          run: 'docker run --rm course/stall:1 wget -qO- -T 2 http://$(cat address):8080/',
          exit: 1,
        },
        {
          run: 'docker run --rm --network none course/stall:1 wget -qO- -T 2 http://$(cat address):8080/',
          exit: 1,
        },
      ],
      checks: [
        check.run('course/stall:1', ['wget', '-qO-', '-T', '3', 'http://sn-tea:8080/'], {
          id: 'by-name',
          options: ['--network', 'sn-shop'],
          stdout: '^stall tea$',
        }),
        check.run('course/stall:1', ['wget', '-qO-', '-T', '3', 'http://sn-soup:8080/'], {
          id: 'no-name',
          exit: 1,
        }),
      ],
    },
    {
      id: 'ports',
      title: { en: 'A door for one machine, a door for all', zh: '只对本机开的门，对所有人开的门' },
      text: {
        en: 'Publish a port for this machine alone, take the same port a second time, then publish one without an address. A container in another network plays the stranger: for it, this machine is the gateway of its own network.',
        zh: '先发布一个只对本机开放的端口，再占一次同一个端口，然后发布一个不写地址的端口。让另一个网络里的容器扮演外人：对它来说，这台机器就是它自己网络的网关。',
      },
      commands: [
        'docker port sn-tea',
        'docker run -d --init --name sn-front --hostname front --network sn-shop --publish 127.0.0.1::8080 course/stall:1',
        'docker port sn-front',
        'curl -s --retry 5 --retry-all-errors http://$(docker port sn-front 8080)/',
        {
          run: 'docker run -d --name sn-second --publish $(docker port sn-front 8080):8080 course/stall:1',
          exit: 125,
          show: ['port is already allocated', 'ports are not available'],
          varies: DOCKER_WORDS,
        },
        "docker ps --all --filter name=sn-second --format '{{.Names}}  {{.Status}}'",
        'docker run -d --init --name sn-open --hostname open --network sn-shop --publish 8080 course/stall:1',
        { run: 'docker port sn-open', show: ['0\\.0\\.0\\.0'] },
        "docker run --rm course/stall:1 ip route | sed -n 's/^default via \\([^ ]*\\).*/\\1/p' > machine",
        "docker port sn-open | sed -n 's/.*0\\.0\\.0\\.0://p' > port",
        'docker run --rm course/stall:1 wget -qO- -T 3 http://$(cat machine):$(cat port)/',
        "docker port sn-front | sed -n 's/.*127\\.0\\.0\\.1://p' > port",
        {
          run: 'docker run --rm course/stall:1 wget -qO- -T 3 http://$(cat machine):$(cat port)/',
          exit: 1,
        },
      ],
      checks: [
        check.command('curl -s http://$(docker port sn-front 8080)/', { stdout: '^stall front$' }),
        check.command('docker port sn-open', { id: 'open', stdout: '0\\.0\\.0\\.0' }),
      ],
    },
    {
      id: 'killed',
      title: { en: 'Kill the database while it writes', zh: '数据库写到一半，杀掉它' },
      text: {
        en: 'PostgreSQL keeps its files in the volume `sn-data`. A writer in another container sends it one order after the other and prints the number of each that was confirmed. After the thousandth, kill the database without warning and remove its container.',
        zh: 'PostgreSQL 的文件放在卷 `sn-data` 里。另一个容器里的写入程序一份接一份地发订单，数据库确认一份，它就打印这一份的编号。确认到第一千份，不打招呼杀掉数据库，连容器一起删除。',
      },
      files: [
        { path: 'db.sh', mark: ['docker run', '--read-only', '"$@"'] },
        { path: 'writer/write', mark: ['seq'] },
      ],
      commands: [
        'docker build -q -t course/writer:1 writer',
        'docker volume create --label learn-k8s.lab=storage-and-networks sn-data',
        'sh db.sh sn-db -v sn-data:/var/lib/postgresql/data',
        "docker exec sn-db psql -U postgres -c 'CREATE TABLE orders (n integer PRIMARY KEY)'",
        'docker run -d --name sn-writer --network sn-shop --env-file client.env course/writer:1',
        "docker logs --follow sn-writer | sed '1000q;d'",
        'docker kill sn-db',
        "docker inspect --format '{{.State.ExitCode}}' sn-db",
        'docker rm -v sn-db',
        'docker wait sn-writer',
        'docker logs sn-writer 2> said.txt | sort > confirmed.txt',
        { run: 'wc -l < confirmed.txt', varies: COUNT },
      ],
      checks: [
        check.command('docker container inspect sn-db', { id: 'gone', exit: 1 }),
        check.command("awk 'END { print NR }' confirmed.txt", {
          id: 'confirmed',
          stdout: '^\\d{4,}$',
        }),
      ],
    },
    {
      id: 'counted',
      title: { en: 'Count what is there', zh: '数一数还剩多少' },
      text: {
        en: 'Start a new container on the same volume and see how PostgreSQL finds its files. Then take the confirmed numbers and look for each of them in the database, and the other way round.',
        zh: '用同一个卷启动一个新容器，看 PostgreSQL 发现自己的文件是什么状态。然后拿着确认过的编号，到数据库里逐个去找，再反过来找一遍。',
      },
      commands: [
        'sh db.sh sn-db -v sn-data:/var/lib/postgresql/data',
        "docker logs sn-db 2>&1 | grep -o -e 'was not properly shut down.*' -e 'redo done' -e 'ready to accept.*'",
        "docker exec sn-db psql -U postgres -Atc 'SELECT n FROM orders' | sort > stored.txt",
        'comm -23 confirmed.txt stored.txt | wc -l',
        {
          run: 'comm -13 confirmed.txt stored.txt | wc -l',
          varies: {
            en: '0 or 1: whether the one order under way at the moment of the kill had already been written.',
            zh: '0 或 1：取决于被杀那一刻正在处理的那份订单是否已经写好。',
          },
        },
      ],
      checks: [check.command(MISSING, { stdout: '^ *0$' })],
    },
    {
      id: 'no-volume',
      title: { en: 'The same without a volume of yours', zh: '不给它卷，再来一次' },
      text: {
        en: 'A database without `-v`, with a thousand orders. Kill it and start the same container again: are they there? Then remove it and run a new one.',
        zh: '一个没写 `-v` 的数据库，里面有一千份订单。杀掉它，再启动同一个容器：订单还在吗？然后删掉，新建一个。',
      },
      commands: [
        'sh db.sh sn-bare',
        "docker exec sn-bare psql -U postgres -c 'CREATE TABLE orders (n integer PRIMARY KEY)' -c 'INSERT INTO orders SELECT generate_series(1, 1000)'",
        'docker kill sn-bare',
        'docker start sn-bare',
        'until docker exec sn-bare pg_isready -q -h 127.0.0.1; do sleep 0.2; done',
        "docker exec sn-bare psql -U postgres -Atc 'SELECT count(*) FROM orders'",
        'docker rm -f -v sn-bare',
        'sh db.sh sn-bare',
        {
          run: "docker exec sn-bare psql -U postgres -Atc 'SELECT count(*) FROM orders'",
          exit: 1,
        },
      ],
      checks: [
        check.command(
          "docker exec sn-bare psql -U postgres -Atc \"SELECT 'tables ' || count(*) FROM pg_tables WHERE schemaname = 'public'\"",
          { stdout: '^tables 0$' },
        ),
      ],
    },
    {
      id: 'orphan',
      title: { en: 'Removed, and still on the disk', zh: '容器删了，数据还在磁盘上' },
      text: {
        en: 'This image asks for a volume by itself, and without a name from you it gets a nameless one; the `--mount` only puts the label of this lab on it. Remove the container without `-v`, then look for what it left.',
        zh: '这个镜像自己就要求一个卷；你不起名字，它就得到一个匿名卷，这里的 `--mount` 只是给它贴上本实验的标签。删除容器时不加 `-v`，再找找它留下了什么。',
      },
      commands: [
        'sh db.sh sn-first --mount type=volume,dst=/var/lib/postgresql/data,volume-label=learn-k8s.lab=storage-and-networks',
        "docker exec sn-first psql -U postgres -c 'CREATE TABLE orders (n integer PRIMARY KEY)' -c 'INSERT INTO orders SELECT generate_series(1, 500)'",
        'docker rm -f sn-first',
        'docker volume ls --quiet --filter dangling=true --filter label=learn-k8s.lab=storage-and-networks > orphan',
        'cat orphan',
        'sh db.sh sn-finder -v $(cat orphan):/var/lib/postgresql/data',
        "docker exec sn-finder psql -U postgres -Atc 'SELECT count(*) FROM orders'",
      ],
      checks: [
        check.command("docker exec sn-finder psql -U postgres -Atc 'SELECT count(*) FROM orders'", {
          stdout: '^500$',
        }),
      ],
    },
    {
      id: 'backup',
      title: { en: 'A volume is not a backup', zh: '卷不是备份' },
      text: {
        en: 'Dump the orders into a file, then lose the container and the volume too. Put the file into an empty database and look for the confirmed numbers once more.',
        zh: '把订单导出成一个文件，然后连容器带卷一起丢掉。把文件导入一个空数据库，再找一遍那些确认过的编号。',
      },
      commands: [
        'docker exec sn-db pg_dump -U postgres > backup.sql',
        'docker rm -f sn-db',
        'docker volume rm sn-data',
        'docker volume create --label learn-k8s.lab=storage-and-networks sn-restored',
        'sh db.sh sn-db -v sn-restored:/var/lib/postgresql/data',
        'docker exec -i sn-db psql -U postgres -q -v ON_ERROR_STOP=1 < backup.sql > restore.txt',
        "docker exec sn-db psql -U postgres -Atc 'SELECT n FROM orders' | sort > stored.txt",
        'comm -23 confirmed.txt stored.txt | wc -l',
      ],
      checks: [
        check.command('docker volume inspect sn-data', { id: 'volume-gone', exit: 1 }),
        check.command(MISSING, { id: 'restored', stdout: '^ *0$' }),
      ],
    },
  ],

  tasks: [
    {
      id: 'repair',
      title: { en: 'A shop that forgets its orders', zh: '记不住订单的商店' },
      text: {
        en: 'Repair `up.sh`. Run it, and when the till has taken some orders, run it again: the till must find the database by its name, the orders of the first run must still be there, and no port of the database may be open on this machine.',
        zh: '修好 `up.sh`。运行它，等收银台收下几份订单，再运行一次，要求：收银台按名字找到数据库；第一次运行时收下的订单还在；数据库在这台机器上不开任何端口。',
      },
      files: [
        { path: 'up.sh' },
        { path: 'writer/till', mark: ['if answer', 'echo "order', 'echo "no order'] },
      ],
      hints: [
        {
          en: 'Run `sh up.sh` and read `docker logs sn-till`. Which of the two containers is in which network?',
          zh: '运行 `sh up.sh`，看 `docker logs sn-till` 说什么。两个容器各在哪个网络里？',
        },
        {
          en: 'The script makes a network and a volume, but who uses them? And who outside the network calls the database at all?',
          zh: '脚本建了一个网络和一个卷，可谁在用它们？网络之外又有谁要连这个数据库？',
        },
        {
          en: 'Ask the image where version 17 keeps its files: `docker image inspect` shows PGDATA and the path it declares as a volume. Your volume belongs exactly there.',
          zh: '问问镜像，17 版把文件放在哪里：`docker image inspect` 里有 PGDATA，也有它声明为卷的路径。你的卷就该挂在那里。',
        },
      ],
      checks: [
        check.command('docker logs --tail 3 sn-till', {
          id: 'taken',
          stdout: '^order \\d+ taken$',
          within: 12,
          hint: {
            en: 'The till takes no order. Its log says what it was looking for. In which kind of network does a name lead to a container?',
            zh: '收银台一份订单也没收下。它的日志写着它在找什么。在哪种网络里，名字才能找到容器？',
          },
        }),
        check.command(
          "docker port sn-orders; docker inspect --format '{{.HostConfig.NetworkMode}}' sn-orders",
          {
            id: 'closed',
            stdoutNot: ':\\d|^host$',
            within: 2,
            hint: {
              en: 'The database has a door on this machine: a published port, or the machine’s own network. The till needs neither: whom is it for?',
              zh: '数据库在这台机器上开着一扇门：要么发布了端口，要么直接用了机器的网络。收银台两样都用不着：这扇门是给谁开的？',
            },
          },
        ),
        check.command(
          "docker exec sn-orders psql -U postgres -Atc \"SELECT count(*) FROM orders WHERE placed < '$(docker inspect --format '{{.Created}}' sn-orders)'\"",
          {
            id: 'kept',
            stdout: '^[1-9]',
            within: 3,
            hint: {
              en: 'No order is older than the database’s container. Wait until `docker logs sn-till` shows an order, then run `sh up.sh` again. If that does not help: look at the mounts of `sn-orders` for the name and the path of each.',
              zh: '没有一份订单比数据库的容器更早。等 `docker logs sn-till` 里出现收下的订单，再运行一次 `sh up.sh`。如果还不行，看看 `sn-orders` 挂载了什么：每个卷叫什么名字、在哪个路径上。',
            },
          },
        ),
      ],
      solve: [
        'cp solution/up.sh up.sh',
        'sh up.sh',
        "docker logs --follow sn-till | sed -n '/order 2 taken/{p;q;}'",
        'sh up.sh',
        "docker logs --follow sn-till | sed -n '/taken/{p;q;}' > later.txt",
        "docker exec sn-orders psql -U postgres -Atc 'SELECT n FROM orders ORDER BY n LIMIT 2'",
      ],
      solution: [{ path: 'solution/up.sh', mark: ['--network sn-counter', '--volume sn-orders'] }],
      wrong: [
        {
          id: 'default-bridge',
          says: {
            en: 'The volume is right and the port is closed, but both containers stay in the default network, which knows no names.',
            zh: '卷挂对了，端口也关了，但两个容器还在默认网络里，那里没有名字解析。',
          },
          run: ['cp wrong/default-bridge.sh up.sh', 'sh up.sh'],
          caughtBy: 'taken',
          undo: ['docker rm -f -v sn-till sn-orders', 'docker volume rm sn-orders'],
        },
        {
          id: 'open-port',
          says: {
            en: 'All is right, but the database is still published on every address of the machine.',
            zh: '其他都对，但数据库仍发布在机器的每个地址上。',
          },
          run: ['cp wrong/open-port.sh up.sh', 'sh up.sh'],
          caughtBy: 'closed',
          undo: ['docker rm -f -v sn-till sn-orders', 'docker volume rm sn-orders'],
        },
        {
          id: 'host-network',
          says: {
            en: 'No port is published any more, but with the machine’s own network the database listens on every address the machine has.',
            zh: '端口不再发布了，可是用了机器的网络，数据库就在机器的每个地址上监听。',
          },
          run: ['cp wrong/host-network.sh up.sh', 'sh up.sh'],
          caughtBy: 'closed',
          undo: ['docker rm -f -v sn-till sn-orders', 'docker volume rm sn-orders'],
        },
        {
          id: 'no-volume',
          says: {
            en: 'Network and port are right; the volume is still used by nobody.',
            zh: '网络和端口都对了，卷还是没人用。',
          },
          run: [
            'cp wrong/no-volume.sh up.sh',
            'sh up.sh',
            "docker logs --follow sn-till | sed -n '/taken/{p;q;}'",
            'sh up.sh',
          ],
          caughtBy: 'kept',
          undo: ['docker rm -f -v sn-till sn-orders', 'docker volume rm sn-orders'],
        },
        {
          id: 'anonymous',
          says: {
            en: 'A volume at the right path, but without a name: each container gets a new one.',
            zh: '路径对了，但卷没有名字：每个容器都得到一个新的卷。',
          },
          run: [
            'cp wrong/anonymous.sh up.sh',
            'sh up.sh',
            "docker logs --follow sn-till | sed -n '/taken/{p;q;}'",
            'sh up.sh',
          ],
          caughtBy: 'kept',
          undo: ['docker rm -f -v sn-till sn-orders', 'docker volume rm sn-orders'],
        },
        {
          id: 'wrong-path',
          says: {
            en: 'The named volume lies one folder too high, where version 18 wants it. In 17 the image puts a nameless volume over the folder below.',
            zh: '具名卷挂高了一级目录，那是 18 版的位置。在 17 版里，镜像会在下一级目录上再盖一个匿名卷。',
          },
          run: [
            'cp wrong/wrong-path.sh up.sh',
            'sh up.sh',
            "docker logs --follow sn-till | sed -n '/taken/{p;q;}'",
            'sh up.sh',
          ],
          caughtBy: 'kept',
          undo: ['docker rm -f -v sn-till sn-orders', 'docker volume rm sn-orders'],
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'two-servers',
      title: { en: 'Two databases on one volume', zh: '一个卷，两个数据库' },
      text: {
        en: 'Start a second PostgreSQL on the volume of the first. Give three orders in turn to the one and the other, and ask both what they have. Then kill both and start a third.',
        zh: '在第一个 PostgreSQL 的卷上再启动一个。三份订单轮流下给两边，问它们各有什么。然后把两个都杀掉，启动第三个。',
      },
      commands: [
        'docker volume create --label learn-k8s.lab=storage-and-networks sn-shared',
        'sh db.sh sn-left -v sn-shared:/var/lib/postgresql/data',
        "docker exec sn-left psql -U postgres -c 'CREATE TABLE orders (dish text)'",
        'sh db.sh sn-right -v sn-shared:/var/lib/postgresql/data',
        'docker exec sn-left psql -U postgres -c "INSERT INTO orders VALUES (\'soup\')"',
        'docker exec sn-right psql -U postgres -c "INSERT INTO orders VALUES (\'tea\')"',
        'docker exec sn-left psql -U postgres -c "INSERT INTO orders VALUES (\'noodles\')"',
        "docker exec sn-left psql -U postgres -Atc 'SELECT dish FROM orders' | tee left.txt",
        "docker exec sn-right psql -U postgres -Atc 'SELECT dish FROM orders' | tee right.txt",
        'docker kill sn-left sn-right',
        "{ sh db.sh sn-after -v sn-shared:/var/lib/postgresql/data &&\n  docker exec sn-after psql -U postgres -Atc 'SELECT dish FROM orders'; } > after.txt 2>&1 || true",
        {
          run: "grep -o -e 'PANIC: .*' -e '^soup$' -e '^tea$' -e '^noodles$' after.txt",
          varies: {
            en: 'It depends on who wrote what last. Mostly the server cannot even find where to begin; with luck a part of the orders is left.',
            zh: '取决于谁最后写了什么。多半服务器连从哪里读起都找不到；运气好的话还剩一部分订单。',
          },
        },
      ],
      checks: [
        check.command('cat left.txt', { id: 'left', stdout: '^noodles\\s*$', stdoutNot: 'tea' }),
        check.command('cat right.txt', { id: 'right', stdout: '^tea\\s*$', stdoutNot: 'soup' }),
        check.command('grep -c -x -e soup -e tea -e noodles after.txt || true', {
          id: 'lost',
          stdout: '^[012]$',
        }),
      ],
    },
    {
      id: 'full-disk',
      title: { en: 'The disk is full', zh: '磁盘满了' },
      text: {
        en: 'A volume of 100 MB, made in memory so that it is small. Fill it with something else, take orders, then make room again.',
        zh: '一个只有 100 MB 的卷，为了做小，建在内存里。用别的东西把它填满，再收订单，然后腾出空间。',
      },
      commands: [
        'docker volume create --label learn-k8s.lab=storage-and-networks \\\n  --opt type=tmpfs --opt device=tmpfs --opt o=size=100m,uid=999,gid=999,mode=700 sn-small',
        'sh db.sh sn-tight -v sn-small:/var/lib/postgresql/data',
        "docker exec sn-tight psql -U postgres -c 'CREATE TABLE orders (n integer)' -c 'INSERT INTO orders VALUES (1)'",
        { run: "docker exec sn-tight sh -c 'cat /dev/zero > $PGDATA/filler'", exit: 1 },
        {
          run: "docker exec sn-tight psql -U postgres -c 'INSERT INTO orders SELECT generate_series(2, 10000)'",
          exit: 1,
        },
        "docker exec sn-tight psql -U postgres -Atc 'SELECT n FROM orders' | tee full.txt",
        "docker exec sn-tight sh -c 'rm $PGDATA/filler'",
        "docker exec sn-tight psql -U postgres -c 'INSERT INTO orders SELECT generate_series(2, 10000)'",
      ],
      checks: [
        check.command('cat full.txt', { id: 'kept', stdout: '^1\\s*$' }),
        check.command("docker exec sn-tight psql -U postgres -Atc 'SELECT count(*) FROM orders'", {
          id: 'goes-on',
          stdout: '^10000$',
        }),
      ],
    },
    {
      id: 'answered-too-early',
      title: { en: 'Confirmed before it is written', zh: '还没写下就说好了' },
      text: {
        en: 'Tell PostgreSQL to confirm first and write its log only some seconds later, for speed. Then the same again: write, kill, count.',
        zh: '为了快，让 PostgreSQL 先确认，过几秒再写日志。然后照旧：写入，杀掉，清点。',
      },
      commands: [
        'docker volume create --label learn-k8s.lab=storage-and-networks sn-fast',
        'sh db.sh sn-quick -v sn-fast:/var/lib/postgresql/data',
        "docker exec sn-quick psql -U postgres -q -c 'CREATE TABLE orders (n integer PRIMARY KEY)' \\\n  -c 'ALTER SYSTEM SET synchronous_commit = off' -c \"ALTER SYSTEM SET wal_writer_delay = '10s'\" \\\n  -c \"ALTER SYSTEM SET wal_writer_flush_after = '1GB'\"",
        "docker exec sn-quick psql -U postgres -Atc 'SELECT pg_reload_conf()'",
        'docker run -d --name sn-hasty --network sn-shop --env-file client.env --env PGHOST=sn-quick course/writer:1',
        "docker logs --follow sn-hasty | sed '1000q;d'",
        'docker kill sn-quick',
        'docker wait sn-hasty',
        'docker logs sn-hasty 2> said.txt | sort > hasty.txt',
        { run: 'wc -l < hasty.txt', varies: COUNT },
        'docker start sn-quick',
        'until docker exec sn-quick pg_isready -q -h 127.0.0.1; do sleep 0.2; done',
        "docker exec sn-quick psql -U postgres -Atc 'SELECT n FROM orders' | sort > stored.txt",
        { run: 'comm -23 hasty.txt stored.txt | wc -l', varies: COUNT },
      ],
      checks: [
        check.command(
          "docker exec sn-quick psql -U postgres -Atc 'SELECT n FROM orders' | sort | comm -23 hasty.txt - | awk 'END { print NR }'",
          { stdout: '^[1-9]' },
        ),
      ],
    },
    {
      id: 'other-version',
      title: { en: 'Files of another version', zh: '另一个版本的文件' },
      text: {
        en: 'Only version 17 is here, so pretend: write into the files of `sn-finder` that version 16 made them, and start the same server again. This is what a new tag on old files meets.',
        zh: '这里只有 17 版，所以做一次假设：在 `sn-finder` 的文件里写明它们出自 16 版，再启动同一个服务器。换上新标签、沿用旧文件，遇到的就是这一幕。',
      },
      commands: [
        "docker exec sn-finder sh -c 'echo 16 > $PGDATA/PG_VERSION'",
        'docker restart sn-finder',
        'docker wait sn-finder',
        "docker logs sn-finder 2>&1 | grep -o -e 'FATAL: .*incompatible.*' -e 'DETAIL: .* version 17'",
      ],
      checks: [
        check.container('sn-finder', {
          match: { State: { Running: false, ExitCode: 1 } },
          log: 'database files are incompatible',
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'no-databases',
      says: { en: 'Databases must not run in containers.', zh: '数据库不能跑在容器里。' },
      verdict: 'only-if',
      because: {
        en: 'True only if its files have no volume of their own, or nobody cares for backups, versions and the disk. Here a database was killed in the middle of its work and its container removed: not one confirmed order was missing.',
        zh: '只有在它的文件没有自己的卷、或者没人管备份、版本和磁盘时才成立。这里的数据库写到一半被杀，容器也删了，确认过的订单一份不少。',
      },
      proof: 'counted',
    },
    {
      id: 'gone-with-it',
      says: { en: 'Removing a container removes its data.', zh: '删除容器，数据就没了。' },
      verdict: 'only-if',
      because: {
        en: 'True of the writable layer, and of nameless volumes with `rm -v` or `run --rm`. A volume with a name stays, and so does a nameless one without `-v`: the new container just does not find it.',
        zh: '对可写层成立；用 `rm -v` 或 `run --rm` 时，对匿名卷也成立。具名卷会留下；不加 `-v` 时匿名卷也会留下，只是新容器找不到它。',
      },
      proof: 'orphan',
    },
    {
      id: 'volume-is-backup',
      says: { en: 'With a volume the data is safe.', zh: '有了卷，数据就安全了。' },
      verdict: 'wrong',
      because: {
        en: 'It outlives the container, nothing more. One `docker volume rm`, one broken disk, one wrong DELETE, and it is gone. What brought the orders back was a dump in another place.',
        zh: '卷只是比容器活得久。一条 `docker volume rm`、一块坏盘、一句写错的 DELETE，数据就没了。把订单救回来的，是放在别处的一份导出。',
      },
      proof: 'backup',
    },
    {
      id: 'bridge-names',
      says: {
        en: 'Containers on the default bridge find each other by name.',
        zh: '默认网桥上的容器能按名字找到彼此。',
      },
      verdict: 'wrong',
      because: {
        en: 'They reach each other by address only, unless the legacy option `--link` tied one to the other. Names are answered in networks that you make.',
        zh: '它们只能按地址互通，除非用老选项 `--link` 逐个绑定过。只有自己建的网络才提供名字解析。',
      },
      proof: 'names',
    },
    {
      id: 'expose-opens',
      says: {
        en: 'EXPOSE in the Dockerfile opens the port.',
        zh: '在 Dockerfile 里写 EXPOSE，端口就开了。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is a note, read by `docker run -P`. `sn-tea` comes from an image with `EXPOSE 8080` and has no port on the machine; inside its network it is reached with or without that line.',
        zh: '它只是一条备注，供 `docker run -P` 读取。`sn-tea` 的镜像写了 `EXPOSE 8080`，机器上却没有它的端口；而在网络内部，写不写这一行都连得上。',
      },
      proof: 'ports',
    },
    {
      id: 'publish-is-local',
      says: {
        en: 'A published port can only be reached from this machine.',
        zh: '发布的端口只有本机能访问。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if you write `127.0.0.1` before it, and the engine is 28 or newer: older ones let machines on the same switch in all the same. Without an address the port is open, by default, on all addresses of the machine.',
        zh: '只有在前面写上 `127.0.0.1`、引擎又是 28 或更新的版本才成立：更早的版本拦不住同一交换机上的机器。不写地址，端口默认开在机器的所有地址上。',
      },
      proof: 'ports',
    },
    {
      id: 'confirmed-is-written',
      says: {
        en: 'What a database has confirmed survives a crash.',
        zh: '数据库确认过的，崩溃后都在。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it writes before it confirms, as PostgreSQL does by default, and if the disk keeps what it took. With `synchronous_commit = off` confirmed orders were missing after the kill.',
        zh: '只有先写后确认、磁盘又真的存住了才成立；先写后确认是 PostgreSQL 的默认做法。设成 `synchronous_commit = off`，被杀之后就少了确认过的订单。',
      },
      proof: 'answered-too-early',
    },
    {
      id: 'volume-has-one-user',
      says: {
        en: 'Docker lets only one database use a volume.',
        zh: '一个卷，Docker 只让一个数据库用。',
      },
      verdict: 'wrong',
      because: {
        en: 'It mounts a volume into as many containers as ask for it. PostgreSQL does not notice either: its lock names process 1, and in its own container each of them is process 1. Here it cost all orders.',
        zh: '谁要，Docker 就给谁挂上，不管有几个。PostgreSQL 也察觉不到：锁文件里记的是 1 号进程，而每个服务器在自己的容器里都是 1 号进程。这里的代价是订单全部丢失。',
      },
      proof: 'two-servers',
    },
    {
      id: 'upgrade-by-tag',
      says: {
        en: 'A new version of PostgreSQL is a new tag.',
        zh: '升级 PostgreSQL，换个标签就行。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only from 17.x to 17.y, on the same system below. Another major version refuses the files; it takes a dump or `pg_upgrade`.',
        zh: '只在 17.x 之间、底下的系统也不变时成立。换了大版本，服务器会拒绝这些文件，得靠导出导入或 `pg_upgrade`。',
      },
      proof: 'other-version',
    },
  ],
});
