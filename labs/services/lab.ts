import { check, defineLab } from '#lab-kit';

/** Address, name and readiness of every endpoint of the Service `web`. Sorted as text: so `--sort-by` does it too. */
const ENDPOINTS =
  'kubectl get endpointslices -l kubernetes.io/service-name=web \\\n' +
  `  -o jsonpath='{range .items[*].endpoints[*]}{.addresses[0]}{"  "}{.targetRef.name}{"  ready="}{.conditions.ready}{"\\n"}{end}' \\\n` +
  '  | sort';

/** Every web Pod and its address. */
const PODS =
  'kubectl get pods -l app=web --sort-by=.status.podIP \\\n' +
  "  -o custom-columns='POD:.metadata.name,ADDRESS:.status.podIP'";

/** The web Pod that a step singles out: the one that is listed first. */
const ONE_POD = 'pod=$(kubectl get pods -l app=web --sort-by=.status.podIP -o name | head -n 1)';

/** Waits for the EndpointSlice, not for the Pod: it follows a moment later, and it is what the step shows. */
const untilListed = (ready: boolean): string =>
  'kubectl wait endpointslices -l kubernetes.io/service-name=web --timeout=60s \\\n' +
  `  --for=jsonpath="{.endpoints[?(@.targetRef.name=='\${pod#pod/}')].conditions.ready}"=${String(ready)}`;

/** A throw-away container in a node's network: what it sends meets the rules of that node. */
const ON_NODE =
  'docker run --rm --label learn-k8s.lab=services --network "container:$LAB_CLUSTER-worker" busybox:1.37';

/** The rules by which a node rewrites addresses. */
const NAT_RULES = 'docker exec "$LAB_CLUSTER-worker" iptables-save -t nat';

/** Asks until it fails: a node's rules follow a change within a second or two, not at once. */
const UNTIL_REFUSED =
  "kubectl exec client -- sh -c 'while wget -q -O /dev/null -T 2 http://web/; do sleep 1; done'";

const ROLLED_OUT = { show: ['successfully'], within: 180 } as const;

