import { check, defineLab } from '#lab-kit';

/** Port 30080 of the control plane, as kind publishes it on this machine. The same on every system. */
const HERE = '"http://127.0.0.1:$LAB_HTTP_PORT/"';

/** A client that is outside the cluster and in the network of its nodes: it reaches their addresses on every system. */
const OUTSIDE =
  'docker run --rm --label learn-k8s.lab=exposing-services --network kind busybox:1.37 \\\n  ';

/** The address that somebody gave a Service of type LoadBalancer. */
const addressOf = (service: string): string =>
  `$(kubectl get service ${service} -o 'jsonpath={.status.loadBalancer.ingress[0].ip}')`;

const WAIT_FOR_ADDRESS =
  "kubectl wait --for='jsonpath={.status.loadBalancer.ingress[0].ip}' --timeout=90s";

/** Begins to forward a port that nobody uses, and waits until it is told which. */
const forwardTo = (log: string): string =>
  `kubectl port-forward service/web :80 > ${log} 2>&1 &\n` +
  `until grep -qs Forwarding ${log}; do sleep 1; done\n` +
  `address=$(sed -n '1s/.* from \\([^ ]*\\) .*/\\1/p' ${log})`;

/** Asks Traefik by a name; the status code is the program's, an unknown name gets Traefik's own 404. */
const askFor = (host: string, path = ''): string =>
  `curl -s -m 3 -H "Host: ${host}" "http://127.0.0.1:$LAB_HTTP_PORT/${path}"`;

/** Rules follow a change within a second or two, not at once. */
const UNTIL_NOBODY = `while curl -s -m 3 -o /dev/null ${HERE}; do sleep 1; done`;
const untilShop = (path = ''): string =>
  `until ${askFor('shop.example', path).replace('curl', 'curl -f')}; do sleep 1; done`;

/** Traefik follows a moment later: what an earlier answer got right must not help the next one. */
const UNTIL_FORGOTTEN = `while ${askFor('catalog.example').replace('curl', 'curl -f -o /dev/null')}; do sleep 1; done`;

const ROLLED_OUT = { show: ['successfully'], within: 180 } as const;

