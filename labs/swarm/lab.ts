import { check, defineLab } from '#lab-kit';

/** Seconds for a machine that has other work. */
const SLOW = 60;

/** Waits until an update has come to some end. */
const settled = (service: string): string =>
  `while docker service inspect --format '{{.UpdateStatus.State}}' ${service} | grep -q 'updating\\|started'; do sleep 1; done`;

/** An image that a wrong or right answer of the task is updated to. */
const SICK =
  'docker service update --detach --quiet --no-resolve-image --image localhost/shop/web:sick ads_board';

/** The next answer must find no stack: its own network included. */
const UNDO = [
  'docker stack rm ads; while docker service ls --quiet --filter name=ads | grep -q . || docker ps --quiet --filter label=com.docker.stack.namespace=ads | grep -q . || docker network ls --quiet --filter label=com.docker.stack.namespace=ads | grep -q .; do docker stack rm ads; sleep 1; done',
] as const;

export default defineLab({
  needs: ['docker', 'swarm', 'curl'],
  images: {
    base: ['node:24-slim', 'postgres:17', 'redis:8.0'],
    build: [
      { tag: 'localhost/shop/web:1', context: '../apps/web' },
      { tag: 'localhost/shop/front:1', context: '../apps', dockerfile: 'front/Dockerfile' },
      { tag: 'localhost/shop/catalog:1', context: '../apps', dockerfile: 'catalog/Dockerfile' },
      { tag: 'localhost/shop/cart:1', context: '../apps', dockerfile: 'cart/Dockerfile' },
      { tag: 'localhost/shop/payment:1', context: '../apps', dockerfile: 'payment/Dockerfile' },
      { tag: 'localhost/shop/log:1', context: '../apps/log' },
      { tag: 'localhost/shop/db:1', context: '../apps/db' },
      { tag: 'localhost/shop/redis:1', context: '../apps/redis' },
      {
        tag: 'localhost/shop/catalog:2',
        context: '../apps/catalog',
        dockerfile: 'Dockerfile.next',
      },
      {
        tag: 'localhost/shop/web:sick',
        context: 'start/images',
        dockerfile: 'web-sick.Dockerfile',
      },
    ],
  },
  title: { en: 'Swarm: somebody who counts', zh: 'Swarm：总有人在清点' },
  summary: {
    en: 'Make a service and see the tasks and containers behind it, kill one, drain the node, deploy the shop, update it without a gap, and say what Swarm lacks.',
    zh: '创建服务，看清它背后的任务和容器；杀掉一个，排空节点；部署商店，不间断地更新它，并说清 Swarm 缺什么。',
  },

  steps: [
    {
      id: 'tasks',
      title: { en: 'A service, its tasks, their containers', zh: '服务、任务、容器' },
      text: {
        en: 'This engine is now a swarm of one node. Ask for a service with two replicas, and look at it from three sides: the service, its tasks, the containers. The last line shows what Swarm has written on one of the containers.',
        zh: '这个引擎现在是只有一个节点的 swarm。创建一个有两个副本的服务，从三个层次看它：服务、任务、容器。最后一行显示 Swarm 在其中一个容器上写了什么。',
      },
      commands: [
        "docker node ls --format 'table {{.Status}}\\t{{.Availability}}\\t{{.ManagerStatus}}'",
        'docker service create --detach --no-resolve-image --name web --replicas 2 \\\n  --label learn-k8s.lab=swarm --container-label learn-k8s.lab=swarm localhost/shop/web:1',
        { run: 'sh wait.sh web', show: 'none' },
        "docker service ls --format 'table {{.Name}}\\t{{.Mode}}\\t{{.Replicas}}\\t{{.Image}}'",
        "docker service ps web --format 'table {{.Name}}\\t{{.DesiredState}}\\t{{.CurrentState}}'",
        "docker ps --filter label=com.docker.swarm.service.name=web --format '{{.Names}}' | sort",
        "docker inspect --format '{{range $name, $value := .Config.Labels}}{{$name}}={{$value}}{{println}}{{end}}' $(docker ps --quiet --filter name=web.1.)",
      ],
      checks: [
        check.command(
          'docker ps --filter label=com.docker.swarm.service.name=web --format \'{{.Label "com.docker.swarm.task.name"}}\' | sort',
          { id: 'two-tasks', stdout: '^web\\.1\\.\\w{25}\\nweb\\.2\\.\\w{25}$' },
        ),
      ],
    },
    {
      id: 'scale',
      title: { en: 'Four instead of two', zh: '从两个到四个' },
      text: {
        en: 'Write down which containers run, ask for four, and compare. The first list is those that ran before and still run, the second those that are new.',
        zh: '记下正在运行的容器，要四个，再比较。第一张清单是之前就在、现在还在的，第二张是新的。',
      },
      files: [{ path: 'wait.sh' }],
      commands: [
        "docker ps --filter name=web. --format '{{.Names}}' | sort > before",
        'docker service scale --detach web=4',
        'sh wait.sh web',
        "docker ps --filter name=web. --format '{{.Names}}' | sort > after",
        'comm -12 before after',
        'comm -13 before after',
      ],
      checks: [
        check.command('comm -12 before after | grep -c . && comm -13 before after | grep -c .', {
          id: 'two-stayed',
          stdout: '^2\\n2$',
        }),
      ],
    },
    {
      id: 'killed',
      title: { en: 'One is killed', zh: '杀掉一个' },
      text: {
        en: 'Kill the container of task 1 behind Swarm’s back and wait until there is another. Then look at the tasks of this place, and at the containers, dead ones too.',
        zh: '绕过 Swarm，直接杀掉 1 号任务的容器，等到有另一个为止。然后看这个位置上的任务，再看容器，死掉的也看。',
      },
      commands: [
        "docker kill $(docker ps --filter name=web.1. --format '{{.Names}}')",
        'until docker ps --quiet --filter name=web.1. | grep -q .; do sleep 1; done; sh wait.sh web',
        "docker service ps web --filter name=web.1 --format 'table {{.Name}}\\t{{.DesiredState}}\\t{{.CurrentState}}\\t{{.Error}}'",
        "docker ps --all --filter name=web.1. --format 'table {{.Names}}\\t{{.Status}}'",
      ],
      checks: [
        check.command(
          'docker service ps web --filter name=web.1 --format "{{.CurrentState}} {{.Error}}"',
          {
            id: 'new-task',
            stdout: '^Running [^\\n]*\\nFailed [^\\n]*non-zero exit \\(137\\)',
          },
        ),
      ],
    },
    {
      id: 'drain',
      title: { en: 'The node is drained', zh: '排空节点' },
      text: {
        en: 'Take the node out of service, as you would before a repair, and see what becomes of the tasks. Then let it work again.',
        zh: '像检修之前那样，让节点停止接活，看任务怎么样了。然后让它恢复工作。',
      },
      commands: [
        { run: 'docker node update --availability drain $(docker node ls --quiet)', show: 'none' },
        'while docker ps --quiet --filter label=com.docker.swarm.service.name=web | grep -q .; do sleep 1; done',
        "docker service ps web --no-trunc --filter desired-state=running --format 'table {{.Name}}\\t{{.CurrentState}}\\t{{.Error}}'",
        { run: 'docker node update --availability active $(docker node ls --quiet)', show: 'none' },
        'sh wait.sh web',
      ],
      checks: [
        check.command('docker service ps web --format "{{.DesiredState}}" | sort | uniq -c', {
          id: 'all-new',
          stdout: '4 Running[\\s\\S]*[5-9] Shutdown',
        }),
      ],
    },
    {
      id: 'not-compose',
      title: { en: 'A stack file is not a Compose file', zh: 'stack 文件不是 Compose 文件' },
      text: {
        en: 'Give Swarm two files that Compose takes. It refuses the first. Of the second it says what it ignores; the last line shows what has become of `board`.',
        zh: '把 Compose 能用的两个文件交给 Swarm。第一个它拒绝。第二个它会说出忽略什么；最后一行显示 `board` 变成了什么样。',
      },
      files: [
        { path: 'kiosk/condition.yaml', mark: ['services.board.depends_on'] },
        {
          path: 'kiosk/list.yaml',
          mark: ['services.board.build', 'services.board.depends_on', 'services.board.tmpfs'],
        },
      ],
      commands: [
        { run: 'docker stack deploy --compose-file kiosk/condition.yaml kiosk', exit: 1 },
        {
          run: 'docker stack deploy --resolve-image never --compose-file kiosk/list.yaml kiosk',
          show: ['^Ignoring', '^container_name'],
        },
        { run: 'sh wait.sh kiosk', show: 'none' },
        "docker service inspect --format '{{json .Spec.TaskTemplate.ContainerSpec}}' kiosk_board | tr ',' '\\n'",
      ],
      checks: [
        check.command(
          "docker service inspect --format '{{json .Spec.TaskTemplate.ContainerSpec}}' kiosk_board",
          { id: 'left-out', stdout: 'localhost/shop/web:1', stdoutNot: 'news|scratch' },
        ),
      ],
    },
    {
      id: 'shop',
      title: { en: 'The shop, as a stack', zh: '把商店部署成 stack' },
      text: {
        en: 'Take the other stack away. Make the password, hand the file to Swarm, and wait until every service has its tasks.',
        zh: '先拆掉刚才的 stack。生成密码，把文件交给 Swarm，等每个服务的任务都到齐。',
      },
      files: [
        {
          path: 'shop.yaml',
          mark: [
            'x-program.healthcheck',
            'x-program.deploy',
            'services.front.ports',
            'services.catalog.deploy',
            'secrets',
          ],
        },
      ],
      commands: [
        { run: 'docker stack rm kiosk', show: 'none' },
        'mkdir -p -m 700 secrets && head -c 18 /dev/urandom | base64 > secrets/db-password',
        {
          run: 'docker stack deploy --resolve-image never --compose-file shop.yaml shop',
          show: ['^Creating secret'],
        },
        { run: 'sh wait.sh shop', within: 180 },
        "docker service ps shop_front shop_catalog --format 'table {{.Name}}\\t{{.Image}}\\t{{.DesiredState}}'",
      ],
      checks: [
        check.command("docker stack services shop --format '{{.Name}} {{.Replicas}}'", {
          id: 'all-there',
          within: SLOW,
          stdout:
            '^shop_cart 1/1\\nshop_catalog 3/3\\nshop_db 1/1\\nshop_front 1/1\\nshop_log 1/1\\nshop_payment 1/1\\nshop_redis 1/1$',
        }),
      ],
    },
    {
      id: 'order',
      title: { en: 'An order, from end to end', zh: '一笔订单，从头到尾' },
      text: {
        en: 'Ann orders two packets of tea, as she did with Compose. `address.sh` tells where the front end answers. Look into the database, and into the log.',
        zh: 'ann 和在 Compose 那一章里一样，买两包茶。`address.sh` 告诉你前端在哪里应答。到数据库和日志里看看。',
      },
      files: [{ path: 'address.sh' }],
      commands: [
        'curl -s -d cart=ann -d product=tea -d quantity=2 "http://$(sh address.sh)/api/cart"',
        'curl -s -d cart=ann -d key=order-1 "http://$(sh address.sh)/api/orders"',
        "docker exec $(docker ps --quiet --filter name=shop_db.) psql -U shop -c 'select id, key, total from orders'",
        'docker service logs --raw shop_log',
      ],
      checks: [
        check.command(
          "docker exec $(docker ps --quiet --filter name=shop_db.) psql -U shop -Atc 'select key, total from orders'",
          { id: 'in-database', stdout: '^order-1\\|3600$' },
        ),
        check.command('docker service logs --raw shop_log', {
          id: 'in-log',
          stdout: 'order 1 paid: 2 tea, total 36\\.00',
        }),
      ],
    },
    {
      id: 'secret',
      title: { en: 'Where the password is', zh: '密码在哪里' },
      text: {
        en: 'Make one more secret and ask the swarm to tell it. Then look from inside `payment`, which has been given the password of the database.',
        zh: '再创建一个 secret，让 swarm 把它说出来。然后从 `payment` 里面看：数据库的密码交给了它。',
      },
      files: [{ path: 'shop.yaml', mark: ['services.payment', 'secrets'] }],
      commands: [
        'head -c 18 /dev/urandom | base64 | docker secret create --label learn-k8s.lab=swarm till-key -',
        "docker secret inspect --format '{{json .Spec}}' till-key",
        "docker exec $(docker ps --quiet --filter name=shop_payment.) sh -c 'env | grep PASSWORD; ls /run/secrets; grep secrets /proc/mounts'",
        "docker inspect --format 'memory {{.HostConfig.Memory}}, processes {{.HostConfig.PidsLimit}}, read-only {{.HostConfig.ReadonlyRootfs}}' $(docker ps --quiet --filter name=shop_payment.)",
      ],
      checks: [
        check.command('docker secret ls --format "{{.Name}}"', {
          id: 'made',
          stdout: '^till-key$',
        }),
        check.command(
          'docker exec $(docker ps --quiet --filter name=shop_payment.) grep secrets /proc/mounts',
          { id: 'in-memory', stdout: '^tmpfs /run/secrets/db-password', stdoutNot: 'till-key' },
        ),
      ],
    },
    {
      id: 'update',
      title: { en: 'Version 2, while customers look', zh: '顾客在看，换成第 2 版' },
      text: {
        en: 'Update `catalog` to version 2. `ask.sh` asks the shop for its products all the while and counts the failures.',
        zh: '把 `catalog` 更新到第 2 版。这期间 `ask.sh` 不停地向商店要商品清单，并数出失败的次数。',
      },
      files: [{ path: 'ask.sh' }, { path: 'shop.yaml', mark: ['x-program.deploy.update_config'] }],
      commands: [
        'docker service update --detach --quiet --no-resolve-image --image localhost/shop/catalog:2 shop_catalog',
        { run: 'sh ask.sh shop_catalog', within: 240 },
        "docker service ps shop_catalog --format '{{.Image}} {{.DesiredState}}' | sort | uniq -c",
      ],
      checks: [
        check.command(
          "docker service inspect --format '{{.UpdateStatus.State}} {{.Spec.TaskTemplate.ContainerSpec.Image}}' shop_catalog",
          { id: 'updated', within: SLOW, stdout: '^completed localhost/shop/catalog:2$' },
        ),
      ],
    },
    {
      id: 'rollback',
      title: { en: 'Back to version 1', zh: '退回第 1 版' },
      text: {
        en: 'Take the update back by hand, and count again.',
        zh: '手动撤回这次更新，再数一遍。',
      },
      commands: [
        'docker service rollback --detach --quiet shop_catalog',
        { run: 'sh ask.sh shop_catalog', within: 240 },
        "docker service ps shop_catalog --format '{{.Image}} {{.DesiredState}}' | sort | uniq -c",
      ],
      checks: [
        check.command(
          "docker service inspect --format '{{.UpdateStatus.State}} {{.Spec.TaskTemplate.ContainerSpec.Image}}' shop_catalog",
          {
            id: 'rolled-back',
            within: SLOW,
            stdout: '^rollback_completed localhost/shop/catalog:1$',
          },
        ),
      ],
    },
  ],

  tasks: [
    {
      id: 'ads',
      title: { en: 'Repair a draft', zh: '改好一份草稿' },
      text: {
        en: 'The shop gets a board for advertisements, as a stack of its own. Copy `draft/ads.yaml` to `ads.yaml`, repair it and deploy it as the stack `ads`. Two tasks must run and be healthy, `front` must reach them as `http://board:8080`, and an update must start the new task before it stops the old one. Then update `ads_board` to the image `localhost/shop/web:sick`, a version that lives but never becomes ready: Swarm must take it back by itself. Keep the labels.',
        zh: '商店要加一块广告栏，自成一个 stack。把 `draft/ads.yaml` 复制成 `ads.yaml`，改好，部署成名为 `ads` 的 stack。要求：两个任务在运行而且健康；`front` 能用 `http://board:8080` 访问它们；更新时先启动新任务，再停旧任务。然后把 `ads_board` 更新成镜像 `localhost/shop/web:sick`，这个版本活着，却永远不会就绪：Swarm 必须自己退回去。标签要保留。',
      },
      files: [{ path: 'draft/ads.yaml' }],
      hints: [
        {
          en: 'Deploy the draft as it is and read `docker service ps --no-trunc ads_board` to the end of the line.',
          zh: '先原样部署草稿，把 `docker service ps --no-trunc ads_board` 每一行读到底。',
        },
        {
          en: '`docker network ls` shows how the networks are really called. A stack can use one that another stack has made.',
          zh: '`docker network ls` 会显示网络的真实名字。一个 stack 可以使用另一个 stack 创建的网络。',
        },
        {
          en: 'Swarm can only notice what a health check asks, and it only goes back when it is told so. `shop.yaml` has both; which of the program’s two answers tells the sick version from a good one?',
          zh: '健康检查问了什么，Swarm 才能察觉什么；而且要写明，它才会退回。`shop.yaml` 里两样都有。这个程序的两个应答，哪一个能分出好版本和坏版本？',
        },
      ],
      checks: [
        check.command("docker service ls --filter name=ads_board --format '{{.Replicas}}'", {
          id: 'running',
          within: 30,
          // One is enough here: how many are left after a bad update is the last check's affair.
          stdout: '^[12]/2',
          hint: {
            en: 'There are not two places with a task that runs. `docker service ps --no-trunc ads_board` shows what they wait for. If they start and end again and again, see what their health check said: `docker inspect` of an ended container, under `Health`.',
            zh: '应该有两个位置，任务却没有运行起来。`docker service ps --no-trunc ads_board` 会显示任务在等什么。如果任务一再启动又结束，就看看健康检查说了什么：`docker inspect` 一个已结束的容器，找 `Health`。',
          },
        }),
        check.command(
          'docker exec $(docker ps --quiet --filter name=shop_front.) node -e "fetch(\'http://board:8080/\').then(async (r) => console.log(await r.text()), (e) => console.log(e.cause?.code))"',
          {
            id: 'reached',
            within: 10,
            stdout: '^web ',
            hint: {
              en: 'Seen from `front`, nobody answers to the name `board`. In which networks are the two?',
              zh: '从 `front` 去叫 `board`，没有谁应答。这两者各在哪个网络里？',
            },
          },
        ),
        check.command(
          'docker ps --quiet --filter name=ads_board. --filter health=healthy | wc -l',
          {
            id: 'healthy',
            within: 10,
            stdout: '^\\s*[12]$',
            hint: {
              en: 'They run, but nobody has asked them how they are.',
              zh: '它们在运行，但没有人问过它们好不好。',
            },
          },
        ),
        check.command("docker service inspect --format '{{.Spec.UpdateConfig.Order}}' ads_board", {
          id: 'no-gap',
          within: 3,
          stdout: '^start-first$',
          hint: {
            en: 'During an update there would be one task less for a while. What goes first here, the old or the new?',
            zh: '更新时会有一阵子少一个任务。这里是旧的先走，还是新的先来？',
          },
        }),
        check.command(
          "docker service inspect --format '{{.Spec.UpdateConfig.FailureAction}} {{.UpdateStatus.State}} {{.Spec.TaskTemplate.ContainerSpec.Image}}' ads_board; docker service ls --filter name=ads_board --format '{{.Replicas}}'",
          {
            id: 'taken-back',
            within: 90,
            stdout: '^rollback rollback_completed localhost/shop/web:1\\n2/2',
            hint: {
              en: 'After your last deployment, update `ads_board` to the sick version and wait for the end of that update. Then the old version should be back in both places. If it is not: did Swarm notice that the new one was sick, and what was it told to do then?',
              zh: '最后一次部署之后，要把 `ads_board` 更新成坏版本，并等这次更新结束；那时两个位置上都应该又是旧版本。如果不是：Swarm 察觉到新版本有问题了吗？察觉之后，它该怎么做，写明了吗？',
            },
          },
        ),
      ],
      solve: [
        'cp solution/ads.yaml ads.yaml',
        'docker stack deploy --resolve-image never --compose-file ads.yaml ads 2> /dev/null',
        'sh wait.sh ads',
        SICK,
        settled('ads_board'),
        "docker service ps ads_board --format '{{.Image}} {{.DesiredState}}' | grep 'sick\\|Running' | sort -u",
        "docker service inspect --format '{{.UpdateStatus.State}} {{.Spec.TaskTemplate.ContainerSpec.Image}}' ads_board",
      ],
      solution: [
        {
          path: 'solution/ads.yaml',
          mark: [
            'services.board.healthcheck',
            'services.board.deploy.update_config',
            'networks.inner',
          ],
        },
      ],
      wrong: [
        {
          id: 'worker',
          says: {
            en: 'The tasks wait for a worker, and the only node is a manager.',
            zh: '任务在等工作节点，而唯一的节点是管理节点。',
          },
          run: ['docker stack deploy --resolve-image never --compose-file wrong/worker.yaml ads'],
          caughtBy: 'running',
          undo: UNDO,
        },
        {
          id: 'own-network',
          says: {
            en: 'The stack makes a network of its own, called ads_inner.',
            zh: '这个 stack 新建了自己的网络 ads_inner。',
          },
          run: [
            'docker stack deploy --resolve-image never --compose-file wrong/own-network.yaml ads',
          ],
          caughtBy: 'reached',
          undo: UNDO,
        },
        {
          id: 'no-healthcheck',
          says: {
            en: 'There is no health check: whatever starts counts as good.',
            zh: '没有健康检查：只要启动了就算好。',
          },
          run: [
            'docker stack deploy --resolve-image never --compose-file wrong/no-healthcheck.yaml ads',
          ],
          caughtBy: 'healthy',
          undo: UNDO,
        },
        {
          id: 'stop-first',
          says: {
            en: 'The default order: the old task stops first.',
            zh: '默认顺序：先停旧任务。',
          },
          run: [
            'docker stack deploy --resolve-image never --compose-file wrong/stop-first.yaml ads',
          ],
          caughtBy: 'no-gap',
          undo: UNDO,
        },
        {
          id: 'pause',
          says: {
            en: 'The default action: the update stops half-way and waits for somebody.',
            zh: '默认动作：更新停在半路，等人来处理。',
          },
          run: [
            'docker stack deploy --resolve-image never --compose-file wrong/pause.yaml ads',
            'sh wait.sh ads',
            SICK,
            settled('ads_board'),
          ],
          caughtBy: 'taken-back',
          undo: UNDO,
        },
        {
          id: 'alive',
          says: {
            en: 'The health check asks whether it lives, and the sick version lives.',
            zh: '健康检查只问活着没有，而坏版本也活着。',
          },
          run: [
            'docker stack deploy --resolve-image never --compose-file wrong/alive.yaml ads',
            'sh wait.sh ads',
            SICK,
            settled('ads_board'),
          ],
          caughtBy: 'taken-back',
          undo: UNDO,
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'half-way',
      title: { en: 'An update to nothing', zh: '更新到一个不存在的镜像' },
      text: {
        en: 'Update `web` to an image that does not exist. Its update settings are the defaults. See how far Swarm goes, then take the update back.',
        zh: '把 `web` 更新到一个不存在的镜像。它的更新设置全是默认值。看 Swarm 走到哪一步，再撤回更新。',
      },
      commands: [
        'docker service update --detach --quiet --no-resolve-image --image localhost/shop/web:9 web',
        settled('web'),
        "docker service inspect --format '{{.UpdateStatus.State}}' web",
        "until docker service ls --filter name=web --format '{{.Name}} {{.Replicas}} {{.Image}}' | grep 3/4; do sleep 1; done",
        "docker service ps web --no-trunc --format '{{.Error}}' | grep image | sort -u",
        'docker service rollback --detach --quiet web',
        `${settled('web')}; sh wait.sh web`,
      ],
      checks: [
        check.command(
          "docker service inspect --format '{{.UpdateStatus.State}} {{.Spec.TaskTemplate.ContainerSpec.Image}}' web",
          { id: 'rolled-back', within: SLOW, stdout: '^rollback_completed localhost/shop/web:1$' },
        ),
        check.command("docker service ps web --no-trunc --format '{{.Image}} {{.Error}}'", {
          id: 'rejected',
          stdout: '^localhost/shop/web:9 .*No such image',
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'service-is-container',
      says: { en: 'A Swarm service is a container.', zh: 'Swarm 的服务就是容器。' },
      verdict: 'wrong',
      because: {
        en: 'A service is a description kept by the managers. From it Swarm makes tasks, one for each replica, and for each task one container. One service, two tasks, two containers; each container carries the ids of both.',
        zh: '服务是保存在管理节点上的描述。Swarm 照着它创建任务，每个副本一个；每个任务再对应一个容器。一个服务，两个任务，两个容器；每个容器上都写着服务和任务的 ID。',
      },
      proof: 'tasks',
    },
    {
      id: 'killed-comes-back',
      says: {
        en: 'Swarm brings a killed task back, as Kubernetes does a Pod.',
        zh: 'Swarm 会让被杀掉的任务恢复，就像 Kubernetes 对 Pod 那样。',
      },
      verdict: 'true',
      because: {
        en: 'True of the number, in both. Neither repairs the old one: there is a new task with a new id and a new container. Kubernetes has one more level. When only a container dies, the same Pod starts another in its place; a Pod that is gone is replaced if a controller owns it.',
        zh: '就数量而言，两者都是如此。但两者都不修旧的：任务是新的，ID 是新的，容器也是新的。Kubernetes 多一层：如果只是容器死了，同一个 Pod 会再启动一个；Pod 没了，只有在归某个控制器管时才会有新的来接替。',
      },
      proof: 'killed',
    },
    {
      id: 'scale-moves',
      says: {
        en: 'Scaling a service spreads its running containers anew.',
        zh: '扩容会把正在运行的容器重新分布一遍。',
      },
      verdict: 'wrong',
      because: {
        en: 'The two that ran were not touched: same containers before and after. Only the new tasks are placed. With several nodes this means that a node which has come back stays empty until something new has to be placed.',
        zh: '原来的两个没有动：前后是同样的容器。只有新任务才会安排位置。节点多的时候，这意味着恢复的节点会一直空着，直到有新任务要安排。',
      },
      proof: 'scale',
    },
    {
      id: 'drain-moves',
      says: {
        en: 'Draining a node moves its containers to another one.',
        zh: '排空节点，就是把它的容器迁移到别的节点。',
      },
      verdict: 'wrong',
      because: {
        en: 'Nothing is moved: the tasks end, and new ones are made for nodes that may take them. Here there was none, and four tasks waited.',
        zh: '什么都没有迁移：旧任务结束，再为能接的节点创建新任务。这里没有这样的节点，四个任务就一直等着。',
      },
      proof: 'drain',
    },
    {
      id: 'same-file',
      says: {
        en: 'A stack file is the Compose file.',
        zh: 'stack 文件就是 Compose 文件。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if it keeps to what both understand. Swarm refused the long form of `depends_on`, announced that it ignores `build`, `restart` and `security_opt`, and dropped the short `depends_on` and `tmpfs` without a word.',
        zh: '只有用到的都是两边都懂的写法才行。Swarm 拒绝了 `depends_on` 的长写法，声明会忽略 `build`、`restart` 和 `security_opt`，而短写法的 `depends_on` 和 `tmpfs` 则一声不响地丢掉了。',
      },
      proof: 'not-compose',
    },
    {
      id: 'secret-encrypted',
      says: {
        en: 'A secret is encrypted, so nobody can read it.',
        zh: 'secret 是加密的，谁也读不到。',
      },
      verdict: 'only-if',
      because: {
        en: 'The managers keep it encrypted and do not tell it again. In the container it is a plain file, in memory, and whoever may run `docker exec` there reads it, as does the program.',
        zh: '管理节点加密保存它，而且不会再把它说出来。但在容器里，它就是内存中的一个普通文件；能在那里执行 `docker exec` 的人读得到，程序也读得到。',
      },
      proof: 'secret',
    },
    {
      id: 'rolls-back-itself',
      says: {
        en: 'An update that fails is rolled back by itself.',
        zh: '更新失败会自动回滚。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only with `failure_action: rollback`. The default is to pause: the service was left with one task too few until somebody typed the rollback. And Swarm has to notice: without a health check, a program that starts and cannot work counts as good.',
        zh: '只有写了 `failure_action: rollback` 才会。默认是暂停：服务一直少一个任务，直到有人敲下回滚命令。而且 Swarm 得先察觉：没有健康检查的话，能启动却干不了活的程序也算好。',
      },
      proof: 'half-way',
    },
    {
      id: 'swarm-is-dead',
      says: { en: 'Docker Swarm is dead.', zh: 'Docker Swarm 已经死了。' },
      verdict: 'wrong',
      because: {
        en: 'Two things have the name. Classic Swarm, a program of its own, is archived. Swarm mode is a part of Docker Engine, and all of this lab ran on it. That far more is made for Kubernetes is true as well.',
        zh: '有两样东西叫这个名字。经典版 Swarm 是单独的程序，已经归档。Swarm mode 是 Docker Engine 的一部分，这个实验全程都跑在它上面。不过，围绕 Kubernetes 的东西多得多，这也是事实。',
      },
      proof: 'tasks',
    },
  ],
});