export default defineLab({
  title: { en: 'Reach Pods through a Service', zh: '通过 Service 访问 Pod' },
  summary: {
    en: 'Give Pods that come and go one lasting name and address, see who keeps that promise, and tell apart the faults between a name and a Pod.',
    zh: '给来来去去的 Pod 一个固定的名字和地址，看清是谁在兑现这个承诺，并能分辨从名字到 Pod 之间的各种故障。',
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
        en: 'Start three copies of one program, and a client Pod to ask them from. Each copy gets an address of its own.',
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
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
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
        en: 'The client notes the address of one Pod, as a hard-coded configuration would, and asks it. Then the Pods are deleted and the Deployment makes new ones.',
        zh: '客户端记下一个 Pod 的地址（就像把它写死在配置里），用它访问一次。随后删除这些 Pod，由 Deployment 重新创建。',
      },
      commands: [
        "kubectl get pods -l app=web --sort-by=.status.podIP -o jsonpath='{.items[0].status.podIP}' \\\n  | kubectl exec -i client -- tee /tmp/address",
        "kubectl exec client -- sh -c 'wget -qO- -T 2 http://$(cat /tmp/address):8080/'",
        { run: 'kubectl delete pods -l app=web', show: 'none' },
        { run: 'kubectl wait --for=condition=Available deployment/web', within: 180 },
        PODS,
        "kubectl exec client -- sh -c 'wget -qO- -T 2 http://$(cat /tmp/address):8080/ 2>/dev/null || echo no answer'",
      ],
      checks: [
        check.exec('client', ['test', '-s', '/tmp/address'], { id: 'noted' }),
        check.exec(
          'client',
          ['sh', '-c', 'wget -qO- -T 2 "http://$(cat /tmp/address):8080/" || echo no answer'],
          { id: 'dead', stdout: '^no answer' },
        ),
        check.deployment('web', { ready: 3 }),
      ],
    },
    {
      id: 'stable-name',
      title: { en: 'One name for all of them', zh: '给它们一个共同的名字' },
      text: {
        en: 'Create a Service that selects the Pods by their label. It gets an address of its own, and the control plane lists the Pods behind it in an EndpointSlice.',
        zh: '创建一个按标签选择这些 Pod 的 Service。它有自己的地址；控制平面把它背后的 Pod 列在端点切片（EndpointSlice）里。',
      },
      files: [{ path: 'service.yaml', mark: ['metadata.name', 'spec.selector', 'spec.ports'] }],
      commands: [
        'kubectl apply -f service.yaml',
        // Rules and names follow the object by a moment.
        {
          run: "kubectl exec client -- sh -c 'until wget -qO- -T 2 http://web/healthz; do sleep 1; done'",
          show: 'none',
        },
        'kubectl get service web -o wide',
        ENDPOINTS,
        "kubectl exec client -- wget -qO- -T 2 http://web/ | cut -d ' ' -f 1-3",
      ],
      checks: [
        check.object('Service', 'web', {
          id: 'service',
          match: { spec: { type: 'ClusterIP', selector: { app: 'web' } } },
        }),
        check.endpoints('web', { ready: 3, port: 8080 }),
        check.http('http://web/', {
          from: { pod: 'client' },
          status: 200,
          body: '^web 1 on web-',
        }),
      ],
      keeps: [
        'Deployment',
        'ReplicaSet',
        { kind: 'Pod', selector: 'app=web' },
        'Service',
        'EndpointSlice',
      ],
    },
    {
      id: 'name-parts',
      title: { en: 'The name, taken apart', zh: '把名字拆开看' },
      text: {
        en: 'Ask for `web` in four spellings, then for a Service of another namespace in two. Last, give that one a short name here: an `ExternalName` Service is an alias in DNS and nothing more.',
        zh: '用四种写法访问 `web`，再用两种写法访问另一个命名空间里的 Service。最后给后者在本命名空间起一个短名字：`ExternalName` 类型的 Service 只是 DNS 里的一条别名。',
      },
      files: [{ path: 'external-name.yaml', mark: ['spec.type', 'spec.externalName'] }],
      commands: [
        'kubectl exec client -- cat /etc/resolv.conf',
        'kubectl exec client -- nslookup -type=a web 2>/dev/null | grep -e ^Name -e NXDOMAIN | sort',
        'for name in web web.lab-services web.lab-services.svc web.lab-services.svc.cluster.local; do\n  kubectl exec client -- wget -q -O /dev/null -T 2 "http://$name/" && echo "$name answers"\ndone',
        { run: 'kubectl exec client -- wget -T 2 -O /dev/null http://kubernetes:443/', exit: 1 },
        {
          run: 'kubectl exec client -- wget -T 2 -O /dev/null http://kubernetes.default:443/',
          exit: 1,
        },
        'kubectl apply -f external-name.yaml',
        'kubectl exec client -- nslookup -type=a api.lab-services.svc.cluster.local',
      ],
      checks: [
        check.object('Service', 'api', { match: { spec: { type: 'ExternalName' } } }),
        check.exec('client', ['nslookup', '-type=a', 'api.lab-services.svc.cluster.local'], {
          id: 'alias',
          stdout: 'canonical name = kubernetes\\.default\\.svc\\.cluster\\.local',
        }),
      ],
    },
    {
      id: 'headless',
      title: { en: 'A Service without an address', zh: '没有地址的 Service' },
      text: {
        en: 'With `clusterIP: None` a Service is headless: DNS gives out the addresses of the ready Pods themselves. Compare the two names.',
        zh: '写上 `clusterIP: None`，Service 就成了无头（headless）Service：DNS 直接给出各个就绪 Pod 的地址。把两个名字比一比。',
      },
      files: [{ path: 'headless.yaml', mark: ['spec.clusterIP'] }],
      commands: [
        'kubectl apply -f headless.yaml',
        'kubectl exec client -- nslookup -type=a web.lab-services.svc.cluster.local',
        'kubectl exec client -- nslookup -type=a web-pods.lab-services.svc.cluster.local \\\n  | grep "^Address: " | sort',
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
      title: { en: 'Look for the proxy', zh: '找一找那个代理' },
      text: {
        en: 'On a node, look for whoever owns the address: no interface has it, nothing listens on port 80. Only rules in the kernel mention it. Then ask for a fourth replica; the checks wait until the rules have followed.',
        zh: '到节点上找一找，这个地址归谁所有：没有网卡持有它，也没有进程监听 80 端口，只有内核里的规则提到它。然后把副本加到四个；检查会一直等到规则跟上。',
      },
      commands: [
        {
          run: 'address=$(kubectl get service web -o jsonpath={.spec.clusterIP})\ndocker exec "$LAB_CLUSTER-worker" ip -brief address | grep -c "$address"',
          exit: 1,
        },
        'docker exec "$LAB_CLUSTER-worker" ss -Hltn "sport = :80"',
        'docker exec "$LAB_CLUSTER-worker" ss -Htnp | awk \'/kube-proxy/ { print "kube-proxy is connected to " $5 }\'',
        `${NAT_RULES} \\\n  | grep "KUBE-SERVICES .*lab-services/web:http" | sed 's/-m comment --comment "[^"]*" //'`,
        {
          run: `${NAT_RULES} \\\n  | grep "lab-services/web:http ->" | sed 's/.*-> //; s/" -m statistic/ /; s/ -j.*//; s/"//'`,
          varies: {
            en: 'The order follows from the addresses of the Pods.',
            zh: '顺序由 Pod 的地址决定。',
          },
        },
        `${ON_NODE} \\\n  ping -c 2 -W 1 "$(kubectl get pods -l app=web -o jsonpath='{.items[0].status.podIP}')" | grep transmitted`,
        `${ON_NODE} \\\n  ping -c 2 -W 1 "$(kubectl get service web -o jsonpath='{.spec.clusterIP}')" | grep transmitted`,
        'kubectl scale deployment web --replicas=4',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
      ],
      checks: [
        check.deployment('web', { ready: 4 }),
        check.endpoints('web', { ready: 4 }),
        check.node('worker', ['iptables-save', '-t', 'nat'], {
          id: 'rules',
          stdout: 'lab-services/web:http ->.*--probability 0\\.25',
        }),
      ],
    },
    {
      id: 'spread',
      title: { en: 'Count who answers', zh: '数一数是谁在应答' },
      text: {
        en: 'Look at the rules again, then ask sixty times, each time on a new connection, and count. Last, ask ten times on one connection.',
        zh: '再看一眼规则，然后访问六十次，每次都用新连接，数一数。最后在同一条连接上访问十次。',
      },
      commands: [
        `${NAT_RULES} \\\n  | grep "lab-services/web:http ->" | grep -o "probability [0-9.]*"`,
        "kubectl exec client -- sh -c 'for n in $(seq 60); do wget -qO- -T 2 http://web/; done > /tmp/answers'",
        {
          run: 'kubectl exec client -- sort /tmp/answers | uniq -c',
          varies: {
            en: 'Each new connection picks its Pod at random.',
            zh: '每条新连接都随机选择 Pod。',
          },
        },
        'kubectl exec client -- uniq -d /tmp/answers | grep -q . && echo "the same Pod answered twice in a row"',
        'kubectl exec client -- sh -c \'{ for n in $(seq 10); do printf "GET / HTTP/1.1\\r\\nHost: web\\r\\n\\r\\n"; done; sleep 1; } | nc web 80\' \\\n  | grep ^web | uniq -c | sed "s/web-.*/one Pod/"',
      ],
      checks: [
        check.exec('client', ['sh', '-c', 'sort -u /tmp/answers | wc -l'], {
          id: 'all-four',
          stdout: '^4\\s*$',
        }),
      ],
    },
    {
      id: 'outlives',
      title: { en: 'The address outlives every Pod', zh: '地址比每个 Pod 都活得久' },
      text: {
        en: 'Have the Deployment replace all four Pods, and compare the address of the Service before and after.',
        zh: '让 Deployment 把四个 Pod 全部换掉，比较前后的 Service 地址。',
      },
      commands: [
        "kubectl get service web -o custom-columns='SERVICE:.metadata.name,ADDRESS:.spec.clusterIP'",
        {
          // The next step lists Pods, so none may be on its way out any more.
          run: 'old=$(kubectl get pods -l app=web -o name)\nkubectl rollout restart deployment/web\nkubectl rollout status deployment/web\nkubectl wait --for=delete $old --timeout=60s > /dev/null',
          show: ['restarted', 'successfully'],
          within: 180,
        },
        "kubectl get service web -o custom-columns='SERVICE:.metadata.name,ADDRESS:.spec.clusterIP'",
        "kubectl exec client -- wget -qO- -T 2 http://web/ | cut -d ' ' -f 1-3",
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
      title: { en: 'Running, but out of the Service', zh: '在运行，却不在 Service 里' },
      text: {
        en: 'Make one Pod say that it is not ready. It goes on running, and new connections no longer reach it.',
        zh: '让一个 Pod 报告自己未就绪。它仍在运行，但新连接不再到达它。',
      },
      commands: [
        `${ONE_POD}\nkubectl exec "$pod" -- touch /tmp/not-ready\n${untilListed(false)}`,
        ENDPOINTS,
        "kubectl get pods -l app=web --sort-by=.status.podIP \\\n  -o custom-columns='POD:.metadata.name,PHASE:.status.phase,READY:.status.containerStatuses[0].ready,RESTARTS:.status.containerStatuses[0].restartCount'",
      ],
      checks: [
        check.endpoints('web', { ready: 3 }),
        check.count('Pod', 'app=web', { count: 4, match: { status: { phase: 'Running' } } }),
        check.node('worker', ['iptables-save', '-t', 'nat'], {
          id: 'rules',
          stdout: 'lab-services/web:http ->.*--probability 0\\.3333',
          stdoutNot: 'lab-services/web:http ->.*--probability 0\\.25',
        }),
      ],
    },
    {
      id: 'ready-again',
      title: { en: 'Three answer, then four again', zh: '先是三个应答，然后又是四个' },
      text: {
        en: 'Count how many Pods answer sixty requests now. Then remove the cause. Nobody restarts the Pod, nobody edits the Service.',
        zh: '先数一数现在六十次请求由几个 Pod 应答，再去掉原因。不用重启 Pod，也不用改 Service。',
      },
      commands: [
        "kubectl exec client -- sh -c 'for n in $(seq 60); do wget -qO- -T 2 http://web/; done' | sort -u | wc -l | tr -d ' '",
        `${ONE_POD}\nkubectl exec "$pod" -- rm /tmp/not-ready\n${untilListed(true)}`,
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
        en: 'Apply `catalog.yaml`: a second Deployment, with two Pods. Write a Service, so that the client reaches them at `http://catalog/` through one lasting address.',
        zh: '应用 `catalog.yaml`：又一个 Deployment，有两个 Pod。写一个 Service，让客户端用 `http://catalog/` 经由一个固定地址访问它们。',
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
          en: 'A Service needs three things: a name, a selector, and a port together with the port behind it.',
          zh: 'Service 需要三样东西：名字、选择器，以及端口和它背后的端口。',
        },
        {
          en: 'Start from a copy of `service.yaml`. Which labels do the Pods carry, and on which port does the program listen? Both stand in `catalog.yaml`.',
          zh: '从 `service.yaml` 的副本改起。Pod 带有哪些标签？程序监听哪个端口？两者都写在 `catalog.yaml` 里。',
        },
        {
          en: 'A URL without a port means port 80: that is the port of the Service. Behind it, a port can be given by number or by the name that the container gives it.',
          zh: 'URL 不写端口就是 80：这是 Service 的端口。它背后的端口可以写数字，也可以写容器给它起的名字。',
        },
      ],
      checks: [
        check.deployment('catalog', {
          id: 'pods',
          ready: 2,
          within: 20,
          hint: {
            en: 'Both Pods must be ready before a Service sends them anything. The events of a Pod tell what its readiness probe got.',
            zh: '两个 Pod 都就绪之后，Service 才会给它们流量。就绪探针得到了什么，看 Pod 的事件。',
          },
        }),
        check.object('Service', 'catalog', {
          id: 'name',
          within: 5,
          hint: {
            en: 'The client asks for the host `catalog`. Where does the DNS name of a Service come from?',
            zh: '客户端访问的主机名是 `catalog`。Service 的 DNS 名字从哪里来？',
          },
        }),
        check.object('Service', 'catalog', {
          id: 'address',
          within: 5,
          match: { spec: { clusterIP: { $matches: '^[0-9a-f.:]+$' } } },
          hint: {
            en: 'This Service has no address of its own. Which field decides that? On a headless Service it cannot be changed: delete the Service first.',
            zh: '这个 Service 没有自己的地址。这由哪个字段决定？无头 Service 的这个字段不能修改，要先删掉 Service。',
          },
        }),
        check.endpoints('catalog', {
          ready: 2,
          within: 15,
          hint: {
            en: 'The Service has an address, but behind it do not stand these two Pods. Put its selector beside the labels of the Pods and compare letter by letter.',
            zh: 'Service 有地址，背后却不是这两个 Pod。把它的选择器和 Pod 的标签放在一起，逐字母比较。',
          },
        }),
        check.endpoints('catalog', {
          id: 'target-port',
          ready: 2,
          port: 9090,
          within: 5,
          hint: {
            en: 'The Pods are found, but the EndpointSlice does not have the port on which the program listens.',
            zh: 'Pod 找到了，但端点切片里没有程序监听的那个端口。',
          },
        }),
        check.http('http://catalog/', {
          id: 'answer',
          from: { pod: 'client' },
          status: 200,
          body: ' on catalog-',
          within: 15,
          hint: {
            en: 'Name, Pods and the port behind are right. Which port does `http://catalog/` ask?',
            zh: '名字、Pod 和背后的端口都对。`http://catalog/` 访问的是哪个端口？',
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
            en: 'the readiness probe asks for a path that does not exist',
            zh: '就绪探针访问了不存在的路径',
          },
          run: ['kubectl apply -f wrong/unready.yaml'],
          caughtBy: 'pods',
          undo: ['kubectl delete service catalog', 'kubectl delete deployment catalog'],
        },
        {
          id: 'service-name',
          says: { en: 'the Service has another name', zh: 'Service 的名字不对' },
          run: ['kubectl apply -f catalog.yaml -f wrong/service-name.yaml'],
          caughtBy: 'name',
          undo: ['kubectl delete service catalogue'],
        },
        {
          id: 'headless',
          says: { en: 'the Service is headless', zh: '写成了无头 Service' },
          run: ['kubectl apply -f catalog.yaml -f wrong/headless.yaml'],
          caughtBy: 'address',
          undo: ['kubectl delete service catalog'],
        },
        {
          id: 'selector-typo',
          says: { en: 'a typo in the selector', zh: '选择器里有笔误' },
          run: ['kubectl apply -f catalog.yaml -f wrong/selector-typo.yaml'],
          caughtBy: 'endpoints',
          undo: ['kubectl delete service catalog'],
        },
        {
          id: 'target-port',
          says: {
            en: 'targetPort is the port on which web listens',
            zh: 'targetPort 写成了 web 监听的端口',
          },
          run: ['kubectl apply -f catalog.yaml -f wrong/target-port.yaml'],
          caughtBy: 'target-port',
          undo: ['kubectl delete service catalog'],
        },
        {
          id: 'service-port',
          says: {
            en: 'the Service is asked on 9090 instead of 80',
            zh: 'Service 自己的端口写成了 9090 而不是 80',
          },
          run: ['kubectl apply -f catalog.yaml -f wrong/service-port.yaml'],
          caughtBy: 'answer',
          undo: ['kubectl delete -f wrong/service-port.yaml -f catalog.yaml'],
        },
      ],
    },
    {
      id: 'payment',
      title: { en: 'Three faults, one symptom', zh: '三处故障，一种症状' },
      text: {
        en: 'Apply `payment.yaml` and ask `http://payment/` from the client: the connection is refused. Three faults stand between the name and the Pods. Repair `payment.yaml` and apply it again.',
        zh: '应用 `payment.yaml`，再从客户端访问 `http://payment/`：连接遭拒。从名字到 Pod 之间有三处故障。修好 `payment.yaml` 并重新应用。',
      },
      files: [{ path: 'payment.yaml' }],
      hints: [
        {
          en: 'Go from the Pods outwards: are they ready, does the EndpointSlice list them, with which port?',
          zh: '从 Pod 开始往外查：它们就绪了吗？端点切片列出它们了吗？端口是多少？',
        },
        {
          en: 'Each fault hides the next one. After each repair look at the Pods and at the EndpointSlice again.',
          zh: '一处故障会盖住下一处。每修一处，再看一遍 Pod 和端点切片。',
        },
      ],
      checks: [
        check.deployment('payment', {
          id: 'pods',
          ready: 2,
          within: 20,
          hint: {
            en: 'The Pods run but do not become ready. Which path does the readiness probe ask for, and what does it get?',
            zh: 'Pod 在运行，但一直未就绪。就绪探针访问的是哪个路径，得到了什么？',
          },
        }),
        check.endpoints('payment', {
          ready: 2,
          within: 15,
          hint: {
            en: 'The Pods are ready, yet the Service finds none. Compare its selector with their labels.',
            zh: 'Pod 已就绪，Service 却一个也没找到。比较它的选择器和 Pod 的标签。',
          },
        }),
        check.http('http://payment/', {
          id: 'answer',
          from: { pod: 'client' },
          status: 200,
          body: ' on payment-',
          within: 15,
          hint: {
            en: 'Two ready endpoints, and still no answer. Which port do they carry, and on which one does the program listen?',
            zh: '有两个就绪的端点，仍没有应答。它们的端口是多少？程序监听的又是哪个？',
          },
        }),
        check.object('Deployment', 'payment', {
          id: 'readiness',
          within: 5,
          match: {
            spec: {
              template: {
                spec: { containers: [{ readinessProbe: { httpGet: { path: '/readyz' } } }] },
              },
            },
          },
          hint: {
            en: 'It answers, but nobody asks these Pods any more whether they are ready: without such a probe, or on the path of the liveness probe, they get traffic when they should not. `web.yaml` has the right path.',
            zh: '有应答了，但已经没有人问这些 Pod 是否就绪：没有就绪探针，或者用了存活探针的路径，不该给流量的时候也会给。正确的路径见 `web.yaml`。',
          },
        }),
      ],
      solve: ['cp solution/payment.yaml payment.yaml', 'kubectl apply -f payment.yaml'],
      solution: [
        {
          path: 'solution/payment.yaml',
          mark: [
            'Deployment/payment:spec.template.spec.containers[name=payment].readinessProbe',
            'Service/payment:spec.selector',
            'Service/payment:spec.ports',
          ],
        },
      ],
      wrong: [
        {
          id: 'probe',
          says: { en: 'the readiness probe is still wrong', zh: '就绪探针还没修' },
          run: ['kubectl apply -f wrong/payment-probe.yaml'],
          caughtBy: 'pods',
        },
        {
          id: 'selector',
          says: { en: 'the selector is still wrong', zh: '选择器还没修' },
          run: ['kubectl apply -f wrong/payment-selector.yaml'],
          caughtBy: 'endpoints',
        },
        {
          id: 'alive',
          says: {
            en: 'the readiness probe asks only whether the program is alive',
            zh: '就绪探针问的只是程序是否存活',
          },
          run: ['kubectl apply -f wrong/payment-alive.yaml'],
          caughtBy: 'readiness',
        },
        {
          id: 'port',
          says: { en: 'targetPort is still wrong', zh: 'targetPort 还没修' },
          run: ['kubectl apply -f wrong/payment-port.yaml'],
          caughtBy: 'answer',
          undo: ['kubectl delete -f wrong/payment-port.yaml'],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'selector-typo',
      title: { en: 'A typo in the selector', zh: '选择器里的一处笔误' },
      text: {
        en: 'Let the Service select a label that no Pod carries. Nobody complains. Ask by name.',
        zh: '让 Service 选择一个哪个 Pod 都没有的标签。不会报错。再用名字访问一次。',
      },
      commands: [
        'kubectl set selector service web app=wbe',
        'kubectl get endpointslices -l kubernetes.io/service-name=web',
        'kubectl exec client -- nslookup -type=a web.lab-services.svc.cluster.local',
        UNTIL_REFUSED,
      ],
      checks: [
        check.endpoints('web', { ready: 0 }),
        check.dns('web.lab-services.svc.cluster.local', {
          from: { pod: 'client' },
          to: { clusterIp: 'web' },
        }),
      ],
    },
    {
      id: 'nobody-ready',
      title: { en: 'The same symptom, another cause', zh: '同样的症状，另一个原因' },
      text: {
        en: 'Mend the selector, then make every Pod unready. The client gets the same error; the EndpointSlice tells the two causes apart.',
        zh: '修好选择器，再让所有 Pod 都未就绪。客户端得到同样的错误；分辨两种原因要看端点切片。',
      },
      commands: [
        'kubectl apply -f service.yaml',
        'for pod in $(kubectl get pods -l app=web -o name); do\n  kubectl exec "$pod" -- touch /tmp/not-ready\ndone\nkubectl wait --for=condition=Ready=false pods -l app=web --timeout=60s >/dev/null',
        UNTIL_REFUSED,
        // Only now: what is refused is no longer listed as ready, however slow the control plane is.
        ENDPOINTS,
      ],
      checks: [
        check.object('Service', 'web', {
          id: 'selector',
          match: { spec: { selector: { app: 'web' } } },
        }),
        check.count('Pod', 'app=web', {
          count: 4,
          match: { status: { conditions: [{ type: 'Ready', status: 'False' }] } },
        }),
        check.endpoints('web', { ready: 0 }),
      ],
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
        en: 'A Service is an object in the API. On the node no interface has its address and no process listens on its port: rules in the kernel rewrite the destination. kube-proxy only writes these rules.',
        zh: 'Service 是 API 里的一个对象。节点上没有网卡持有它的地址，也没有进程监听它的端口：改写目的地址的是内核规则。kube-proxy 只负责写这些规则。',
      },
      proof: 'rules',
    },
    {
      id: 'ping',
      says: {
        en: 'If the address of a Service does not answer ping, the Service is broken.',
        zh: 'Service 的地址 ping 不通，说明 Service 坏了。',
      },
      verdict: 'wrong',
      because: {
        en: 'The rules match the protocol and the port of the Service, here TCP 80. Ping is ICMP and matches none, while HTTP works. Ask the port, not the address.',
        zh: '规则匹配的是 Service 的协议和端口，这里是 TCP 80。ping 用的是 ICMP，哪条也不匹配，而 HTTP 照常工作。要测就测端口，不要测地址。',
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
        en: 'Here, with kube-proxy in iptables mode, each new connection picks a ready Pod at random, and all requests on that connection stay there.',
        zh: '这里的 kube-proxy 使用 iptables 模式：每条新连接随机选一个就绪的 Pod，这条连接上的所有请求都留在那里。',
      },
      proof: 'spread',
    },
    {
      id: 'address-changes',
      says: {
        en: 'The address of a Service changes when its Pods are replaced.',
        zh: 'Pod 换掉之后，Service 的地址也会变。',
      },
      verdict: 'wrong',
      because: {
        en: 'Every Pod was replaced, the ClusterIP stayed. It lasts until the Service is deleted.',
        zh: '所有 Pod 都换了，ClusterIP 没变。它一直保留到 Service 被删除。',
      },
      proof: 'outlives',
    },
    {
      id: 'every-running-pod',
      says: {
        en: 'A Service sends traffic to every running Pod that its selector matches.',
        zh: '只要 Pod 在运行且被选择器选中，Service 就会给它流量。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the Pod is ready. The unready one was Running and stayed in the EndpointSlice, with ready=false. Sixty requests were answered by the three others.',
        zh: '还要就绪才行。未就绪的那个 Pod 处于 Running，也还列在端点切片里，只是 ready=false；六十次请求都由另外三个应答。',
      },
      proof: 'ready-again',
    },
    {
      id: 'short-name',
      says: {
        en: 'The short name of a Service works in the whole cluster.',
        zh: 'Service 的短名字在整个集群都能用。',
      },
      verdict: 'wrong',
      because: {
        en: 'It is completed from the search list of the asking Pod, which begins with its own namespace. From another namespace, add the namespace to the name.',
        zh: '短名字靠发起查询的 Pod 的搜索域补全，而搜索域从它自己的命名空间开始。从别的命名空间访问，要在名字里加上命名空间。',
      },
      proof: 'name-parts',
    },
    {
      id: 'name-is-address',
      says: {
        en: 'The name of a Service always stands for one address.',
        zh: 'Service 的名字总是对应一个地址。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if the Service has a ClusterIP (one of each IP family). The name of a headless one stands for the addresses of its ready Pods.',
        zh: '前提是 Service 有 ClusterIP（每个 IP 地址族一个）。无头 Service 的名字对应的是各个就绪 Pod 的地址。',
      },
      proof: 'headless',
    },
    {
      id: 'typo-refused',
      says: {
        en: 'Kubernetes refuses a Service whose selector matches nothing.',
        zh: '选择器选不中任何 Pod 的 Service 会被 Kubernetes 拒绝。',
      },
      verdict: 'wrong',
      because: {
        en: 'It was accepted without a word, the name still resolved, and connections were refused.',
        zh: '没有任何报错就接受了，名字照样能解析，只是连接遭到拒绝。',
      },
      proof: 'selector-typo',
    },
  ],
});