export default defineLab({
  title: { en: 'Let the outside in', zh: '让外面的请求进来' },
  summary: {
    en: 'Reach one program from outside the cluster in every way there is, see who does the work in each, and choose.',
    zh: '用各种方式从集群外访问同一个程序，看清每种方式里是谁在干活，然后做出选择。',
  },
  needs: ['cluster', 'curl'],
  images: {
    base: [
      'node:24-slim',
      'busybox:1.37',
      'traefik:v3.6',
      'quay.io/metallb/controller:v0.15.2',
      'quay.io/metallb/speaker:v0.15.2',
    ],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: [
      'shop/web:1',
      'traefik:v3.6',
      'quay.io/metallb/controller:v0.15.2',
      'quay.io/metallb/speaker:v0.15.2',
    ],
  },
  fetches: [
    { file: 'metallb-native.yaml', from: 'metallb' },
    { file: 'gateway-api-backendtlspolicies.yaml', from: 'backendTlsPolicies' },
    { file: 'gateway-api-gatewayclasses.yaml', from: 'gatewayClasses' },
    { file: 'gateway-api-gateways.yaml', from: 'gateways' },
    { file: 'gateway-api-grpcroutes.yaml', from: 'grpcRoutes' },
    { file: 'gateway-api-httproutes.yaml', from: 'httpRoutes' },
    { file: 'gateway-api-referencegrants.yaml', from: 'referenceGrants' },
  ],
  // By their label all of MetalLB and Gateway API is removed, namespace, webhook and definitions too. This is for a lab
  // that was left between applying and labelling.
  putBack: [
    'test ! -f metallb-native.yaml || kubectl label -f metallb-native.yaml learn-k8s.lab=exposing-services --overwrite',
    "test ! -f gateway-api-gateways.yaml || kubectl label -f 'gateway-api-*.yaml' learn-k8s.lab=exposing-services --overwrite",
  ],
  steps: [
    {
      id: 'inside-only',
      title: { en: 'An address for the inside', zh: '只在里面有效的地址' },
      text: {
        en: 'Start three Pods and a Service of the default type. Ask its address from a Pod, then from a container that stands beside the nodes, outside the cluster.',
        zh: '启动三个 Pod 和一个默认类型的 Service。先从 Pod 里访问它的地址，再从集群外、与节点同一网络的容器里访问。',
      },
      files: [
        { path: 'web.yaml', mark: ['spec.replicas', 'spec.template.metadata.labels'] },
        { path: 'service.yaml', mark: ['spec.type', 'spec.ports'] },
      ],
      commands: [
        'kubectl apply -f web.yaml -f service.yaml',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        'kubectl get service web',
        'until kubectl exec deployment/web -- node -e \\\n  "fetch(\'http://web/healthz\').then(async (answer) => process.stdout.write(await answer.text()))" 2>/dev/null\ndo sleep 1; done',
        `${OUTSIDE}wget -q -O - -T 3 "http://$(kubectl get service web -o 'jsonpath={.spec.clusterIP}')/" 2>/dev/null \\\n  || echo "no answer from outside"`,
      ],
      checks: [
        check.deployment('web', { ready: 3, within: 120 }),
        check.endpoints('web', { ready: 3, port: 8080 }),
      ],
    },
    {
      id: 'port-forward',
      title: { en: 'A tunnel for one', zh: '一个人用的隧道' },
      text: {
        en: 'Let kubectl forward a port of your machine to the Service, ask twenty times through it, and count how many of the three Pods answer.',
        zh: '让 kubectl 把你机器上的一个端口转发到这个 Service，通过它访问二十次，数一数三个 Pod 里有几个应答。',
      },
      commands: [
        `${forwardTo('forward.log')}\nfor n in $(seq 20); do curl -s "http://$address/"; done > forwarded\nkill $!\nhead -n 1 forward.log\necho "Pods that answered twenty requests: $(sort -u forwarded | wc -l | tr -d ' ')"`,
      ],
      checks: [
        check.command(
          'test "$(wc -l < forwarded)" -eq 20 && test "$(sort -u forwarded | wc -l)" -eq 1',
          { id: 'one-pod', within: 5 },
        ),
      ],
    },
    {
      id: 'node-port',
      title: { en: 'A port on every node', zh: '每个节点上的一个端口' },
      text: {
        en: 'Make it a NodePort, and ask from your machine. Then keep a single Pod, so that two of the three nodes have none, and ask every node. Last, try to have port 80.',
        zh: '把它改成 NodePort，从你的机器上访问。然后只留一个 Pod，三个节点里就有两个没有 Pod，再挨个访问每个节点。最后试着要 80 端口。',
      },
      files: [
        { path: 'node-port.yaml', mark: ['spec.type', 'spec.ports'] },
        { path: 'ask-nodes.sh', mark: ['kubectl get nodes', 'docker run'] },
      ],
      commands: [
        'kubectl apply -f node-port.yaml',
        'kubectl get service web',
        `until curl -s -m 3 "http://127.0.0.1:$LAB_HTTP_PORT/healthz"; do sleep 1; done`,
        `echo "Pods that answered sixty requests: $(for n in $(seq 60); do curl -s -m 3 ${HERE}; done | sort -u | wc -l | tr -d ' ')"`,
        {
          run: 'kubectl scale deployment web --replicas=1\nuntil [ "$(kubectl get pods -l app=web -o name | wc -l)" -eq 1 ]; do sleep 1; done',
        },
        'sh ask-nodes.sh',
        {
          run: `kubectl patch service web --type=json \\\n  -p '[{"op": "replace", "path": "/spec/ports/0/nodePort", "value": 80}]'`,
          exit: 1,
        },
      ],
      checks: [
        check.object('Service', 'web', {
          id: 'service',
          match: { spec: { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] } },
        }),
        check.deployment('web', { ready: 1 }),
        check.command(`curl -s -m 3 ${HERE}`, { id: 'from-here', stdout: '^web 1 on web-' }),
        check.command('sh ask-nodes.sh', {
          id: 'every-node',
          stdout: 'control-plane: web 1 on web-',
          stdoutNot: 'no answer',
        }),
      ],
    },
    {
      id: 'pending',
      title: { en: 'A request that nobody hears', zh: '没人理会的请求' },
      text: {
        en: 'Ask for a load balancer. The API accepts it, the column EXTERNAL-IP waits, and the checks look for five seconds more: nothing comes.',
        zh: '申请一个负载均衡器。API 接受了，EXTERNAL-IP 一栏在等，检查再看五秒：什么也没来。',
      },
      files: [{ path: 'load-balancer.yaml', mark: ['spec.type', 'spec.ports'] }],
      commands: [
        'kubectl apply -f load-balancer.yaml',
        'kubectl get service web',
        `curl -s -m 3 ${HERE}`,
      ],
      checks: [
        check.stable(
          5,
          check.object('Service', 'web', {
            id: 'no-address',
            match: {
              spec: { type: 'LoadBalancer' },
              status: { loadBalancer: { ingress: { $exists: false } } },
            },
          }),
        ),
      ],
    },
    {
      id: 'metallb',
      title: { en: 'Somebody hears it', zh: '有人理会了' },
      text: {
        en: 'Install MetalLB, and give it ten addresses of the network that the nodes are in. The label is for the end of the lab: by it everything is removed. Until MetalLB’s webhook is up, the API refuses the pool, hence `until`.',
        zh: '安装 MetalLB，给它十个地址，取自节点所在的网络。打标签是为了实验结束时能全部清理。MetalLB 的 webhook 起来之前，API 会拒绝地址池，所以要用 `until` 重试。',
      },
      files: [{ path: 'pool.sh', mark: ['subnet=', 'kind: IPAddressPool', 'addresses:'] }],
      commands: [
        {
          run: 'kubectl apply -f metallb-native.yaml',
          show: [
            '^namespace',
            'ipaddresspools',
            'l2advertisements',
            '^deployment',
            '^daemonset',
            '^validatingwebhook',
          ],
        },
        {
          run: 'kubectl label -f metallb-native.yaml learn-k8s.lab=exposing-services',
          show: 'none',
        },
        {
          run: 'kubectl rollout status deployment/controller -n metallb-system\nkubectl rollout status daemonset/speaker -n metallb-system',
          show: 'none',
          within: 180,
        },
        "until sh pool.sh | kubectl apply -f - >/dev/null 2>&1; do sleep 1; done\nkubectl get ipaddresspools -n metallb-system \\\n  -o custom-columns='POOL:.metadata.name,ADDRESSES:.spec.addresses[0]'",
        `${WAIT_FOR_ADDRESS} service/web`,
        'kubectl get service web',
        `address=${addressOf('web')}\nuntil ${OUTSIDE}wget -q -O - -T 3 "http://$address/" 2>/dev/null; do sleep 1; done`,
        {
          run: `curl -s -m 3 "http://${addressOf('web')}/" || echo "this machine does not reach it"`,
          varies: {
            en: 'Where Docker runs in a virtual machine, the address lies in there, out of reach for your machine.',
            zh: 'Docker 跑在虚拟机里时，这个地址在虚拟机内部，你的机器够不着。',
          },
        },
      ],
      checks: [
        check.object('Service', 'web', {
          id: 'address',
          within: 60,
          match: {
            spec: { type: 'LoadBalancer' },
            status: { loadBalancer: { ingress: [{ ip: { $exists: true } }] } },
          },
        }),
        check.command(`${OUTSIDE}wget -q -O - -T 3 "http://${addressOf('web')}/"`, {
          id: 'from-outside',
          stdout: '^web 1 on web-',
        }),
      ],
    },
    {
      id: 'ingress-alone',
      title: { en: 'Rules that nobody reads', zh: '没人读的规则' },
      text: {
        en: 'Take the Service back inside, and write an Ingress: requests for `shop.example` go to it. The API accepts it. Then ask.',
        zh: '把 Service 收回集群内部，再写一个 Ingress：对 `shop.example` 的请求交给它。API 接受了。然后访问。',
      },
      files: [
        {
          path: 'shop.yaml',
          mark: ['spec.ingressClassName', 'spec.rules'],
        },
      ],
      commands: [
        'kubectl apply -f service.yaml -f shop.yaml',
        'kubectl get ingress shop',
        'kubectl get ingressclass',
        `${UNTIL_NOBODY}\necho "nobody answers"`,
      ],
      checks: [
        check.object('Service', 'web', { id: 'inside', match: { spec: { type: 'ClusterIP' } } }),
        check.stable(
          3,
          check.object('Ingress', 'shop', {
            id: 'no-address',
            match: { status: { loadBalancer: { ingress: { $exists: false } } } },
          }),
        ),
        check.command(`! curl -s -m 3 -o /dev/null ${HERE}`, { id: 'nobody' }),
      ],
    },
    {
      id: 'traefik',
      title: { en: 'Somebody reads them', zh: '有人读了' },
      text: {
        en: 'Install Traefik: a program that reads Ingresses and does what they say, with the rights for it and a Service of its own. Ask by the name, then without it.',
        zh: '安装 Traefik：一个读取 Ingress 并照办的程序，附带它需要的权限和它自己的 Service。先用这个名字访问，再不带名字访问。',
      },
      files: [
        {
          path: 'traefik.yaml',
          mark: [
            'Role/traefik:rules',
            'IngressClass/traefik:spec.controller',
            'Deployment/traefik:spec.template.spec.containers[name=traefik].args',
            'Service/traefik:spec.type',
            'Service/traefik:spec.ports',
          ],
        },
      ],
      commands: [
        'kubectl apply -f traefik.yaml',
        { run: 'kubectl rollout status deployment/traefik', ...ROLLED_OUT },
        { run: `${WAIT_FOR_ADDRESS} ingress/shop`, show: 'none' },
        'kubectl get service traefik',
        'kubectl get ingress shop',
        untilShop(),
        `curl -s -m 3 ${HERE}`,
      ],
      checks: [
        check.deployment('traefik', { ready: 1, within: 60 }),
        check.object('Ingress', 'shop', {
          id: 'address',
          match: { status: { loadBalancer: { ingress: [{ ip: { $exists: true } }] } } },
        }),
        check.command(askFor('shop.example'), { id: 'shop', stdout: '^web 1 on web-' }),
        check.command(askFor('nobody.example'), { id: 'strangers', stdout: '^404' }),
      ],
      keeps: [
        'Ingress',
        'IngressClass',
        'Service',
        { kind: 'Pod', selector: 'app=web' },
        { kind: 'Pod', selector: 'app=traefik' },
      ],
    },
    {
      id: 'source-address',
      title: { en: 'Who asked?', zh: '是谁来访问的？' },
      text: {
        en: 'Compare the address of a client with the one that Traefik logs for it. Then set `externalTrafficPolicy: Local`, compare again, and ask the control plane, where no Traefik runs. Last, set it back.',
        zh: '把客户端的地址和 Traefik 日志里记下的比一比。然后设置 `externalTrafficPolicy: Local`，再比一次，并访问没有运行 Traefik 的控制平面节点。最后改回来。',
      },
      files: [{ path: 'who-asked.sh', mark: ['client=', 'if ['] }],
      commands: [
        'sh who-asked.sh | tee asked-cluster',
        `kubectl patch service traefik -p '{"spec": {"externalTrafficPolicy": "Local"}}'`,
        `until sh who-asked.sh > asked-local; grep "own address" asked-local; do sleep 1; done`,
        `${UNTIL_NOBODY}\necho "no answer from a node without Traefik"`,
        `kubectl patch service traefik -p '{"spec": {"externalTrafficPolicy": "Cluster"}}'`,
        untilShop(),
      ],
      checks: [
        check.command(
          "grep -q 'address of a node' asked-cluster && grep -q 'own address' asked-local",
          {
            id: 'compared',
            within: 5,
          },
        ),
        check.object('Service', 'traefik', {
          id: 'as-before',
          match: { spec: { externalTrafficPolicy: 'Cluster' } },
        }),
        check.command(askFor('shop.example'), { id: 'shop', stdout: '^web 1 on web-' }),
      ],
    },
    {
      id: 'gateway-api',
      title: { en: 'The same with Gateway API', zh: '换成 Gateway API' },
      text: {
        en: 'Install the kinds of Gateway API, which this cluster does not know yet, and write a door and a route. Then let the same Traefik read them, and ask.',
        zh: '这个集群还不认识 Gateway API 的类型：先安装，再写一扇门和一条路由。然后让同一个 Traefik 来读，并访问。',
      },
      files: [
        {
          path: 'gateway.yaml',
          mark: [
            'GatewayClass/traefik:spec.controllerName',
            'Gateway/door:spec.gatewayClassName',
            'Gateway/door:spec.listeners',
            'HTTPRoute/shop:spec.parentRefs',
            'HTTPRoute/shop:spec.hostnames',
            'HTTPRoute/shop:spec.rules',
          ],
        },
        { path: 'gateway-args.json', mark: ['"value"'] },
      ],
      commands: [
        { run: 'kubectl get crd gateways.gateway.networking.k8s.io', exit: 1 },
        {
          run: "kubectl apply --server-side -f 'gateway-api-*.yaml'",
          show: ['gatewayclasses', 'gateways', 'httproutes'],
        },
        {
          run: "kubectl label -f 'gateway-api-*.yaml' learn-k8s.lab=exposing-services",
          show: 'none',
        },
        {
          run: "kubectl wait --for=condition=Established -f 'gateway-api-*.yaml' --timeout=60s",
          show: 'none',
        },
        'kubectl apply -f gateway.yaml',
        'kubectl get gateway door',
        'kubectl apply -f gateway-rights.yaml\nkubectl patch deployment traefik --type=json --patch-file=gateway-args.json',
        { run: 'kubectl rollout status deployment/traefik', ...ROLLED_OUT },
        {
          run: 'kubectl wait --for=condition=Programmed gateway/door --timeout=60s',
          show: 'none',
        },
        'kubectl get gateway door',
        `kubectl get httproute shop \\\n  -o jsonpath='{range .status.parents[0].conditions[*]}{.type}{"="}{.status}{"\\n"}{end}' | sort`,
        `until ${askFor('gateway.example').replace('curl', 'curl -f')}; do sleep 1; done`,
      ],
      checks: [
        check.object('Gateway', 'door', { id: 'door', conditions: { Programmed: 'True' } }),
        check.object('HTTPRoute', 'shop', {
          id: 'route',
          match: {
            status: { parents: [{ conditions: [{ type: 'ResolvedRefs', status: 'True' }] }] },
          },
        }),
        check.command(askFor('gateway.example'), { id: 'answer', stdout: '^web 1 on web-' }),
        check.command(askFor('shop.example'), { id: 'shop', stdout: '^web 1 on web-' }),
      ],
    },
  ],
  tasks: [
    {
      id: 'catalog',
      title: { en: 'A second name at the same door', zh: '同一扇门，第二个名字' },
      text: {
        en: 'Apply `catalog.yaml`: a second program. Write a Service and an Ingress, both named `catalog`, so that Traefik serves it as `http://catalog.example/`, with all its paths. Nobody outside may reach it past Traefik, or by another name.',
        zh: '应用 `catalog.yaml`：又一个程序。写一个 Service 和一个 Ingress，都叫 `catalog`，让 Traefik 以 `http://catalog.example/` 提供它的全部路径。外面的人不能绕过 Traefik，也不能用别的名字访问它。',
      },
      files: [
        {
          path: 'catalog.yaml',
          mark: [
            'spec.template.metadata.labels',
            'spec.template.spec.containers[name=catalog].ports',
          ],
        },
      ],
      hints: [
        {
          en: 'You need no new controller and no new address, only two objects: one that finds the Pod, one that tells Traefik which requests are for it.',
          zh: '不需要新的控制器，也不需要新的地址，只要两个对象：一个找到 Pod，一个告诉 Traefik 哪些请求归它。',
        },
        {
          en: 'Start from copies of `service.yaml` and `shop.yaml`. Which labels does the Pod carry?',
          zh: '从 `service.yaml` 和 `shop.yaml` 的副本改起。Pod 带有哪些标签？',
        },
        {
          en: 'Look with `curl -H "Host: catalog.example"`. A 404 in the words of Traefik means that no rule led anywhere; the log of Traefik may say why.',
          zh: '用 `curl -H "Host: catalog.example"` 看一看。如果是 Traefik 的 404，说明没有哪条规则通到什么地方；原因可能写在 Traefik 的日志里。',
        },
      ],
      checks: [
        check.deployment('catalog', {
          id: 'pods',
          ready: 1,
          within: 15,
          hint: {
            en: 'The Pod of the catalog is not there, or not ready. Did you apply `catalog.yaml`?',
            zh: 'catalog 的 Pod 不在，或者没有就绪。应用 `catalog.yaml` 了吗？',
          },
        }),
        check.endpoints('catalog', {
          ready: 1,
          within: 8,
          hint: {
            en: 'There is no Service `catalog`, or it finds no Pod. Put its selector beside the labels of the Pod.',
            zh: '没有名为 `catalog` 的 Service，或者它一个 Pod 也没找到。把它的选择器和 Pod 的标签放在一起比较。',
          },
        }),
        check.object('Service', 'catalog', {
          id: 'inside',
          within: 3,
          match: { spec: { type: 'ClusterIP' } },
          hint: {
            en: 'This Service can be reached from outside by itself, past Traefik. From where does Traefik ask it?',
            zh: '这个 Service 自己就能从外面访问，绕过了 Traefik。Traefik 是从哪里访问它的？',
          },
        }),
        check.object('Ingress', 'catalog', {
          id: 'class',
          within: 3,
          match: { spec: { ingressClassName: 'traefik' } },
          hint: {
            en: 'There is no Ingress `catalog`, or it does not say who is to read it. `kubectl get ingressclass` lists who could.',
            zh: '没有名为 `catalog` 的 Ingress，或者它没有写明由谁来读。谁能读，看 `kubectl get ingressclass`。',
          },
        }),
        check.command(askFor('catalog.example'), {
          id: 'answer',
          within: 12,
          stdout: '^web 1 on catalog-',
          hint: {
            en: 'Traefik reads the Ingress, and yet the request does not arrive. Compare the host letter by letter. Is the port one of the Service, or one of the Pod?',
            zh: 'Traefik 读了这个 Ingress，请求还是没有到达。逐字母比较主机名。写的端口是 Service 的，还是 Pod 的？',
          },
        }),
        check.command(askFor('catalog.example', 'healthz'), {
          id: 'every-path',
          within: 8,
          stdout: '^alive',
          hint: {
            en: 'The first page is served, what lies below it is not. Which field says how a path is compared?',
            zh: '首页有了，下面的路径却没有。哪个字段决定路径怎样比较？',
          },
        }),
        check.command(askFor('nobody.example'), {
          id: 'strangers',
          within: 8,
          stdout: '^404',
          hint: {
            en: 'The catalog now answers to every name, also to one that nobody gave it. What limits a rule to one name?',
            zh: '现在不管用什么名字都由 catalog 应答，包括没人给过它的名字。是什么把一条规则限定在一个名字上？',
          },
        }),
      ],
      solve: ['kubectl apply -f catalog.yaml -f solution/catalog-public.yaml'],
      solution: [
        {
          path: 'solution/catalog-public.yaml',
          mark: [
            'Service/catalog:spec.selector',
            'Ingress/catalog:spec.ingressClassName',
            'Ingress/catalog:spec.rules',
          ],
        },
      ],
      wrong: [
        {
          id: 'selector',
          says: { en: 'the Service selects another label', zh: 'Service 选择了别的标签' },
          run: ['kubectl apply -f catalog.yaml -f wrong/selector.yaml'],
          caughtBy: 'endpoints',
          undo: ['kubectl delete -f wrong/selector.yaml'],
        },
        {
          id: 'load-balancer',
          says: {
            en: 'the Service has an address of its own outside',
            zh: 'Service 自己在外面另有一个地址',
          },
          run: ['kubectl apply -f catalog.yaml -f wrong/load-balancer.yaml'],
          caughtBy: 'inside',
          undo: ['kubectl delete -f wrong/load-balancer.yaml', UNTIL_FORGOTTEN],
        },
        {
          id: 'no-class',
          says: { en: 'the Ingress names no class', zh: 'Ingress 没有写类' },
          run: ['kubectl apply -f catalog.yaml -f wrong/no-class.yaml'],
          caughtBy: 'class',
          undo: ['kubectl delete -f wrong/no-class.yaml'],
        },
        {
          id: 'pod-port',
          says: {
            en: 'the Ingress names the port of the Pod, which the Service does not have',
            zh: 'Ingress 写了 Pod 的端口，而 Service 没有这个端口',
          },
          run: ['kubectl apply -f catalog.yaml -f wrong/pod-port.yaml'],
          caughtBy: 'answer',
          undo: ['kubectl delete -f wrong/pod-port.yaml'],
        },
        {
          id: 'exact',
          says: { en: 'only the path / itself', zh: '只有路径 / 本身' },
          run: ['kubectl apply -f catalog.yaml -f wrong/exact.yaml'],
          caughtBy: 'every-path',
          undo: ['kubectl delete -f wrong/exact.yaml', UNTIL_FORGOTTEN],
        },
        {
          id: 'any-host',
          says: { en: 'a rule without a host', zh: '规则没有写主机名' },
          run: ['kubectl apply -f catalog.yaml -f wrong/any-host.yaml'],
          caughtBy: 'strangers',
          undo: ['kubectl delete -f wrong/any-host.yaml -f catalog.yaml'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'lost-tunnel',
      title: { en: 'The Pod behind the tunnel goes', zh: '隧道那头的 Pod 没了' },
      text: {
        en: 'Open the tunnel again, then delete the Pod that it leads to. The Deployment makes a new one, the Service has it in no time. Ask through the tunnel, then through Traefik.',
        zh: '再开一次隧道，然后删掉它通到的那个 Pod。Deployment 补上一个新的，Service 很快就有了它。先通过隧道访问，再通过 Traefik 访问。',
      },
      commands: [
        `${forwardTo('lost.log')}\ncurl -s -m 3 "http://$address/healthz"\nkubectl delete pods -l app=web > /dev/null\nkubectl wait --for=condition=Available deployment/web --timeout=60s > /dev/null\ncurl -s -m 3 "http://$address/healthz" || echo "no answer through the tunnel" > lost\nkill $! 2>/dev/null\ncat lost`,
        untilShop('healthz'),
      ],
      checks: [
        check.command("grep -q 'no answer' lost", { id: 'lost', within: 5 }),
        check.deployment('web', { ready: 1 }),
        check.command(askFor('shop.example'), { id: 'shop', stdout: '^web 1 on web-' }),
      ],
    },
    {
      id: 'nobody-reads',
      title: { en: 'The rules without their reader', zh: '规则还在，读的人走了' },
      text: {
        en: 'Stop Traefik. Rules, class, address and the program behind are all still there. Ask.',
        zh: '停掉 Traefik。规则、类、地址、背后的程序，全都还在。访问一次。',
      },
      commands: [
        {
          run: 'kubectl scale deployment traefik --replicas=0\nkubectl wait --for=delete pods -l app=traefik --timeout=60s > /dev/null',
        },
        'kubectl get ingress shop',
        "kubectl get pods -l app=web -o custom-columns='POD:.metadata.labels.app,READY:.status.containerStatuses[0].ready'",
        `${UNTIL_NOBODY}\necho "nobody answers"`,
      ],
      checks: [
        check.object('Ingress', 'shop', {
          id: 'rules',
          match: { status: { loadBalancer: { ingress: [{ ip: { $exists: true } }] } } },
        }),
        check.count('Pod', 'app=traefik', { count: 0 }),
        check.endpoints('web', { ready: 1 }),
        check.command(`! curl -s -m 3 -o /dev/null ${HERE}`, { id: 'nobody' }),
      ],
    },
  ],
  claims: [
    {
      id: 'load-balancer-everywhere',
      says: {
        en: 'A Service of type LoadBalancer works in every cluster.',
        zh: '类型是 LoadBalancer 的 Service 在哪个集群都能用。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is a request for an address, and somebody in or around the cluster must grant it: the cloud’s own program, MetalLB, or another. Kubernetes itself brings none. Here it stayed pending, without an error.',
        zh: '它只是申请一个地址，集群里或集群旁要有人来发：云厂商的程序、MetalLB 或别的，Kubernetes 自己不带。这里它一直是 pending，也没有报错。',
      },
      proof: 'pending',
    },
    {
      id: 'node-port-node',
      says: {
        en: 'A NodePort answers only on the node where the Pod runs.',
        zh: 'NodePort 只在运行着 Pod 的那个节点上有应答。',
      },
      verdict: 'wrong',
      because: {
        en: 'It answers on every node; one that has no Pod passes the connection on. There was one Pod, and all three nodes answered, the control plane included. (Only `externalTrafficPolicy: Local` makes it so.)',
        zh: '每个节点都有应答，没有 Pod 的节点会把连接转过去。这里只有一个 Pod，三个节点（包括控制平面节点）全都应答了。（设置了 `externalTrafficPolicy: Local` 才是那样。）',
      },
      proof: 'node-port',
    },
    {
      id: 'any-port',
      says: {
        en: 'With a NodePort I can publish port 80.',
        zh: '用 NodePort 就能对外开放 80 端口。',
      },
      verdict: 'wrong',
      because: {
        en: 'The API refuses ports outside a range, 30000 to 32767 unless the API server was told another.',
        zh: 'API 会拒绝范围之外的端口。除非给 API 服务器另设范围，否则就是 30000 到 32767。',
      },
      proof: 'node-port',
    },
    {
      id: 'forward-balances',
      says: {
        en: '`kubectl port-forward service/web` spreads requests over the Pods of the Service.',
        zh: '`kubectl port-forward service/web` 会把请求分给 Service 的各个 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'kubectl reads the Service once, picks one Pod and forwards to that. Three Pods were there, one answered all twenty requests.',
        zh: 'kubectl 只读一次 Service，挑一个 Pod，之后一直转发给它。一共三个 Pod，二十次请求都由同一个应答。',
      },
      proof: 'port-forward',
    },
    {
      id: 'forward-survives',
      says: {
        en: 'A tunnel to a Service outlives its Pods, as the Service does.',
        zh: '通到 Service 的隧道和 Service 一样，Pod 换了也不断。',
      },
      verdict: 'wrong',
      because: {
        en: 'The Pod was replaced, Traefik found the new one through the Service’s endpoints and got an answer, and the tunnel stayed dead: it leads to a Pod.',
        zh: 'Pod 换了新的，Traefik 通过 Service 的端点找到了它，又有应答了，隧道却一直不通：它通向的是 Pod。',
      },
      proof: 'lost-tunnel',
    },
    {
      id: 'ingress-is-load-balancer',
      says: {
        en: 'An Ingress is a load balancer: create one, and requests come in.',
        zh: 'Ingress 就是负载均衡器：创建一个，请求就进来了。',
      },
      verdict: 'wrong',
      because: {
        en: 'An Ingress is a list of rules in the API. Without a controller that reads it, it has no address, and nobody answers.',
        zh: 'Ingress 是 API 里的一份规则清单。没有控制器来读，它就没有地址，也没有人应答。',
      },
      proof: 'ingress-alone',
    },
    {
      id: 'gateway-built-in',
      says: {
        en: 'Gateway API is part of Kubernetes, like Ingress.',
        zh: 'Gateway API 和 Ingress 一样，是 Kubernetes 自带的。',
      },
      verdict: 'wrong',
      because: {
        en: 'A new cluster does not know these kinds: the API server had no such resource until their definitions, published by a project of their own, were installed. A program that reads them is needed besides.',
        zh: '新集群不认识这些类型：它们的定义由另一个项目发布，安装之前，API 服务器里没有这种资源。此外还需要一个来读它们的程序。',
      },
      proof: 'gateway-api',
    },
    {
      id: 'instead-of-node-port',
      says: {
        en: 'A LoadBalancer is something else than a NodePort.',
        zh: 'LoadBalancer 和 NodePort 是两回事。',
      },
      verdict: 'only-if',
      because: {
        en: 'By default one contains the other: the pending LoadBalancer had a ClusterIP and a node port, and answered there. Only `allocateLoadBalancerNodePorts: false` leaves it out.',
        zh: '默认情况下前者包含后者：pending 的 LoadBalancer 有 ClusterIP，也有节点端口，在那里有应答。只有设置 `allocateLoadBalancerNodePorts: false` 才不带。',
      },
      proof: 'pending',
    },
    {
      id: 'sees-client',
      says: {
        en: 'A program behind a NodePort or a LoadBalancer sees the address of its client.',
        zh: 'NodePort 或 LoadBalancer 背后的程序能看到客户端的地址。',
      },
      verdict: 'only-if',
      because: {
        en: 'Here only with `externalTrafficPolicy: Local`. By default the node that takes the connection puts its own address in place of the client’s.',
        zh: '在这里，只有设置了 `externalTrafficPolicy: Local` 才能。默认情况下，接到连接的节点会用自己的地址换掉客户端的地址。',
      },
      proof: 'source-address',
    },
  ],
});
