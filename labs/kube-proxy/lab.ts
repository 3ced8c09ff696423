import { check, defineLab } from '#lab-kit';

/** Runs a program on the node of the Pod `client`: its kernel decides where the client's connections go. */
const ON_NODE = 'docker exec "$(cat node.txt)"';

const ADDRESS = "$(kubectl get service web -o jsonpath='{.spec.clusterIP}')";

/** A throw-away container in that node's network: what it sends meets the node's rules. */
const PING =
  'docker run --rm --label learn-k8s.lab=kube-proxy --network "container:$(cat node.txt)" busybox:1.37 \\\n' +
  `  ping -c 2 -W 1 "${ADDRESS}"`;

const ask = (words: string): string => `kubectl exec client -- node /ask/ask.mjs ${words}`;

const SPREAD = {
  en: 'Each new connection draws its Pod by lot.',
  zh: '每条新连接都靠抽签决定去哪个 Pod。',
};
const NAMES = {
  en: 'Names of chains are made from the addresses of the Pods.',
  zh: '链的名字由 Pod 的地址算出。',
};

const ROLLED_OUT = { show: ['successfully'], within: 180 } as const;

/** Counts the requests that a Pod has answered. */
const ANSWERED = "grep -c -e '^web-' -e '^canary-'";

/** A node learns of a new Service or address after a second or two: asks until all of ten are answered. */
const untilAnswered = (url: string) =>
  ({
    run: `until ${ask(`${url} 10 10`)} | ${ANSWERED} | grep -q 10; do sleep 1; done`,
    show: 'none',
    within: 60,
  }) as const;

/** How far counted answers are from equal shares (chi-square); so far by chance: less than once in a million runs. */
const fits = (file: string, pods: number): string =>
  `sort ${file} | uniq -c | awk '\n` +
  '{ kinds += 1; all += $1; squares += $1 * $1 }\n' +
  `END { far = kinds * squares / all - all; print (kinds == ${String(pods)} && all == 900 && far < 32 ? "equal shares" : "not equal shares") }'`;

/** How many rules lead to a Pod of this Service on that node. */
const LED_TO = (service: string): string =>
  `${ON_NODE} iptables-save -t nat \\\n  | grep -c "KUBE-SVC.*lab-kube-proxy/${service}:http ->"`;

const PROXY_PODS = 'kubectl get pods -n kube-system -l k8s-app=kube-proxy -o name';

const CANARY_OUT = 'kubectl rollout status deployment/canary > /dev/null';
/** Also out of the slices: the next wrong answer must not be taken for this one. */
const NO_CANARY =
  'kubectl delete deployment canary --ignore-not-found\n' +
  'while kubectl get endpointslices -l kubernetes.io/service-name=web -o yaml | grep -q "name: canary-"; do sleep 1; done';

