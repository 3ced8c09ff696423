import { check, defineLab } from '#lab-kit';

/** Name, address and readiness of every endpoint of the Service `web`, one a line. */
const ENDPOINTS =
  'kubectl get endpointslices -l kubernetes.io/service-name=web -o jsonpath=' +
  `'{range .items[*].endpoints[*]}{.targetRef.name}{"  "}{.addresses[0]}{"  ready="}{.conditions.ready}{"\\n"}{end}' | sort`;

/** Name and address of every web Pod, one a line. */
const PODS =
  "kubectl get pods -l app=web --sort-by=.metadata.name -o custom-columns='POD:.metadata.name,ADDRESS:.status.podIP'";

export default defineLab({
  title: { en: 'Reach Pods through a Service', zh: '通过 Service 访问 Pod' },
  summary: {
    en: 'Give changing Pods one lasting name and address, see where both come from, and tell apart the faults between a name and a Pod.',
    zh: '给不断更替的 Pod 一个固定的名字和地址，看清它们从何而来，并能分辨从名字到 Pod 之间的各种故障。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim', 'busybox:1.37'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1', 'busybox:1.37'],
  },
  steps: [
    {
      id: 'three-replicas',
      title: { en: 'One program, three addresses', zh: '一个程序，三个地址' },
      text: {
        en: 'Start three copies of one program, and a client Pod to ask them from. Each copy has an address of its own.',
        zh: '启动同一个程序的三个副本，再启动一个用来访问它们的客户端 Pod。每个副本都有自己的地址。',
      },
      files: [
        {
          path: 'web.yaml',
          mark: [
            'spec.replicas',
            'spec.template.metadata.labels',
            'spec.template.spec.containers[name=web].ports',
          ],
        },
        { path: 'client.yaml', mark: ['spec.containers[name=client].image'] },
      ],
      commands: [
        'kubectl apply -f web.yaml -f client.yaml',
        { run: 'kubectl rollout status deployment/web', show: ['successfully'], within: 180 },
        { run: 'kubectl wait --for=condition=Ready pod/client', within: 180 },
        PODS,
      ],
      checks: [
        check.deployment('web', { ready: 3, within: 120 }),
        check.podReady('client', { within: 120 }),
      ],
    },
    {
      id: 'address-dies',
      title: { en: 'An address dies with its Pod', zh: 'Pod 没了，地址也没了' },
      text: {
        en: 'The client writes down the address of one Pod, as a hard-coded configuration would, and asks it. Then the Pods are deleted and the Deployment makes new ones.',
        zh: '客户端记下一个 Pod 的地址（就像把它写死在配置里），用它访问一次。随后删除这些 Pod，由 Deployment 重新创建。',
      },
      commands: [
        "kubectl get pods -l app=web --sort-by=.metadata.name -o jsonpath='{.items[0].status.podIP}' \\\n  | kubectl exec -i client -- tee /tmp/address",
        "kubectl exec client -- sh -c 'wget -qO- -T 2 http://$(cat /tmp/address):8080/'",
        { run: 'kubectl delete pods -l app=web', within: 120 },
        { run: 'kubectl rollout status deployment/web', show: ['successfully'], within: 180 },
        PODS,
        "kubectl exec client -- sh -c 'wget -qO- -T 2 http://$(cat /tmp/address):8080/ 2>/dev/null || echo no answer'",
      ],
      checks: [
        check.exec('client', ['test', '-s', '/tmp/address'], { id: 'noted' }),
        check.exec(
          'client',
          [
            'sh',
            '-c',
            'wget -qO- -T 2 "http://$(cat /tmp/address):8080/" 2>/dev/null || echo no answer',
          ],
          {
            id: 'dead',
            stdout: '^no answer$',
          },
        ),
        check.deployment('web', { ready: 3 }),
      ],
    },
    {
      id: 'stable-name',
      title: { en: 'One name for all of them', zh: '给它们一个共同的名字' },
      text: {
        en: 'Create a Service that selects the Pods by their label. It gets an address of its own; the control plane lists the Pods behind it in an EndpointSlice.',
        zh: '创建一个按标签选择这些 Pod 的 Service。它有自己的地址；控制平面把它背后的 Pod 列在端点切片（EndpointSlice）里。',
      },
      files: [{ path: 'service.yaml', mark: ['metadata.name', 'spec.selector', 'spec.ports'] }],
      commands: [
        'kubectl apply -f service.yaml',
        "kubectl get service web -o custom-columns='NAME:.metadata.name,TYPE:.spec.type,CLUSTER-IP:.spec.clusterIP,PORT:.spec.ports[0].port,SELECTOR:.spec.selector.app'",
        ENDPOINTS,
        "kubectl exec client -- wget -qO- -T 2 http://web/ | cut -d' ' -f1-3",
      ],
      checks: [
        check.object('Service', 'web', {
          id: 'service',
          match: { spec: { type: 'ClusterIP', selector: { app: 'web' } } },
          remember: 'web-service',
        }),
        check.endpoints('web', { ready: 3, port: 8080 }),
        check.http('http://web/', { from: { pod: 'client' }, status: 200, body: '^web 1 on web-' }),
      ],
    },
    {
      id: 'name-parts',
      title: { en: 'The name, taken apart', zh: '把名字拆开看' },
      text: {
        en: 'Ask for `web` in four spellings, then for a Service of another namespace. Last, give that one a short name here: an `ExternalName` Service is nothing but an alias in DNS.',
        zh: '用四种写法访问 `web`，再查询另一个命名空间里的 Service。最后给后者在本命名空间起一个短名字：`ExternalName` 类型的 Service 只是一条 DNS 别名。',
      },
      files: [{ path: 'external-name.yaml', mark: ['spec.type', 'spec.externalName'] }],
      commands: [
        'kubectl exec client -- cat /etc/resolv.conf',
        'for name in web web.lab-services web.lab-services.svc web.lab-services.svc.cluster.local; do\n  kubectl exec client -- wget -q -O /dev/null -T 2 "http://$name/" && echo "$name answers"\ndone',
        'for name in kubernetes kubernetes.default; do\n  kubectl exec client -- nc -z -w 2 "$name" 443 && echo "$name answers"\ndone',
        'kubectl apply -f external-name.yaml',
        'kubectl exec client -- nslookup -type=a api.lab-services.svc.cluster.local',
      ],
      checks: [
        check.object('Service', 'api', { match: { spec: { type: 'ExternalName' } } }),
        check.exec('client', ['nslookup', '-type=a', 'api.lab-services.svc.cluster.local'], {
          stdout: 'canonical name = kubernetes\\.default\\.svc\\.cluster\\.local',
        }),
      ],
    },
    {
      id: 'headless',
      title: { en: 'A Service without an address', zh: '没有地址的 Service' },
      text: {
        en: 'With `clusterIP: None` the Service is headless: DNS gives out the addresses of the ready Pods themselves. Compare the two names.',
        zh: '写上 `clusterIP: None`，Service 就成了无头（headless）Service：DNS 直接给出各个就绪 Pod 的地址。把两个名字比一比。',
      },
      files: [{ path: 'headless.yaml', mark: ['spec.clusterIP'] }],
      commands: [
        'kubectl apply -f headless.yaml',
        "kubectl exec client -- nslookup -type=a web.lab-services.svc.cluster.local | grep -A 9 '^Name'",
        "kubectl exec client -- nslookup -type=a web-pods.lab-services.svc.cluster.local | grep '^Address' | sort",
      ],
      checks: [
        check.object('Service', 'web-pods', { match: { spec: { clusterIP: 'None' } } }),
        check.dns('web-pods.lab-services.svc.cluster.local', {
          from: { pod: 'client' },
          to: { podIps: 'web-pods' },
        }),
      ],
    },
    {
      id: 'rules',
      title: { en: 'Look for the proxy', zh: '找一找那个“代理”' },
      text: {
        en: 'On a node, look for whoever holds the Service address: an interface, a listening process. There is neither, only rules in the kernel. Then ask for a fourth replica; the checks wait until the rules follow.',
        zh: '到节点上找一找，是谁占着 Service 的地址：网卡？监听进程？都没有，只有内核里的规则。然后要第四个副本；检查会一直等到规则跟上为止。',
      },
      commands: [
        {
          run: 'address=$(kubectl get service web -o jsonpath=\'{.spec.clusterIP}\')\ndocker exec "$LAB_CLUSTER-worker" ip -brief address | grep -c "$address"',
          exit: 1,
        },
        {
          run: 'docker exec "$LAB_CLUSTER-worker" iptables-save -t nat | grep lab-services/web:http',
        },
        'kubectl scale deployment web --replicas=4',
        { run: 'kubectl rollout status deployment/web', show: ['successfully'], within: 180 },
      ],
      checks: [
        check.deployment('web', { ready: 4 }),
        check.endpoints('web', { ready: 4 }),
        check.node('worker', ['iptables-save', '-t', 'nat'], {
          id: 'rules',
          stdout: 'lab-services/web:http.*--probability 0\\.25',
        }),
      ],
    },
    {
      id: 'spread',
      title: { en: 'Count who answers', zh: '数一数是谁在应答' },
      text: {
        en: 'Ask sixty times, each time on a new connection, and count. Then ask ten times on one connection.',
        zh: '访问六十次，每次都用新连接，数一数。再在同一条连接上访问十次。',
      },
      commands: [
        "kubectl exec client -- sh -c 'for n in $(seq 60); do wget -qO- -T 2 http://web/; done > /tmp/answers'",
        {
          run: 'kubectl exec client -- sort /tmp/answers | uniq -c',
          varies: {
            en: 'Each new connection picks a Pod at random.',
            zh: '每条新连接随机选一个 Pod。',
          },
        },
      ],
      checks: [
        check.exec('client', ['sh', '-c', 'sort -u /tmp/answers | wc -l'], {
          id: 'all-four',
          stdout: '^4$',
        }),
      ],
    },
    {
      id: 'outlives',
      title: { en: 'The address outlives every Pod', zh: '地址比所有 Pod 都活得久' },
      text: {
        en: 'Replace all four Pods and compare the Service address before and after.',
        zh: '把四个 Pod 全部换掉，比较前后的 Service 地址。',
      },
      commands: [
        'kubectl get service web -o jsonpath=\'{.spec.clusterIP}{"\\n"}\'',
        'kubectl rollout restart deployment/web',
        { run: 'kubectl rollout status deployment/web', show: ['successfully'], within: 180 },
        'kubectl get service web -o jsonpath=\'{.spec.clusterIP}{"\\n"}\'',
      ],
      checks: [
        check.object('Deployment', 'web', {
          id: 'restarted',
          match: {
            metadata: { annotations: { 'deployment.kubernetes.io/revision': '2' } },
            status: { readyReplicas: 4, updatedReplicas: 4, replicas: 4 },
          },
        }),
        check.http('http://web/', { from: { pod: 'client' }, status: 200 }),
      ],
    },
    {
      id: 'not-ready',
      title: { en: 'Running, but out of the Service', zh: '在运行，但不在 Service 里' },
      text: {
        en: 'Make one Pod say that it is not ready. It goes on running, and no request reaches it any more.',
        zh: '让一个 Pod 声明自己未就绪。它仍在运行，却再也收不到请求。',
      },
      commands: [
        'pod=$(kubectl get pods -l app=web -o name | sort | head -n 1)\nkubectl exec "$pod" -- touch /tmp/not-ready\nkubectl wait --for=condition=Ready=false "$pod"',
        ENDPOINTS,
      ],
      checks: [check.endpoints('web', { ready: 3 })],
    },
    {
      id: 'ready-again',
      title: { en: 'And back', zh: '再回来' },
      text: {
        en: 'Remove the cause. Nobody restarts the Pod, nobody edits the Service.',
        zh: '去掉原因。没有人重启 Pod，也没有人修改 Service。',
      },
      commands: [
        'pod=$(kubectl get pods -l app=web -o name | sort | head -n 1)\nkubectl exec "$pod" -- rm /tmp/not-ready\nkubectl wait --for=condition=Ready "$pod"',
        ENDPOINTS,
      ],
      checks: [check.endpoints('web', { ready: 4 })],
    },
  ],
  tasks: [
    {
      id: 'catalog',
      title: { en: 'Give the catalog a name', zh: '给 catalog 一个名字' },
      text: {
        en: 'Apply `catalog.yaml`: two Pods of another program. Write a Service so that the client reaches them at `http://catalog/`, through one stable address.',
        zh: '应用 `catalog.yaml`：另一个程序的两个 Pod。写一个 Service，让客户端通过一个固定地址用 `http://catalog/` 访问它们。',
      },
      files: [{ path: 'catalog.yaml' }],
      hints: [
        {
          en: 'A Service needs three things: a name, a selector, and a port with the port behind it.',
          zh: 'Service 需要三样东西：名字、选择器、端口以及它背后的端口。',
        },
        {
          en: 'Start from `service.yaml`. The labels stand under `spec.template.metadata.labels` of the Deployment, not under the name of its file.',
          zh: '从 `service.yaml` 改起。标签写在 Deployment 的 `spec.template.metadata.labels` 下，与文件名无关。',
        },
      ],
      checks: [
        check.deployment('catalog', {
          ready: 2,
          within: 20,
          hint: {
            en: 'A Service sends nothing to a Pod that is not ready. What does the readiness probe say?',
            zh: 'Service 不会把流量发给未就绪的 Pod。就绪探针的结果是什么？',
          },
        }),
      ],
      solve: ['kubectl apply -f catalog.yaml', 'kubectl apply -f solution/catalog-service.yaml'],
      solution: [
        {
          path: 'solution/catalog-service.yaml',
          mark: ['metadata.name', 'spec.selector', 'spec.ports'],
        },
      ],
      wrong: [
        {
          id: 'unready',
          says: {
            en: 'the readiness probe asks a path that does not exist',
            zh: '就绪探针访问了不存在的路径',
          },
          run: ['kubectl apply -f wrong/unready.yaml -f solution/catalog-service.yaml'],
          caughtBy: 'deployment',
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'selector-typo',
      title: { en: 'A typo in the selector', zh: '选择器里的一处笔误' },
      text: {
        en: 'Let the Service select a label that no Pod carries, and ask again.',
        zh: '让 Service 选择一个没有任何 Pod 带有的标签，再访问一次。',
      },
      commands: [
        'kubectl set selector service web app=wbe',
        ENDPOINTS,
        { run: 'kubectl exec client -- wget -qO- -T 2 http://web/', exit: 1 },
      ],
      checks: [check.endpoints('web', { ready: 0 })],
    },
  ],
  claims: [
    {
      id: 'proxy-process',
      says: {
        en: 'A Service is a proxy process that passes requests on.',
        zh: 'Service 是一个转发请求的代理进程。',
      },
      verdict: 'wrong',
      because: {
        en: 'No process and no interface holds the address; kernel rules on every node rewrite it. kube-proxy only writes the rules.',
        zh: '没有任何进程或网卡占有这个地址，是每个节点内核里的规则在改写它。kube-proxy 只负责写规则。',
      },
      proof: 'rules',
    },
    {
      id: 'round-robin',
      says: {
        en: 'A Service hands requests to its Pods in turn.',
        zh: 'Service 把请求轮流分给各个 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'In iptables and nftables mode each new connection picks a ready Pod at random.',
        zh: '在 iptables 和 nftables 模式下，每条新连接随机选择一个就绪的 Pod。',
      },
      proof: 'spread',
    },
  ],
});
