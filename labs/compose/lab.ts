import { check, defineLab } from '#lab-kit';

/** Asks the shop's database from outside the page: what a customer was told and what is written may differ. */
const sql = (statement: string): string =>
  `docker compose exec -T db psql -U shop -Atc "${statement}"`;

/** Who bought something in the browser has moved the numbers, so the orders are known by key. */
const ID_OF_SECOND = "select id from orders where key = 'order-2'";

/** Seconds for a machine that has other work. */
const SLOW = 60;

/** Takes one answer of the task back; the next one must find a fresh database. */
const UNDO = [
  'docker rm --force --volumes lab-compose-stock-db-1 lab-compose-stock-fill-1',
  'docker volume rm --force lab-compose_stock',
] as const;

export default defineLab({
  needs: ['docker', 'compose', 'curl'],
  images: {
    base: ['node:24-slim', 'postgres:17', 'redis:8.0'],
    build: [
      { tag: 'shop/front:1', context: '../apps', dockerfile: 'front/Dockerfile' },
      { tag: 'shop/catalog:1', context: '../apps', dockerfile: 'catalog/Dockerfile' },
      { tag: 'shop/cart:1', context: '../apps', dockerfile: 'cart/Dockerfile' },
      { tag: 'shop/payment:1', context: '../apps', dockerfile: 'payment/Dockerfile' },
      { tag: 'shop/log:1', context: '../apps/log' },
    ],
  },
  title: { en: 'Compose: a whole shop in one file', zh: 'Compose：一个文件，一整家商店' },
  summary: {
    en: 'Start a shop of seven services from one file, follow an order through it, take services away one by one, and say what Compose does not do.',
    zh: '用一个文件启动由七个服务组成的商店，跟着一笔订单走一遍，再逐个拿走服务，并说清 Compose 不做什么。',
  },

  steps: [
    {
      id: 'one-file',
      title: { en: 'One file, and what it comes to', zh: '一个文件，展开之后' },
      text: {
        en: 'Make the password, as a file that only you can reach. Then let Compose tell what it reads out of `compose.yaml`: the services, the profiles, and one service with everything filled in.',
        zh: '先生成密码，放进只有你能进入的目录。再让 Compose 说出它从 `compose.yaml` 里读到了什么：有哪些服务、哪些 profile，以及其中一个服务展开后的全貌。',
      },
      files: [
        {
          path: 'compose.yaml',
          mark: [
            'services.catalog',
            'services.front.depends_on',
            'services.payment.secrets',
            'services.report.profiles',
            'secrets',
          ],
        },
      ],
      commands: [
        'mkdir -p -m 700 secrets && head -c 18 /dev/urandom | base64 > secrets/db-password && chmod 644 secrets/db-password',
        'docker compose config --services | sort',
        'docker compose config --profiles',
        "docker compose config catalog | sed -n '/^  catalog:/,/^networks:/p'",
      ],
      checks: [
        check.command('test -s secrets/db-password && docker compose config --quiet', {
          id: 'password',
        }),
      ],
    },
    {
      id: 'waits',
      title: { en: 'Started is not ready', zh: '启动了，不等于就绪了' },
      text: {
        en: 'Two programs ask a fresh database once. The database has something to load first, `waits.sql`. `early` waits until the database is started, `late` until its health check says yes. `-p` gives this file a project of its own.',
        zh: '两个程序各向一个全新的数据库询问一次；这个数据库要先执行完 `waits.sql` 才会应答。`early` 等到数据库启动，`late` 等到它的健康检查通过。`-p` 让这个文件自成一个项目。',
      },
      files: [
        {
          path: 'waits.yaml',
          mark: [
            'services.early.depends_on',
            'services.late.depends_on',
            'services.db.healthcheck.test',
          ],
        },
        { path: 'waits.sql' },
      ],
      commands: [
        {
          run: 'docker compose -p lab-compose-waits -f waits.yaml run --rm early',
          exit: 2,
          show: ['db:5432'],
        },
        {
          run: 'docker compose -p lab-compose-waits -f waits.yaml run --rm late',
          show: ['db:5432'],
        },
      ],
      checks: [
        check.container('lab-compose-waits-db-1', {
          match: { State: { Health: { Status: 'healthy' } } },
        }),
      ],
    },
    {
      id: 'up',
      title: { en: 'Seven services, in the right order', zh: '七个服务，按正确的顺序' },
      text: {
        en: 'Remove that database. Then bring up the shop and wait until every service is healthy. The last line sorts three containers by the time they were started.',
        zh: '删掉刚才的数据库，然后启动商店，等每个服务都健康。最后一行按启动时间给三个容器排序。',
      },
      commands: [
        { run: 'docker compose -p lab-compose-waits -f waits.yaml down', show: 'none' },
        { run: 'docker compose up --wait', show: 'none', within: 180 },
        "docker compose ps --format 'table {{.Service}}\\t{{.Status}}\\t{{.Ports}}'",
        "docker inspect --format '{{.State.StartedAt}} {{.Name}}' $(docker compose ps --quiet front payment db) | sort | cut -d ' ' -f 2",
      ],
      checks: [
        check.command("docker compose ps --format '{{.Service}} {{.Health}}' | sort", {
          id: 'healthy',
          within: SLOW,
          stdout:
            '^cart healthy\\ncatalog healthy\\ndb healthy\\nfront healthy\\nlog healthy\\npayment healthy\\nredis healthy$',
        }),
      ],
    },
    {
      id: 'order',
      title: { en: 'An order goes through', zh: '一笔订单走完全程' },
      text: {
        en: 'Ann puts two packets of tea into her cart and orders. Look for the order in the database, with the service `report` that no profile has started, and in the log.',
        zh: 'ann 把两包茶放进购物车，然后下单。再到数据库里找这笔订单，用的是没有随 profile 启动的服务 `report`；最后看日志。',
      },
      files: [{ path: 'compose.yaml', mark: ['services.report', 'services.payment'] }],
      commands: [
        'curl -s -d cart=ann -d product=tea -d quantity=2 "http://$(docker compose port front 8080)/api/cart"',
        'curl -s -d cart=ann -d key=order-1 "http://$(docker compose port front 8080)/api/orders"',
        { run: 'docker compose run --rm report', show: ['\\|', '-\\+-', ' rows?\\)'] },
        'docker compose logs --no-log-prefix log',
      ],
      checks: [
        // By key: who bought something in the browser first has had number 1. The amount is not looked at either, as the
        // first line, typed twice, puts four packets into the cart.
        check.command(sql('select key, total from orders'), {
          id: 'in-database',
          stdout: '^order-1\\|\\d+$',
        }),
        check.command('docker compose logs --no-log-prefix log', {
          id: 'in-log',
          stdout: 'order \\d+ paid: \\d+ tea, total ',
        }),
      ],
    },
    {
      id: 'locked',
      title: { en: 'What a service may, and may not', zh: '服务能做什么，不能做什么' },
      text: {
        en: 'Ask `payment` who it is, what its environment says about the password, inside and to anybody who may inspect it, and whether it can change its own program. Then ask `catalog` for more memory than it may have.',
        zh: '问问 `payment`：它是谁；关于密码，在容器里看环境变量、在外面用 `docker inspect` 看，各写了什么；能不能改自己的程序目录。再让 `catalog` 申请超出上限的内存。',
      },
      files: [{ path: 'compose.yaml', mark: ['x-program'] }],
      commands: [
        'docker compose exec payment id -u',
        'docker compose exec payment env | grep PASSWORD',
        'docker inspect --format \'{{join .Config.Env "\\n"}}\' lab-compose-payment-1 | grep PASSWORD',
        'docker compose exec payment wc -c /run/secrets/db-password',
        { run: 'docker compose exec payment touch /app/note', exit: 1 },
        { run: "docker compose exec catalog node -e 'Buffer.alloc(400e6, 1)'", exit: 137 },
        "docker inspect --format 'limit {{.HostConfig.Memory}}, out of memory {{.State.OOMKilled}}, running {{.State.Running}}' lab-compose-catalog-1",
      ],
      checks: [
        check.container('lab-compose-catalog-1', {
          match: { State: { OOMKilled: true, Running: true } },
        }),
      ],
    },
    {
      id: 'scale',
      title: { en: 'Three catalogs, and nobody who counts them', zh: '三个 catalog，却没有人清点' },
      text: {
        en: 'Ask for three copies of `catalog`, send thirty requests through the front end and see who served them. Then remove one copy by force, as a dying machine would, and count.',
        zh: '要三个 `catalog` 副本，经前端发三十个请求，看是谁处理的。再强行删掉一个副本，就像机器坏了那样，然后数一数。',
      },
      commands: [
        { run: 'docker compose up --wait --scale catalog=3', show: 'none', within: 180 },
        'curl -s "http://$(docker compose port front 8080)/api/products?[1-30]" > /dev/null',
        "docker compose logs catalog | grep 'GET /products ' | grep -o 'catalog-[0-9]' | sort -u",
        { run: 'docker rm --force lab-compose-catalog-3' },
        "docker compose ps --format '{{.Name}} {{.State}}' catalog",
      ],
      checks: [
        check.stable(
          5,
          check.command('docker compose ps --quiet catalog | wc -l', { stdout: '^\\s*2$' }),
          { id: 'nobody-replaces-it' },
        ),
      ],
    },
    {
      id: 'without-cart',
      title: { en: 'What the customer sees without the cart', zh: '购物车没了，顾客看到什么' },
      text: {
        en: 'Take the cart away and open the page of products as ann would; `see.sh` prints a page as text. Then open the cart itself, in Chinese.',
        zh: '拿走购物车服务，像 ann 那样打开商品页；`see.sh` 把页面打印成文字。再用中文打开购物车页。',
      },
      files: [{ path: 'see.sh' }],
      commands: [
        { run: 'docker compose stop cart', show: 'none' },
        'sh see.sh /',
        "sh see.sh '/cart?lang=zh'",
      ],
      checks: [
        check.command('sh see.sh /', {
          id: 'said-in-words',
          stdout: '^The cart does not answer\\.[\\s\\S]*^Green tea ',
        }),
      ],
    },
    {
      id: 'without-log',
      title: { en: 'An order that the log never hears of', zh: '日志没记下的一笔订单' },
      text: {
        en: 'Bring the cart back and take the log away. Ann orders a mug. Read the answer to the end, then look into the database.',
        zh: '把购物车恢复，再拿走日志服务。ann 买了一个马克杯。把回答读到最后，再去看数据库。',
      },
      commands: [
        { run: 'docker compose up --wait cart', show: 'none' },
        { run: 'docker compose stop log', show: 'none' },
        'curl -s -o /dev/null -d cart=ann -d product=mug "http://$(docker compose port front 8080)/api/cart"',
        'curl -s -d cart=ann -d key=order-2 "http://$(docker compose port front 8080)/api/orders"',
        { run: 'docker compose run --rm report', show: ['\\|', '-\\+-', ' rows?\\)'] },
        { run: 'docker compose start log', show: 'none' },
      ],
      checks: [
        check.command(sql('select key, total from orders'), {
          id: 'in-database',
          stdout: '^order-2\\|\\d+$',
        }),
        // Prints the order's line, or else how many other orders the log knows.
        check.command(
          `log=$(docker compose logs --no-log-prefix log) && id=$(${sql(ID_OF_SECOND)}) && { echo "$log" | grep "order $id paid" || echo "$log" | grep -c paid; }`,
          { id: 'not-in-log', stdout: '^[1-9]\\d*$', stdoutNot: 'paid' },
        ),
      ],
    },
  ],

  tasks: [
    {
      id: 'stock',
      title: { en: 'Repair a draft', zh: '改好一份草稿' },
      text: {
        en: 'A colleague wants to count the stock: a second database, and a job that fills it. Copy `draft/stock.yaml` to `compose.override.yaml` (Compose reads it together with `compose.yaml`), repair it, and run `docker compose up --detach stock-fill`. The job must end well on the first try, the password must come from the secret that is there already, the database must publish no port, and its rows must outlive the container in a named volume. Keep the labels; your volume needs one, too.',
        zh: '同事想清点库存：再加一个数据库，还有一个往里写数据的任务。把 `draft/stock.yaml` 复制成 `compose.override.yaml`（Compose 会把它和 `compose.yaml` 一起读），改好，再运行 `docker compose up --detach stock-fill`。要求：任务第一次就成功结束；密码来自已有的 secret；数据库不发布任何端口；数据放在具名卷里，容器没了还在。保留标签，你加的卷也要有标签。',
      },
      files: [{ path: 'draft/stock.yaml' }, { path: 'draft/stock.sql' }],
      hints: [
        {
          en: 'Run the draft once and read `docker compose logs stock-fill`. What was the database doing at that moment?',
          zh: '先原样运行草稿，读一读 `docker compose logs stock-fill`。那一刻数据库在做什么？',
        },
        {
          en: 'The service `db` in `compose.yaml` has everything that `stock-db` lacks, and `report` gets at the password without a variable in its settings.',
          zh: '`compose.yaml` 里的 `db` 有 `stock-db` 缺少的一切；`report` 则展示了怎样不靠配置里的变量拿到密码。',
        },
        {
          en: 'Which lines of the draft give `stock-db` a way out, and where do its rows go? A volume is named twice: where it is mounted and at the end of the file.',
          zh: '草稿里哪几行让 `stock-db` 通到外面？它的数据放在哪里？具名卷要写两处：挂载的地方，和文件末尾。',
        },
      ],
      checks: [
        check.container('lab-compose-stock-fill-1', {
          id: 'filled',
          within: 10,
          match: { State: { Status: 'exited', ExitCode: 0 } },
          log: '^INSERT 0 ',
          hint: {
            en: 'No job has ended well. What does it wait for before it starts, and who would tell that this has come about?',
            zh: '还没有成功结束的任务。它启动之前在等什么？谁来告诉它已经等到了？',
          },
        }),
        // The second try finds a database that is long ready. A command that asks again and again is an answer, too.
        check.command("docker compose config stock-fill | sed -n '/^  stock-fill:/,/^  [a-z]/p'", {
          id: 'waits',
          within: 5,
          stdout: 'condition: service_healthy|pg_isready|\\b(?:until|while)\\b',
          hint: {
            en: 'It ended well this time. Would it on a machine where there is no database yet? Nothing in your file makes the job wait until the database answers.',
            zh: '这次是成功了。换一台还没有这个数据库的机器呢？你的文件里没有任何地方让任务等到数据库能应答。',
          },
        }),
        check.command(
          "docker inspect --format '{{json .Config.Env}} {{json .Config.Cmd}} {{json .Mounts}}' lab-compose-stock-db-1 lab-compose-stock-fill-1",
          {
            id: 'secret',
            within: 5,
            stdout: '/run/secrets/db-password',
            // What a shell fills in from the file, quoted or not, is no password in the settings.
            stdoutNot: 'PASSWORD=(?![\\\\"\']*[$`<])',
            hint: {
              en: 'Whoever may run `docker inspect` reads the password there. Look at the settings of both containers.',
              zh: '谁能运行 `docker inspect`，谁就能读到密码。看看两个容器的配置。',
            },
          },
        ),
        check.command('docker port lab-compose-stock-db-1', {
          id: 'closed',
          within: 5,
          stdoutNot: '->',
          hint: {
            en: 'The database answers on a port of this machine. Who out here needs that?',
            zh: '数据库在本机的某个端口上应答。外面有谁需要它？',
          },
        }),
        check.container('lab-compose-stock-db-1', {
          id: 'kept',
          within: 5,
          match: {
            Mounts: [
              {
                Type: 'volume',
                Destination: '/var/lib/postgresql/data',
                // An anonymous volume is called by 64 hexadecimal digits.
                Name: { $not: { $matches: '^[0-9a-f]{64}$' } },
              },
            ],
          },
          hint: {
            en: 'The rows go with the container, or into a volume that nobody can name. Where does `db` keep the orders?',
            zh: '数据要么随容器消失，要么在一个叫不出名字的卷里。`db` 把订单存在哪里？',
          },
        }),
      ],
      solve: [
        'cp solution/compose.override.yaml compose.override.yaml',
        'docker compose up --detach stock-fill',
      ],
      solution: [
        {
          path: 'solution/compose.override.yaml',
          mark: [
            'services.stock-db.environment',
            'services.stock-db.volumes',
            'services.stock-db.healthcheck',
            'services.stock-fill.command',
            'services.stock-fill.depends_on',
            'volumes',
          ],
        },
      ],
      wrong: [
        {
          id: 'short-list',
          says: {
            en: '`depends_on` as a list: the job starts as soon as the database is started.',
            zh: '`depends_on` 只写成列表：数据库一启动，任务就开始了。',
          },
          run: [
            'cp wrong/short-list.yaml compose.override.yaml',
            'docker compose up --detach stock-fill',
          ],
          caughtBy: 'filled',
          undo: UNDO,
        },
        {
          id: 'second-try',
          says: {
            en: '`depends_on` as a list, and `up` typed again when the job had failed: now the database is there.',
            zh: '`depends_on` 只写成列表，任务失败后再执行一次 `up`：这时数据库已经在了。',
          },
          run: [
            'cp wrong/short-list.yaml compose.override.yaml',
            'docker compose up --wait stock-db',
            'docker compose up --detach stock-fill',
          ],
          caughtBy: 'waits',
          undo: UNDO,
        },
        {
          id: 'no-healthcheck',
          says: {
            en: 'The job waits for a health check that the database does not have.',
            zh: '任务在等数据库的健康检查，而数据库根本没有配置。',
          },
          run: [
            'cp wrong/no-healthcheck.yaml compose.override.yaml',
            'docker compose up --detach stock-fill || true',
          ],
          caughtBy: 'filled',
          undo: UNDO,
        },
        {
          id: 'password',
          says: {
            en: 'All is right, but the password stands in the file and in the settings of both containers.',
            zh: '其他都对，但密码写在文件里，两个容器的配置里也看得到。',
          },
          run: [
            'cp wrong/password.yaml compose.override.yaml',
            'docker compose up --detach stock-fill',
          ],
          caughtBy: 'secret',
          undo: UNDO,
        },
        {
          id: 'published',
          says: {
            en: 'The database is still published.',
            zh: '数据库的端口还开放着。',
          },
          run: [
            'cp wrong/published.yaml compose.override.yaml',
            'docker compose up --detach stock-fill',
          ],
          caughtBy: 'closed',
          undo: UNDO,
        },
        {
          id: 'in-memory',
          says: {
            en: 'The rows are still kept in memory.',
            zh: '数据还是放在内存里。',
          },
          run: [
            'cp wrong/in-memory.yaml compose.override.yaml',
            'docker compose up --detach stock-fill',
          ],
          caughtBy: 'kept',
          undo: UNDO,
        },
      ],
    },
  ],

  breaks: [
    {
      id: 'no-database',
      title: { en: 'Take the database away', zh: '拿走数据库' },
      text: {
        en: 'Ann has a lamp in her cart when the database goes. She orders. Then wait until the health check of `payment` has failed three times, and see what Compose does about it.',
        zh: 'ann 的购物车里有一盏台灯，这时数据库没了，她下单。再等 `payment` 的健康检查失败三次，看 Compose 会做什么。',
      },
      commands: [
        'curl -s -o /dev/null -d cart=ann -d product=lamp "http://$(docker compose port front 8080)/api/cart"',
        { run: 'docker compose stop db', show: 'none' },
        'curl -s -d cart=ann -d key=order-3 "http://$(docker compose port front 8080)/api/orders"',
        'sh see.sh /cart',
        'until [ "$(docker inspect --format \'{{.State.Health.Status}}\' lab-compose-payment-1)" = unhealthy ]; do sleep 1; done',
        "docker inspect --format '{{.State.Health.Status}}, running {{.State.Running}}, restarts {{.RestartCount}}' lab-compose-payment-1",
        "docker compose ps --format 'table {{.Service}}\\t{{.Status}}' front cart payment",
      ],
      checks: [
        check.container('lab-compose-payment-1', {
          match: {
            RestartCount: 0,
            State: { Running: true, Health: { Status: 'unhealthy' } },
          },
        }),
        check.container('lab-compose-front-1', {
          id: 'front-goes-on',
          match: { State: { Health: { Status: 'healthy' } } },
        }),
      ],
    },
    {
      id: 'down-volumes',
      title: { en: 'One flag too many', zh: '多写了一个参数' },
      text: {
        en: 'Bring the database back and let ann try again with the same key. Then take the shop down twice: first as it should be, then with `--volumes`. Ask for the report after each.',
        zh: '恢复数据库，让 ann 用同一个 key 再试一次。然后把商店拆掉两次：第一次正常拆，第二次加上 `--volumes`，每次之后都看一下报表。',
      },
      commands: [
        // Compose gives up at once while `payment` is still unhealthy from the break before.
        { run: 'until docker compose up --wait front; do sleep 1; done', show: 'none' },
        'curl -s -d cart=ann -d key=order-3 "http://$(docker compose port front 8080)/api/orders"',
        { run: 'docker compose down', show: 'none' },
        { run: 'docker compose run --rm report', show: ['\\|', '-\\+-', ' rows?\\)'] },
        { run: 'docker compose down --volumes', show: 'none' },
        { run: 'docker compose run --rm report', exit: 1, show: ['ERROR'] },
      ],
      checks: [
        check.command(sql("select 'orders', to_regclass('orders') is null"), {
          id: 'orders-gone',
          stdout: '^orders\\|t$',
        }),
      ],
    },
  ],

  claims: [
    {
      id: 'depends-on-waits',
      says: {
        en: '`depends_on` waits until the other service is ready.',
        zh: '`depends_on` 会等到被依赖的服务就绪。',
      },
      verdict: 'only-if',
      because: {
        en: 'As a plain list it waits until the container is started. It waits for readiness only with `condition: service_healthy`, and only as well as the health check behind it. One program found nobody there, the other was answered, in front of the same database.',
        zh: '只写成列表时，它只等到容器启动。要等就绪，必须写 `condition: service_healthy`，而且健康检查本身要靠得住。面对同一个数据库，一个程序扑了空，另一个得到了回应。',
      },
      proof: 'waits',
    },
    {
      id: 'for-clusters',
      says: {
        en: 'Compose is made for production clusters.',
        zh: 'Compose 是给生产集群用的。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is a client of one engine, and when its command is done nothing of it watches. Of three copies one was removed, and nobody replaced it. In production it has its place on a single server; Docker’s manual says so and names Swarm for more than one.',
        zh: '它只是一个引擎的客户端，命令执行完，就没有谁在盯着了：三个副本删掉一个，没有人补上。生产环境里，它适合单台服务器；Docker 官方文档也这么说，要用多台就请用 Swarm。',
      },
      proof: 'scale',
    },
    {
      id: 'unhealthy-restarted',
      says: {
        en: 'A container whose health check fails is restarted.',
        zh: '健康检查失败的容器会自动重启。',
      },
      verdict: 'wrong',
      because: {
        en: 'Docker writes “unhealthy” beside it and leaves it alone. A restart policy acts when the process ends. Here a restart would not have helped: the fault was in the database.',
        zh: 'Docker 只在它旁边标上“unhealthy”，不会去动它。重启策略只在进程退出时起作用。而且这里重启也没用：出问题的是数据库。',
      },
      proof: 'no-database',
    },
    {
      id: 'one-down-all-down',
      says: {
        en: 'When one service of an application is down, the application is down.',
        zh: '应用里只要有一个服务挂了，整个应用就挂了。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the others were written as though it could never be away. Without the cart the shop still shows its products; without the log it still takes orders; without the database it refuses an order and says that nothing was charged.',
        zh: '只有当其他服务在编写时假定它永远都在，才会如此。没有购物车，商店照样展示商品；没有日志，照样接单；没有数据库，它会拒绝下单，并说明没有扣款。',
      },
      proof: 'without-cart',
    },
    {
      id: 'secret-in-environment',
      says: {
        en: 'An environment variable is a good place for a password.',
        zh: '密码放在环境变量里就好。',
      },
      verdict: 'wrong',
      because: {
        en: 'Every process in the container reads the environment, and so does everyone who may run `docker inspect`. Both found a file name here, because the password is a secret. That is a plain file all the same: Compose encrypts nothing.',
        zh: '容器里的每个进程都读得到环境变量，能运行 `docker inspect` 的人也读得到。这里两边看到的都只是文件名，因为密码放在 secret 里。但它仍是普通文件：Compose 不做任何加密。',
      },
      proof: 'locked',
    },
    {
      id: 'down-deletes',
      says: {
        en: '`docker compose down` deletes the data.',
        zh: '`docker compose down` 会删掉数据。',
      },
      verdict: 'only-if',
      because: {
        en: 'It removes containers and networks. Named volumes stay, unless you add `--volumes`. What a container keeps in its own layer or in memory, as `redis` does the carts, goes with it.',
        zh: '它删除容器和网络，具名卷会保留，除非加上 `--volumes`。容器写在自己可写层或内存里的东西会随它消失，`redis` 里的购物车就是这样。',
      },
      proof: 'down-volumes',
    },
  ],
});