export default defineLab({
  title: { en: 'Follow a Service through the node’s rules', zh: '顺着节点上的规则走一遍 Service' },
  summary: {
    en: 'Read the rules of one Service chain by chain, predict from them who answers how often, and see what still works when kube-proxy is gone.',
    zh: '一条链一条链地读懂一个 Service 的规则，据此预测谁会应答多少次，再看 kube-proxy 不在时还有什么能用。',
  },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim', 'busybox:1.37'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1'],
  },
  disturbs: {
    en: 'It puts kube-proxy into another mode and then takes it away from every node for a while.',
    zh: '它会切换 kube-proxy 的模式，还会让它在一段时间里从所有节点上消失。',
  },
  steps: [
    {
      id: 'who-writes',
      title: { en: 'Who writes the rules', zh: '规则是谁写的' },
      text: {
        en: 'Start three Pods, a Service before them and a client. Then look at kube-proxy: the script asks it on every node which mode it is in, and puts it into iptables mode where it is in another.',
        zh: '启动三个 Pod、它们前面的一个 Service，以及一个客户端。再看 kube-proxy：脚本在每个节点上问它处于哪种模式，不是 iptables 模式就切换过去。',
      },
      files: [
        { path: 'service.yaml', mark: ['spec.selector', 'spec.ports'] },
        { path: 'mode.sh' },
        { path: 'ask.mjs' },
      ],
      commands: [
        'kubectl create configmap ask --from-file=ask.mjs',
        'kubectl apply -f web.yaml -f service.yaml -f client.yaml',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        { run: 'kubectl wait --for=condition=Ready pod/client --timeout=120s', within: 150 },
        { run: 'sh mode.sh iptables', within: 180 },
        "kubectl get daemonset kube-proxy -n kube-system \\\n  -o custom-columns='NAME:.metadata.name,NODES:.status.desiredNumberScheduled,HOSTNETWORK:.spec.template.spec.hostNetwork'",
        "kubectl get configmap kube-proxy -n kube-system -o yaml | grep ' mode:'",
        "kubectl get pod client -o jsonpath='{.spec.nodeName}' > node.txt",
      ],
      checks: [
        check.deployment('web', { ready: 3, within: 60 }),
        check.podReady('client'),
        check.command('cat mode.txt', { id: 'mode', stdout: '^iptables$', within: 5 }),
        check.command('kubectl get node "$(cat node.txt)" -o name', {
          id: 'node',
          stdout: '^node/',
          within: 5,
        }),
      ],
      keeps: [
        { kind: 'Pod', selector: 'app=web' },
        'Service',
        'EndpointSlice',
        { kind: 'DaemonSet', namespace: 'kube-system', selector: 'k8s-app=kube-proxy' },
        { kind: 'ConfigMap', namespace: 'kube-system', selector: 'app=kube-proxy' },
      ],
    },
    {
      id: 'chain-by-chain',
      title: { en: 'Chain by chain', zh: '一条链一条链地走' },
      text: {
        en: 'Save the rules by which the client’s node rewrites addresses, and follow them: from the hooks of the kernel to the Service, from the Service to its Pods.',
        zh: '把客户端所在节点改写地址的规则存下来，再顺着走：从内核的挂载点到 Service，从 Service 到它的各个 Pod。',
      },
      commands: [
        `${ON_NODE} iptables-save -t nat > rules.txt`,
        "grep -e '-A PREROUTING .*KUBE' -e '-A OUTPUT .*KUBE' rules.txt",
        'grep -e "-A KUBE-SERVICES .*lab-kube-proxy/web:http" rules.txt \\\n  | sed \'s/-m comment --comment "[^"]*" //\'',
        "sed -n 's/.*KUBE-SERVICES .*lab-kube-proxy\\/web:http.* -j //p' rules.txt | tee chain.txt",
        {
          run: `grep -e "-A $(cat chain.txt) " rules.txt \\\n  | sed 's/-m comment --comment "[^"]*" //; s/-m statistic --mode random //'`,
          varies: NAMES,
        },
        {
          run: `grep -e '-A KUBE-SEP.*lab-kube-proxy/web:http' rules.txt \\\n  | sed 's/-m comment --comment "[^"]*" //'`,
          varies: NAMES,
        },
        'for node in $(kubectl get nodes -o jsonpath=\'{.items[*].metadata.name}\'); do\n  docker exec "$node" iptables-save -t nat | grep lab-kube-proxy/web | sort | cksum\ndone | sort -u | grep -c .',
      ],
      checks: [
        check.command('grep -c "KUBE-SVC.*lab-kube-proxy/web:http ->.*-j KUBE-SEP" rules.txt', {
          id: 'three-ways',
          stdout: '^3$',
          within: 5,
        }),
        check.command('cat chain.txt', {
          id: 'chain',
          stdout: '^KUBE-SVC-[A-Z0-9]{16}$',
          within: 5,
        }),
      ],
    },
    {
      id: 'predict-and-count',
      title: { en: 'Predict, then count', zh: '先预测，再数' },
      text: {
        en: 'Read off the probabilities and predict what share each Pod gets. Then set the counters of the rules to zero, ask nine hundred times, each time on a new connection, and count twice: who answered, and what the kernel counted.',
        zh: '读出概率，预测每个 Pod 分到几成。然后把规则的计数器清零，访问九百次，每次都用新连接，再数两遍：一遍看谁应答，一遍看内核怎么数。',
      },
      commands: [
        "grep -o 'lab-kube-proxy/web:http ->.*probability [0-9.]*' rules.txt | grep -o 'probability .*'",
        untilAnswered('http://web/'),
        `${ON_NODE} iptables -t nat -Z "$(cat chain.txt)"`,
        `${ask('http://web/ 900')} > answers.txt`,
        { run: 'sort answers.txt | uniq -c', varies: SPREAD },
        {
          run: `${ON_NODE} iptables -t nat -nvxL "$(cat chain.txt)" \\\n  | awk '/KUBE-SEP/ { print $1, "packets", $3 }'`,
          varies: SPREAD,
        },
        'uniq -d answers.txt | grep -q . && echo "the same Pod answered twice in a row"',
      ],
      checks: [
        check.command('grep -c . answers.txt', { id: 'all', stdout: '^900$', within: 5 }),
        check.command(fits('answers.txt', 3), {
          id: 'thirds',
          stdout: '^equal shares$',
          within: 5,
        }),
        check.command('uniq -d answers.txt | grep -c .', {
          id: 'no-turns',
          stdout: '^[1-9]',
          within: 5,
        }),
      ],
    },
    {
      id: 'remembered',
      title: { en: 'Decided once, remembered', zh: '只决定一次，然后记住' },
      text: {
        en: 'Ask once, and look at what the kernel of the client’s node remembers of connections to the Service: for each one what the client sent, and what is expected in return.',
        zh: '访问一次，再看客户端所在节点的内核记住了哪些通往这个 Service 的连接：每条都记着客户端发的是什么，应该回来的又是什么。',
      },
      commands: [
        {
          run: `${ask('http://web/ 1')}\n${ON_NODE} conntrack -L -p tcp -d "${ADDRESS}" 2> /dev/null > remembered.txt`,
          show: 'none',
        },
        {
          run: "tail -n 1 remembered.txt | grep -o 'src=[^ ]* dst=[^ ]* sport=[^ ]* dport=[^ ]*'",
          varies: {
            en: 'The client takes another port for each connection.',
            zh: '客户端每条连接都换一个端口。',
          },
        },
      ],
      checks: [
        check.command('tail -n 1 remembered.txt', {
          id: 'translated',
          stdout: 'dport=80 src=.* sport=8080 ',
          within: 5,
        }),
      ],
    },
    {
      id: 'one-more',
      title: { en: 'One Pod more', zh: '多一个 Pod' },
      text: {
        en: 'Predict the new probabilities and the number of new rules. Ask for a fourth Pod, wait until the node has followed, and compare the rules before and after.',
        zh: '先预测新的概率，以及会多出几条规则。再要第四个 Pod，等节点跟上，比较前后的规则。',
      },
      commands: [
        'grep lab-kube-proxy/web rules.txt > three.txt',
        'kubectl scale deployment web --replicas=4',
        { run: 'kubectl rollout status deployment/web', ...ROLLED_OUT },
        {
          run: `until ${LED_TO('web')} | grep -q 4; do sleep 1; done\n${ON_NODE} iptables-save -t nat | grep lab-kube-proxy/web > four.txt`,
          show: 'none',
          within: 60,
        },
        'grep -c . three.txt four.txt',
        "grep -o 'probability [0-9.]*' four.txt",
        {
          run: 'diff three.txt four.txt | grep "^[<>]" \\\n  | sed \'s/-m comment --comment "[^"]*" //; s/-m statistic --mode random //\'',
          varies: NAMES,
        },
      ],
      checks: [
        check.deployment('web', { ready: 4 }),
        check.command("grep -o 'probability [0-9.]*' four.txt", {
          id: 'quarter',
          stdout: '^probability 0\\.25\\d*\\nprobability 0\\.333\\d*\\nprobability 0\\.50*$',
          within: 5,
        }),
      ],
    },
    {
      id: 'nftables',
      title: { en: 'The same promise in nftables', zh: '同一个承诺，换成 nftables' },
      text: {
        en: 'Ping the Service. Then put kube-proxy into nftables mode, read the rules of the same Service there, count again, and ping again.',
        zh: '先 ping 一下这个 Service。再把 kube-proxy 切换到 nftables 模式，读一读同一个 Service 的规则，重新数一遍，再 ping 一次。',
      },
      commands: [
        { run: `${PING} 2>&1 \\\n  | grep -e transmitted -e sendto`, within: 60 },
        {
          run: 'sh mode.sh nftables',
          within: 240,
        },
        `${ON_NODE} nft list table ip kube-proxy > nft.txt || echo "no such table on this node"`,
        "awk '/map service-ips/,/^\\t}/' nft.txt \\\n  | grep -o '[0-9.]* [.] tcp [.] 80 : goto service-[A-Z0-9]*-lab-kube-proxy/web/tcp/http' \\\n  || echo \"no such map on this node\"",
        {
          run: "awk '/chain service-.*lab-kube-proxy.web.tcp.http/,/^\\t}/' nft.txt | tr ',' '\\n'",
          varies: NAMES,
        },
        untilAnswered('http://web/'),
        `${ask('http://web/ 900')} > answers-nft.txt`,
        { run: 'sort answers-nft.txt | uniq -c', varies: SPREAD },
        { run: `${PING} 2>&1 \\\n  | grep -e transmitted -e sendto`, within: 60 },
      ],
      checks: [
        check.command(
          'case "$(cat mode.txt)" in\n' +
            `  nftables) ${ON_NODE} nft list table ip kube-proxy | grep -c "numgen random mod 4" ;;\n` +
            '  "not nftables") echo "not on this machine" ;;\n' +
            'esac',
          { id: 'mode', stdout: '^([1-9]\\d*|not on this machine)$', within: 5 },
        ),
        check.command(fits('answers-nft.txt', 4), {
          id: 'quarters',
          stdout: '^equal shares$',
          within: 5,
        }),
      ],
    },
    {
      id: 'back',
      title: { en: 'Back, and a word about IPVS', zh: '切换回来，顺便问问 IPVS' },
      text: {
        en: 'Put kube-proxy back into iptables mode: what it wrote in the other form is gone. Then ask Kubernetes’ own installer, on the node, what it thinks of a third mode.',
        zh: '把 kube-proxy 切换回 iptables 模式：它用另一种形式写的规则都没了。再在节点上问问 Kubernetes 自带的安装工具，它怎么看第三种模式。',
      },
      files: [{ path: 'ipvs.conf', mark: ['mode'] }],
      commands: [
        { run: 'sh mode.sh iptables', within: 180 },
        { run: `${ON_NODE} nft list tables | grep -c kube-proxy`, exit: 1 },
        untilAnswered('http://web/'),
        'docker exec -i "$(cat node.txt)" kubeadm config validate --config /dev/stdin < ipvs.conf 2>&1 \\\n  | grep -o \'field "mode".*\' | fold -s -w 90',
      ],
      checks: [
        check.command('cat mode.txt', { id: 'mode', stdout: '^iptables$', within: 5 }),
        check.command(LED_TO('web'), { id: 'rules', stdout: '^4$' }),
        check.http('http://web/', { from: { pod: 'client' }, status: 200 }),
      ],
    },
  ],
  tasks: [
    {
      id: 'one-in-three',
      title: { en: 'One connection in three', zh: '三条连接里有一条' },
      text: {
        en: '`canary.yaml` holds version 2 of the program. Have it answer one connection in three of those to `web`. The Deployment `web` keeps its four Pods, and the Service stays as it is: work out from the probabilities what it takes, change `canary.yaml` and apply it.',
        zh: '`canary.yaml` 里是程序的版本 2。让它应答发往 `web` 的连接中的三分之一。Deployment `web` 保持四个 Pod，Service 也不改：根据概率算出需要什么，修改 `canary.yaml` 并应用。',
      },
      files: [
        {
          path: 'canary.yaml',
          mark: ['spec.replicas', 'spec.selector', 'spec.template.metadata.labels'],
        },
      ],
      hints: [
        {
          en: 'The rules know addresses only, not Deployments. Of n ready addresses behind a Service each gets one connection in n.',
          zh: '规则只认地址，不认 Deployment。Service 背后有 n 个就绪的地址，每个就分到 n 分之一的连接。',
        },
        {
          en: 'Two questions: by which label does the Service find its Pods, and how many of how many must be of version 2 when four others stay?',
          zh: '两个问题：Service 靠哪个标签找 Pod？另外四个不动，版本 2 要有几个，才占总数的三分之一？',
        },
        {
          en: 'The Pods’ labels stand in the template. The Deployment’s own selector must go on matching them, and it must not be changed: it does not name `app`.',
          zh: 'Pod 的标签写在模板里。Deployment 自己的选择器仍要能匹配它们，也不能改；它没有用到 `app`。',
        },
      ],
      checks: [
        check.count('Pod', 'track=canary', {
          id: 'running',
          count: { $atLeast: 1 },
          match: { status: { conditions: [{ type: 'Ready', status: 'True' }] } },
          within: 8,
          hint: {
            en: 'There is no Pod of version 2 yet, or one of them is not ready. Rules lead to ready Pods only. Its events tell what the readiness probe got.',
            zh: '还没有版本 2 的 Pod，或者其中有的未就绪。规则只通向就绪的 Pod。就绪探针得到了什么，看它的事件。',
          },
        }),
        check.command(
          'kubectl get endpointslices -l kubernetes.io/service-name=web \\\n  -o jsonpath=\'{range .items[*].endpoints[*]}{.targetRef.name}{"\\n"}{end}\'',
          {
            id: 'selected',
            stdout: '^canary-',
            within: 6,
            hint: {
              en: 'Version 2 runs, but the EndpointSlice of `web` does not list it, so no rule leads there. Compare the labels of its Pods with the selector of the Service.',
              zh: '版本 2 在运行，但 `web` 的端点切片里没有它，也就没有规则通向它。比较它的 Pod 的标签和 Service 的选择器。',
            },
          },
        ),
        check.command("kubectl get service web -o jsonpath='{.spec.selector}'", {
          id: 'service',
          stdout: '^\\{"app":"web"\\}$',
          within: 3,
          hint: {
            en: 'The selector of the Service was changed. Whom does it leave out now? `service.yaml` has the old one.',
            zh: 'Service 的选择器改过了。现在把谁排除在外了？原来的在 `service.yaml` 里。',
          },
        }),
        check.deployment('web', {
          id: 'web',
          ready: 4,
          within: 6,
          hint: {
            en: 'The share may be right, but `web` no longer has its four Pods: version 1 was to keep its strength.',
            zh: '比例也许对了，但 `web` 已经不是四个 Pod：版本 1 的处理能力不能减。',
          },
        }),
        check.endpoints('web', {
          id: 'share',
          ready: 6,
          within: 6,
          hint: {
            en: 'Version 2 takes part, but not for one in three. How many addresses lie behind the Service, and how many of them are of version 2?',
            zh: '版本 2 参与了，但不是三分之一。Service 背后一共有几个地址？其中几个是版本 2？',
          },
        }),
        // 100 of 300 are expected; 40 off happens by chance about once in a million runs.
        check.command(
          `${ask('http://web/ 300')} \\\n  | awk '/^canary-/ { new += 1 } END { print (new > 60 && new < 140 ? "about one in three" : "not one in three") }'`,
          {
            id: 'counted',
            stdout: '^about one in three$',
            within: 8,
            hint: {
              en: 'Six addresses, two of them of version 2, and yet three hundred connections do not fall so. Is each connection still decided anew? Look at all the fields of the Service.',
              zh: '六个地址，其中两个是版本 2，三百条连接却不是这样分的。每条连接还是单独决定的吗？把 Service 的字段都看一遍。',
            },
          },
        ),
      ],
      solve: ['cp solution/canary.yaml canary.yaml', 'kubectl apply -f canary.yaml', CANARY_OUT],
      solution: [
        { path: 'solution/canary.yaml', mark: ['spec.replicas', 'spec.template.metadata.labels'] },
      ],
      wrong: [
        {
          id: 'never-ready',
          says: {
            en: 'the readiness probe asks for a path that does not exist',
            zh: '就绪探针访问了不存在的路径',
          },
          run: ['kubectl apply -f wrong/never-ready.yaml'],
          caughtBy: 'running',
          undo: [NO_CANARY],
        },
        {
          id: 'own-label',
          says: { en: 'two Pods, but a label of their own', zh: '两个 Pod，但标签是自己的' },
          run: ['kubectl apply -f wrong/own-label.yaml', CANARY_OUT],
          caughtBy: 'selected',
          undo: [NO_CANARY],
        },
        {
          id: 'other-selector',
          says: {
            en: 'the Service selects version 2 only',
            zh: '把 Service 改成只选择版本 2',
          },
          run: [
            'kubectl apply -f wrong/two-pods.yaml',
            CANARY_OUT,
            'kubectl apply -f wrong/service-canary.yaml',
          ],
          caughtBy: 'service',
          undo: ['kubectl apply -f service.yaml', NO_CANARY],
        },
        {
          id: 'web-shrunk',
          says: {
            en: 'one Pod of version 2, and web shrunk to two',
            zh: '版本 2 一个 Pod，同时把 web 缩到两个',
          },
          run: [
            'kubectl apply -f wrong/one-pod.yaml',
            CANARY_OUT,
            'kubectl scale deployment web --replicas=2',
          ],
          caughtBy: 'web',
          undo: [
            'kubectl scale deployment web --replicas=4',
            'kubectl rollout status deployment/web',
            NO_CANARY,
          ],
        },
        {
          id: 'one-pod',
          says: { en: 'only one Pod of version 2', zh: '版本 2 只有一个 Pod' },
          run: ['kubectl apply -f wrong/one-pod.yaml', CANARY_OUT],
          caughtBy: 'share',
          undo: [NO_CANARY],
        },
        {
          id: 'sticky',
          says: {
            en: 'the Service keeps each client with one Pod',
            zh: 'Service 让每个客户端固定到一个 Pod',
          },
          run: [
            'kubectl apply -f wrong/two-pods.yaml',
            CANARY_OUT,
            'kubectl patch service web -p \'{"spec":{"sessionAffinity":"ClientIP"}}\'',
          ],
          caughtBy: 'counted',
          undo: ['kubectl patch service web -p \'{"spec":{"sessionAffinity":"None"}}\'', NO_CANARY],
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'proxy-away',
      title: { en: 'kube-proxy is gone', zh: 'kube-proxy 不在了' },
      text: {
        en: 'Let the DaemonSet ask for a node label that no node has: its Pods go, on every node. Ask the old Service. Then create a new one for the same Pods and ask that.',
        zh: '让 DaemonSet 要求一个没有节点带有的标签：它的 Pod 在所有节点上都会消失。访问旧的 Service；再为同一批 Pod 新建一个 Service，访问它。',
      },
      files: [{ path: 'late.yaml', mark: ['metadata.name', 'spec.selector'] }],
      commands: [
        'kubectl patch daemonset kube-proxy -n kube-system \\\n  -p \'{"spec":{"template":{"spec":{"nodeSelector":{"learn-k8s.lab":"kube-proxy"}}}}}\'',
        {
          run: `kubectl wait --for=delete pods -n kube-system -l k8s-app=kube-proxy --timeout=60s > /dev/null\n${PROXY_PODS} | grep -c .`,
          exit: 1,
        },
        `${ask('http://web/ 100')} | ${ANSWERED}`,
        'kubectl apply -f late.yaml',
        {
          run: 'until kubectl exec client -- getent hosts late > late.txt; do sleep 1; done\nawk \'{ print $2, "is", $1 }\' late.txt',
          within: 60,
        },
        {
          run: "until test \"$(kubectl get endpointslices -l kubernetes.io/service-name=late -o jsonpath='{.items[*].endpoints[*].conditions.ready}')\"; do sleep 1; done\nkubectl get endpointslices -l kubernetes.io/service-name=late \\\n  -o jsonpath='{.items[*].endpoints[*].conditions.ready}'",
          within: 60,
        },
        `${ask('http://late/ 10 10')} | uniq -c`,
        {
          run: `for node in $(kubectl get nodes -o custom-columns=:.metadata.name --no-headers); do\n  docker exec "$node" iptables-save -t nat\ndone | grep -c 'KUBE-SVC.*lab-kube-proxy/late:http ->'`,
          exit: 1,
        },
      ],
      checks: [
        check.command(`${PROXY_PODS} | grep -c .`, { id: 'gone', exit: 1, stdout: '^0$' }),
        check.http('http://web/', { id: 'old', from: { pod: 'client' }, status: 200 }),
        check.command(`${ask('http://late/ 10 10')} | uniq -c`, {
          id: 'new',
          stdout: '^ *10 no Pod$',
          within: 20,
        }),
      ],
    },
    {
      id: 'rules-grow-old',
      title: { en: 'The rules grow old', zh: '规则过时了' },
      text: {
        en: 'Delete two Pods of `web`; the Deployment replaces them and the EndpointSlice is soon right again. The rules are not. Count what sixty connections meet, then let kube-proxy return. Have the kernel forget the connections that nobody answered, and ask again.',
        zh: '删除 `web` 的两个 Pod；Deployment 补上新的，端点切片很快又是对的。规则却不是。数一数六十条连接遇到了什么，再让 kube-proxy 回来。让内核忘掉没人应答的连接，再访问一次。',
      },
      commands: [
        'kubectl delete $(kubectl get pods -l track=stable -o name | head -n 2) > /dev/null',
        { run: 'kubectl rollout status deployment/web', show: 'none', within: 180 },
        `${ON_NODE} iptables-save -t nat | grep 'KUBE-SVC.*lab-kube-proxy/web:http ->' \\\n  | sed 's/.*-> \\([0-9.]*\\):.*/\\1/' > in-rules.txt`,
        {
          run: 'kubectl get pods -l app=web -o jsonpath=\'{range .items[*]}{.status.podIP}{"\\n"}{end}\' | sort > of-pods.txt\nuntil kubectl get endpointslices -l kubernetes.io/service-name=web \\\n    -o jsonpath=\'{range .items[*].endpoints[*]}{.addresses[0]}{"\\n"}{end}\' | sort > in-slice.txt\n  cmp -s of-pods.txt in-slice.txt; do sleep 1; done',
          within: 30,
        },
        'echo "only in the rules: $(grep -c -v -x -F -f in-slice.txt in-rules.txt)"\necho "only in the EndpointSlice: $(grep -c -v -x -F -f in-rules.txt in-slice.txt)"',
        `${ask('http://web/ 60 60')} > stale.txt`,
        {
          run: "sed -E 's/^(web|canary)-.*/answered/' stale.txt | sort | uniq -c",
          varies: SPREAD,
        },
        'kubectl patch daemonset kube-proxy -n kube-system --type=json \\\n  -p \'[{"op":"remove","path":"/spec/template/spec/nodeSelector/learn-k8s.lab"}]\'',
        {
          run: 'kubectl rollout status daemonset/kube-proxy -n kube-system',
          show: 'none',
          within: 180,
        },
        untilAnswered('http://late/'),
        {
          run: `${ON_NODE} conntrack -D -p tcp --state SYN_SENT 2> /dev/null > unanswered.txt\nwc -l < unanswered.txt`,
          varies: {
            en: 'One line for each connection of the last two minutes that nobody answered.',
            zh: '最近两分钟里没人应答的连接，每条一行。',
          },
        },
        `${ask('http://web/ 60')} | ${ANSWERED}`,
        `${ask('http://late/ 60')} | ${ANSWERED}`,
      ],
      checks: [
        check.command('grep -c "^no Pod$" stale.txt', {
          id: 'some-lost',
          stdout: '^[1-9]',
          within: 5,
        }),
        check.deployment('web', { ready: 4 }),
        check.http('http://late/', {
          id: 'new',
          from: { pod: 'client' },
          status: 200,
          body: '^web \\d on ',
        }),
      ],
    },
  ],
  claims: [
    {
      id: 'carries-traffic',
      says: {
        en: 'Traffic to a Service passes through kube-proxy.',
        zh: '发往 Service 的流量要经过 kube-proxy。',
      },
      verdict: 'wrong',
      because: {
        en: 'Not one kube-proxy was running in the cluster, and a hundred of a hundred connections were answered. kube-proxy writes rules; the kernel carries the traffic.',
        zh: '集群里一个 kube-proxy 也没有运行，一百条连接却都得到了应答。kube-proxy 只写规则，搬运流量的是内核。',
      },
      proof: 'proxy-away',
    },
    {
      id: 'all-stops',
      says: {
        en: 'Without kube-proxy everything goes on as before.',
        zh: '没有 kube-proxy，一切照旧。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only as long as nothing changes. A new Service got an address, a name and endpoints, and not one Pod answered. When Pods were replaced, the old rules went on leading to the dead ones.',
        zh: '前提是什么都不变。新的 Service 有地址、有名字、有端点，却没有一个 Pod 应答；Pod 换掉以后，旧规则仍然通向已经不在的 Pod。',
      },
      proof: 'rules-grow-old',
    },
    {
      id: 'rules-notice',
      says: {
        en: 'The rules notice when a Pod does not answer and pick another one.',
        zh: 'Pod 没有应答，规则会发现，并另选一个。',
      },
      verdict: 'wrong',
      because: {
        en: 'A rule rewrites an address and does not wait for an answer. Connections to addresses that no longer existed were lost. It is the readiness probe that notices, and kube-proxy that then writes other rules.',
        zh: '规则只改写地址，不等应答。分到已不存在的地址的连接都丢了。发现问题的是就绪探针，随后改写规则的是 kube-proxy。',
      },
      proof: 'rules-grow-old',
    },
    {
      id: 'round-robin',
      says: {
        en: 'kube-proxy spreads requests evenly, in turn.',
        zh: 'kube-proxy 把请求轮流、均匀地分给各个 Pod。',
      },
      verdict: 'wrong',
      because: {
        en: 'Each connection is drawn by lot. Nine hundred fell on three Pods in nearly equal, not equal, parts, and the same Pod answered twice in a row. So it is in nftables mode, too. (The deprecated IPVS mode takes turns unless told otherwise.)',
        zh: '每条连接都靠抽签。九百条连接落在三个 Pod 上，接近均等但并不相等，同一个 Pod 还连续应答了两次。nftables 模式也一样。（默认轮流的是已弃用的 IPVS 模式。）',
      },
      proof: 'predict-and-count',
    },
    {
      id: 'probabilities-unequal',
      says: {
        en: 'The last rule has no probability, so the last Pod gets most of the traffic.',
        zh: '最后一条规则没有概率，所以最后一个 Pod 拿到的流量最多。',
      },
      verdict: 'wrong',
      because: {
        en: 'It sees only what the rules before it let pass. A third of all, half of the remaining two thirds, and the rest: three equal parts, and so it was counted.',
        zh: '它只能看到前面的规则放过来的。全部的三分之一，余下三分之二的一半，再就是剩下的：三等份，数出来也是这样。',
      },
      proof: 'predict-and-count',
    },
    {
      id: 'ipvs-modern',
      says: {
        en: 'IPVS is kube-proxy’s modern mode for large clusters.',
        zh: 'IPVS 是 kube-proxy 面向大集群的现代模式。',
      },
      verdict: 'outdated',
      because: {
        en: 'It has been deprecated since 1.35, and kubeadm says so. For large clusters there is nftables, stable since 1.33.',
        zh: '它从 1.35 起已弃用，kubeadm 会直接告诉你。面向大集群的是 nftables，1.33 起稳定。',
      },
      proof: 'back',
    },
    {
      id: 'ping',
      says: {
        en: 'Ping the address of a Service to see whether it works.',
        zh: '想知道 Service 是否正常，ping 它的地址就行。',
      },
      verdict: 'wrong',
      because: {
        en: 'The rules lead TCP on port 80 to a Pod and nothing else. The same healthy Service did not answer a ping in either mode.',
        zh: '规则只把 80 端口的 TCP 交给 Pod，别的一概不管。同一个健康的 Service，在两种模式下都不应答 ping。',
      },
      proof: 'nftables',
    },
  ],
});
