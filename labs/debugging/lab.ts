import { check, defineLab } from '#lab-kit';
import configKey from './faults/config-key/fault.ts';
import dnsPolicy from './faults/dns-policy/fault.ts';
import image from './faults/image/fault.ts';
import init from './faults/init/fault.ts';
import port from './faults/port/fault.ts';
import probe from './faults/probe/fault.ts';
import quota from './faults/quota/fault.ts';
import rbac from './faults/rbac/fault.ts';
import resource from './faults/resource/fault.ts';
import selector from './faults/selector/fault.ts';
import taint from './faults/taint/fault.ts';
import volume from './faults/volume/fault.ts';

/** The Pod of the catalog, of which there is one in each step. */
const POD = 'pod=$(kubectl get pods -l app=catalog -o name)';

/** Waits until the Pods of before are gone, so that the next look finds one Pod and not two. */
const changed = (change: string): string =>
  `old=$(kubectl get pods -l app=catalog -o name)\n${change}\nkubectl rollout status deployment/catalog --timeout=120s\nkubectl wait --for=delete $old --timeout=60s > /dev/null`;

/** Asks until it is refused: the rules of the nodes follow a change within a second or two. */
const UNTIL_REFUSED =
  "kubectl exec front -- sh -c 'until wget -qO- -T 2 http://catalog/ 2>&1 | grep refused; do sleep 1; done'";
const UNTIL_ANSWERED =
  "kubectl exec front -- sh -c 'until wget -qO- -T 2 http://catalog/ 2>/dev/null; do sleep 1; done'";

/** The state of the catalog's only container, once it waits to be started again. */
const CRASHING =
  "until kubectl get pods -l app=catalog -o custom-columns='PHASE:.status.phase,WAITING:.status.containerStatuses[0].state.waiting.reason,LAST EXIT:.status.containerStatuses[0].lastState.terminated.exitCode' \\\n  | grep -e WAITING -e CrashLoopBackOff > state.txt && grep -q CrashLoopBackOff state.txt; do sleep 1; done; cat state.txt";

const capture = (question: string): string => `${POD}\nsh capture.sh "$pod" pod/front ${question}`;

export default defineLab({
  title: { en: 'Find the fault, then repair it', zh: '先找到故障，再动手修' },
  summary: {
    en: 'Go from a complaint to its cause by five looks in a fixed order, repair the cause, and prove that the repair lasts.',
    zh: '按固定的顺序看五处，从用户的抱怨一路找到原因；消除原因，并证明修复经得住考验。',
  },
  needs: ['cluster'],
  provenAlone: {
    en: 'one of the wrong repairs takes the taint off the control-plane node for some seconds',
    zh: '有一种错误的修法会把控制平面节点的污点去掉几秒钟',
  },
  images: {
    base: ['node:24-slim', 'busybox:1.37', 'python:3.13-slim'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1', 'busybox:1.37'],
  },
  steps: [
    {
      id: 'complaint',
      title: { en: 'The complaint, seen with your own eyes', zh: '亲眼看到抱怨的现象' },
      text: {
        en: 'Somebody says: the shop shows no products. Deploy the catalog as its team did, and ask for the products from where the customers’ requests come: the Pod `front`.',
        zh: '有人说：商店里看不到商品。照着 catalog 团队的做法部署它，再从顾客请求的来处，也就是 Pod `front` 里，访问一次商品。',
      },
      files: [
        {
          path: 'catalog.yaml',
          mark: [
            'Deployment/catalog:spec.template.spec.serviceAccountName',
            'Deployment/catalog:spec.template.spec.containers[name=catalog].env',
            'Service/catalog:spec.selector',
            'Service/catalog:spec.ports',
          ],
        },
      ],
      commands: [
        'kubectl apply -f front.yaml -f catalog.yaml',
        { run: 'kubectl wait --for=condition=Ready pod/front --timeout=120s', within: 130 },
        UNTIL_REFUSED,
      ],
      checks: [
        check.podReady('front', { within: 60 }),
        check.object('Service', 'catalog', { match: { spec: { selector: { app: 'catalog' } } } }),
      ],
    },
    {
      id: 'events',
      title: { en: 'Events: what was tried', zh: '事件：试过什么' },
      text: {
        en: 'There is no Pod at all, so there is nothing to describe and no log to read. Ask who should have made it: first the Deployment, then its ReplicaSet.',
        zh: '一个 Pod 都没有，没有可以 describe 的对象，也没有日志可看。问问本该创建它的那一位：先问 Deployment，再问它的 ReplicaSet。',
      },
      files: [{ path: 'account.yaml' }],
      commands: [
        'kubectl get deployment,pods -l app!=front',
        { run: 'kubectl logs deployment/catalog --pod-running-timeout=1s', exit: 1 },
        "kubectl get events --field-selector involvedObject.kind=Deployment \\\n  -o custom-columns='REASON:.reason,MESSAGE:.message'",
        "kubectl get events --field-selector involvedObject.kind=ReplicaSet \\\n  -o custom-columns='TYPE:.type,REASON:.reason,MESSAGE:.message' --no-headers | sort -u",
        'kubectl apply -f account.yaml',
        'until kubectl get pods -l app=catalog -o name | grep pod/; do sleep 1; done',
      ],
      checks: [
        check.object('ServiceAccount', 'catalog'),
        check.count('Pod', 'app=catalog', { count: 1 }),
      ],
    },
    {
      id: 'status',
      title: { en: 'Status: how far it came', zh: '状态：走到了哪一步' },
      text: {
        en: 'Now there is a Pod. Its status says how far it came: scheduled, containers made, started, ended. Read the state of the container, and how it ended last time.',
        zh: '现在有 Pod 了。状态里写着它走到了哪一步：调度、创建容器、启动、退出。看看容器现在的状态，以及上一次是怎么退出的。',
      },
      commands: [
        {
          run: CRASHING,
          within: 90,
        },
        'kubectl get pods -l app=catalog -o jsonpath=\'{range .items[0].status.conditions[*]}{.type}={.status}{"\\n"}{end}\' | sort',
      ],
      checks: [
        check.command('cat state.txt', { id: 'seen', stdout: 'CrashLoopBackOff' }),
        check.count('Pod', 'app=catalog', {
          count: 1,
          within: 60,
          match: {
            status: {
              containerStatuses: [{ lastState: { terminated: { exitCode: 3, reason: 'Error' } } }],
            },
          },
        }),
      ],
    },
    {
      id: 'logs',
      title: { en: 'Logs: what the program said', zh: '日志：程序说了什么' },
      text: {
        en: 'Exit code 3 is the program’s own. It ran, and before it ended it spoke. Read it, repair the name of the file, and read again.',
        zh: '退出码 3 是程序自己给的。它运行过，退出之前还说了话。读一读，改正文件名，再读一次。',
      },
      commands: [
        'kubectl logs deployment/catalog',
        {
          run: changed('kubectl set env deployment/catalog PRODUCTS=/data/products.txt'),
          show: ['env updated', 'successfully'],
          within: 200,
        },
        'kubectl logs deployment/catalog',
        'kubectl get deployment catalog',
      ],
      checks: [check.deployment('catalog', { ready: 1, within: 60 })],
    },
    {
      id: 'inside',
      title: { en: 'Inside: what it looks like from in there', zh: '进到里面：从里面看是什么样' },
      text: {
        en: 'Ready, no restarts, a log without complaint, an endpoint. Ask again from `front`. Then look from inside the Pod: its image has none of the tools, so bring them along in an ephemeral container.',
        zh: '就绪，没有重启，日志里没有抱怨，端点也有。再从 `front` 访问一次，然后进到 Pod 里看：它的镜像里什么工具都没有，就用临时容器把工具带进去。',
      },
      commands: [
        UNTIL_REFUSED,
        "kubectl get endpointslices -l kubernetes.io/service-name=catalog \\\n  -o custom-columns='PORTS:.ports[*].port,ADDRESSES:.endpoints[*].addresses[0],READY:.endpoints[*].conditions.ready'",
        "kubectl exec deployment/catalog -- sh -c 'command -v netstat ss wget curl tcpdump || echo none of them'",
        {
          run: `${POD}\nkubectl debug "$pod" --image=busybox:1.37 --container=look --target=catalog \\\n  --profile=restricted -- sleep 3600\nuntil kubectl exec "$pod" -c look -- true 2>/dev/null; do sleep 1; done`,
          show: 'none',
        },
        `${POD}\nkubectl exec "$pod" -c look -- netstat -ltn`,
        `${POD}\nkubectl exec "$pod" -c look -- wget -qO- -T 2 http://127.0.0.1:8080/`,
      ],
      checks: [
        check.endpoints('catalog', { ready: 1, port: 8080 }),
        check.count('Pod', 'app=catalog', {
          count: 1,
          match: {
            status: { ephemeralContainerStatuses: [{ name: 'look', state: { running: {} } }] },
          },
        }),
      ],
    },
    {
      id: 'node',
      title: { en: 'The node: without Kubernetes in between', zh: '节点：绕开 Kubernetes 直接看' },
      text: {
        en: 'The same once more, on the node: the state of the containers and the log from the runtime, and the Pod’s network from outside the Pod. Nothing inside the Pod is needed. The API is asked only for the Pod’s node and uid.',
        zh: '同样的东西，到节点上再看一遍：向运行时要容器的状态和日志，从 Pod 外面看 Pod 的网络。Pod 里什么都不需要有；向 API 打听的，只有 Pod 所在的节点和它的 uid。',
      },
      files: [{ path: 'on-node.sh' }],
      commands: [
        `${POD}\nsh on-node.sh "$pod" 'crictl ps --pod $sandbox -o json | jq -r ".containers[] | .metadata.name + \\"  \\" + .state" | sort'`,
        `${POD}\nsh on-node.sh "$pod" 'crictl logs $(crictl ps --quiet --name catalog --pod $sandbox)'`,
        `${POD}\nsh on-node.sh "$pod" 'nsenter -t $pause -n ss -Hltn | tr -s " "' | tee sockets.txt`,
        `${POD}\nsh on-node.sh "$pod" 'nsenter -t $pause -n ip -brief address | tr -s " "'`,
      ],
      checks: [
        check.command('cat sockets.txt', { id: 'only-itself', stdout: '127\\.0\\.0\\.1:8080' }),
      ],
    },
    {
      id: 'packets',
      title: { en: 'Packets: how far the question gets', zh: '数据包：请求走到了哪里' },
      text: {
        en: 'Listen on the Pod’s network card while `front` asks. Then let the program listen on all its addresses, and listen once more.',
        zh: '在 Pod 的网卡上抓包，同时让 `front` 访问一次。再让程序在它的所有地址上监听，然后再抓一次。',
      },
      files: [{ path: 'capture.sh' }, { path: 'packets.py' }],
      commands: [
        {
          run: capture("kubectl exec front -- sh -c 'wget -qO- -T 2 http://catalog/ 2>&1 || true'"),
          show: ['>', 'refused'],
        },
        {
          run: changed('kubectl set env deployment/catalog HOST=0.0.0.0'),
          show: ['env updated', 'successfully'],
          within: 200,
        },
        UNTIL_ANSWERED,
        {
          run: capture('kubectl exec front -- wget -qO- -T 2 http://catalog/'),
          show: ['SYN', 'tea'],
        },
      ],
      checks: [
        check.deployment('catalog', { ready: 1 }),
        check.http('http://catalog/', { from: { pod: 'front' }, body: '^tea' }),
      ],
      keeps: [
        'Deployment',
        'ReplicaSet',
        { kind: 'Pod', selector: 'app=catalog' },
        { kind: 'ConfigMap', selector: 'app=catalog' },
        { kind: 'ServiceAccount', selector: 'app=catalog' },
        'Service',
        'EndpointSlice',
      ],
    },
  ],
  tasks: [
    {
      id: 'bank-key',
      title: { en: 'A key that the bank refuses', zh: '银行不认的密钥' },
      text: {
        en: 'Apply `payment.yaml`: the payment does not stay up. Find out why, and repair `payment.yaml`. The key is `shop-bank-000017`; it belongs in the Secret, and the payment goes on checking it as strictly as now.',
        zh: '应用 `payment.yaml`：payment 起来就退出。找出原因，修好 `payment.yaml`。密钥是 `shop-bank-000017`，它该待在 Secret 里；payment 对密钥的检查也要和现在一样严格。',
      },
      files: [{ path: 'payment.yaml' }],
      hints: [
        {
          en: 'Is there a Pod? How far did it come? If it ran: what did it say?',
          zh: '有没有 Pod？走到了哪一步？如果运行过：它说了什么？',
        },
        {
          en: 'Count the characters of the key that you see, then those that are stored: `kubectl get secret payment -o jsonpath={.data.key} | base64 -d | od -c`.',
          zh: '数一数你看到的密钥有几个字符，再数一数存下来的：`kubectl get secret payment -o jsonpath={.data.key} | base64 -d | od -c`。',
        },
        {
          en: 'What does `|` mean in YAML? After the Secret has changed, the container must start again to be given the new value.',
          zh: 'YAML 里的 `|` 是什么意思？Secret 改了之后，容器要重新启动才会拿到新的值。',
        },
      ],
      checks: [
        check.deployment('payment', {
          id: 'runs',
          ready: 1,
          within: 20,
          hint: {
            en: 'It does not stay up. A container that ran and ended has an exit code and a log.',
            zh: '它起来就退出。运行过又退出的容器，有退出码，也有日志。',
          },
        }),
        check.object('Deployment', 'payment', {
          id: 'from-secret',
          within: 5,
          match: {
            spec: {
              template: {
                spec: {
                  containers: [
                    { env: [{ name: 'KEY', valueFrom: { secretKeyRef: { name: 'payment' } } }] },
                  ],
                },
              },
            },
          },
          hint: {
            en: 'It runs, but its key no longer comes from the Secret. Who may read a Deployment, and where is its manifest kept?',
            zh: '它运行了，但密钥不再来自 Secret。Deployment 谁能读？它的清单又存放在哪里？',
          },
        }),
        check.object('Deployment', 'payment', {
          id: 'strict',
          within: 5,
          match: {
            spec: {
              template: { spec: { containers: [{ env: [{ name: 'STRICT', value: 'yes' }] }] } },
            },
          },
          hint: {
            en: 'It runs because nobody checks the key any more. The bank still will.',
            zh: '它能运行，是因为已经没有谁检查密钥。银行可还是要查的。',
          },
        }),
        check.exec('deploy/payment', ['sh', '-c', 'printf "[%s]" "$KEY"'], {
          id: 'key',
          stdout: '^\\[shop-bank-000017\\]$',
          within: 15,
          hint: {
            en: 'The key that it has is not exactly the bank’s: compare character by character, and count.',
            zh: '它拿到的密钥和银行的不完全一样：逐个字符比一比，再数一数。',
          },
        }),
      ],
      solve: [
        'kubectl apply -f payment.yaml',
        'cp solution/payment.yaml payment.yaml',
        'kubectl apply -f payment.yaml',
        'kubectl rollout restart deployment/payment',
      ],
      solution: [{ path: 'solution/payment.yaml', mark: ['Secret/payment:stringData'] }],
      wrong: [
        {
          id: 'not-strict',
          says: { en: 'the check is switched off', zh: '把检查关掉' },
          run: ["sed \"s/value: 'yes'/value: 'no'/\" payment.yaml | kubectl apply -f -"],
          caughtBy: 'strict',
        },
        {
          id: 'in-the-open',
          says: { en: 'the key is typed into the Deployment', zh: '把密钥直接写进 Deployment' },
          run: [
            `kubectl patch deployment payment --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/env/1","value":{"name":"KEY","value":"shop-bank-000017"}}]'`,
          ],
          caughtBy: 'from-secret',
          undo: ['kubectl delete deployment payment'],
        },
        {
          id: 'seventeen',
          says: { en: 'the program is told to expect 17', zh: '让程序改成要十七个字符' },
          run: ["sed 's/-ne 16/-ne 17/' payment.yaml | kubectl apply -f -"],
          caughtBy: 'key',
        },
        {
          id: 'another-key',
          says: { en: 'any key of sixteen characters', zh: '随便换一把十六个字符的密钥' },
          run: [
            'sed "s/key: |/key: shop-bank-000000/; /^    shop-bank-000017/d" payment.yaml | kubectl apply -f -',
            'kubectl rollout restart deployment/payment',
          ],
          caughtBy: 'key',
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'restart-first',
      title: { en: 'Restart first, ask later', zh: '先重启再说' },
      text: {
        en: 'Let the catalog read a file that is not there. Then do what many do first: delete the Pod that fails. And now try to read what that Pod said.',
        zh: '让 catalog 去读一个不存在的文件。然后做很多人第一步就做的事：删掉出错的 Pod。再试试看那个 Pod 说过什么。',
      },
      commands: [
        {
          run: 'kubectl set env deployment/catalog PRODUCTS=/data/prices.txt\nuntil kubectl get pods -l app=catalog -o jsonpath=\'{range .items[*]}{.metadata.name}{" "}{.status.containerStatuses[0].state.waiting.reason}{"\\n"}{end}\' | grep CrashLoopBackOff > failing.txt; do sleep 1; done',
          show: 'none',
          within: 90,
        },
        'kubectl exec front -- wget -qO- -T 2 http://catalog/',
        {
          run: 'failing=$(cut -d " " -f 1 failing.txt)\nkubectl logs "$failing"\nkubectl delete pod "$failing" > /dev/null\nkubectl logs "$failing"',
          exit: 1,
        },
        {
          run: 'until kubectl get pods -l app=catalog -o jsonpath=\'{range .items[*]}{.status.containerStatuses[0].state.waiting.reason}{"\\n"}{end}\' | grep CrashLoopBackOff; do sleep 1; done',
          within: 90,
        },
      ],
      checks: [
        check.object('Deployment', 'catalog', {
          match: {
            spec: {
              template: {
                spec: {
                  containers: [{ env: [{ name: 'PRODUCTS', value: '/data/prices.txt' }] }],
                },
              },
            },
          },
        }),
        check.command(
          "kubectl get pods -l app=catalog -o jsonpath='{..lastState.terminated.exitCode}'",
          { id: 'fails-again', stdout: '\\b3\\b', within: 60 },
        ),
      ],
    },
    {
      id: 'luck',
      title: { en: 'Repaired by luck', zh: '碰巧修好' },
      text: {
        en: 'Let the Service look for one label more than the Pod has. Then repair it in the quickest way: give that label to the Pod that runs. It works. Delete the Pod, as any update or lost node would.',
        zh: '让 Service 多选一个 Pod 没有的标签。然后用最快的办法修：给正在运行的 Pod 贴上这个标签。好了。再把这个 Pod 删掉，就像任何一次更新或丢失节点那样。',
      },
      commands: [
        {
          run: 'kubectl set env deployment/catalog PRODUCTS=/data/products.txt\nuntil [ "$(kubectl get pods -l app=catalog -o name | wc -l)" -eq 1 ]; do sleep 1; done',
          show: 'none',
          within: 90,
        },
        'kubectl patch service catalog -p \'{"spec":{"selector":{"release":"stable"}}}\'',
        UNTIL_REFUSED,
        'kubectl label pods -l app=catalog release=stable > /dev/null',
        UNTIL_ANSWERED,
        'kubectl delete pods -l app=catalog > /dev/null',
        {
          run: 'kubectl wait --for=condition=Available deployment/catalog --timeout=60s',
          within: 90,
        },
        UNTIL_REFUSED,
      ],
      checks: [
        check.object('Service', 'catalog', {
          match: { spec: { selector: { app: 'catalog', release: 'stable' } } },
        }),
        check.deployment('catalog', { ready: 1 }),
        check.endpoints('catalog', { ready: 0 }),
      ],
    },
  ],
  faults: [
    selector,
    image,
    probe,
    quota,
    dnsPolicy,
    port,
    rbac,
    resource,
    configKey,
    init,
    volume,
    taint,
  ],
  claims: [
    {
      id: 'logs-first',
      says: {
        en: 'The first thing to look at is the log.',
        zh: '排错第一步看日志。',
      },
      verdict: 'only-if',
      because: {
        en: 'Only if a container ran. Here there was not even a Pod; who tried to make it had left an event. Status and events say how far it came, and only then there may be a log.',
        zh: '前提是容器运行过。这里连 Pod 都没有，想创建它的那一位留下了事件。先从事件和状态看它走到了哪一步，之后才可能有日志。',
      },
      proof: 'events',
    },
    {
      id: 'describe-deployment',
      says: {
        en: 'The events of a Deployment tell why it has no Pods.',
        zh: 'Deployment 没有 Pod 的原因，看 Deployment 的事件就知道。',
      },
      verdict: 'wrong',
      because: {
        en: 'Its events only said that it scaled a ReplicaSet. It is the ReplicaSet that makes Pods, and the refusal is in the events of the ReplicaSet: an event stands at the object that it is about.',
        zh: 'Deployment 的事件只说它扩了一个 ReplicaSet。创建 Pod 的是 ReplicaSet，遭到拒绝的事也记在 ReplicaSet 的事件里：办的是谁的事，事件就记在谁名下。',
      },
      proof: 'events',
    },
    {
      id: 'crash-loop-error',
      says: { en: 'CrashLoopBackOff is the error.', zh: 'CrashLoopBackOff 就是错误原因。' },
      verdict: 'wrong',
      because: {
        en: 'It names the pause before the next start. The error is how the last run ended: exit code 3, and a sentence in the log.',
        zh: '它说的是下一次启动之前的等待。错误在上一次是怎么退出的：退出码 3，以及日志里的一句话。',
      },
      proof: 'status',
    },
    {
      id: 'ready-means-reachable',
      says: {
        en: 'A Pod that is ready, with an endpoint in its Service, can be reached.',
        zh: 'Pod 就绪了，Service 里也有它的端点，就一定能访问到。',
      },
      verdict: 'wrong',
      because: {
        en: 'Ready means that its probe succeeded. This one asked for a file; the program listened on 127.0.0.1 alone, and every customer was refused.',
        zh: '就绪只表示探针成功了。这里的探针问的是一个文件，而程序只在 127.0.0.1 上监听，每个顾客都遭到拒绝。',
      },
      proof: 'inside',
    },
    {
      id: 'tools-in-image',
      says: {
        en: 'An image needs a shell and tools, or its Pods cannot be debugged.',
        zh: '镜像里得装上 shell 和各种工具，否则 Pod 没法排错。',
      },
      verdict: 'wrong',
      because: {
        en: 'An ephemeral container brought its own tools and saw the network of the Pod. The node saw the same, without anything in the Pod.',
        zh: '临时容器自带工具，看到的就是 Pod 的网络。节点上看到的也一样，Pod 里什么都不用装。',
      },
      proof: 'node',
    },
    {
      id: 'refused-is-network',
      says: {
        en: '“Connection refused” means that the network is broken.',
        zh: '“Connection refused”说明网络坏了。',
      },
      verdict: 'wrong',
      because: {
        en: 'The question reached the Pod’s card, and the Pod’s own kernel sent RST back: nobody listened at that address. Somebody has to be reached to refuse.',
        zh: '请求到了 Pod 的网卡，是 Pod 自己的内核回了 RST：那个地址上没有程序监听。要有谁来拒绝，得先走到那里。',
      },
      proof: 'packets',
    },
    {
      id: 'restart-helps',
      says: {
        en: 'Restart the Pod first; if that does not help, look for the cause.',
        zh: '先重启 Pod，不行再找原因。',
      },
      verdict: 'wrong',
      because: {
        en: 'The log went with the Pod, and the next one failed in the same way, because the same template made it. Look first.',
        zh: '日志跟着 Pod 一起没了，而新 Pod 照样出错，因为它们出自同一个模板。先看再动手。',
      },
      proof: 'restart-first',
    },
    {
      id: 'works-is-repaired',
      says: { en: 'If it works again, it is repaired.', zh: '能用了就是修好了。' },
      verdict: 'only-if',
      because: {
        en: 'Only if it works with new Pods, too. The label was on the Pod and not in the template, and the answer went with the Pod.',
        zh: '换成新的 Pod 也能用才算。标签贴在 Pod 上，没写进模板，Pod 一没，应答也没了。',
      },
      proof: 'luck',
    },
  ],
  putBack: [
    // Whoever took the taint off to repair a fault may not have put it back.
    'kubectl taint nodes -l node-role.kubernetes.io/control-plane node-role.kubernetes.io/control-plane=:NoSchedule --overwrite',
    "kubectl get clusterrolebindings -o custom-columns='NAME:.metadata.name,FOR:.subjects[*].namespace' --no-headers \\\n  | grep ' lab-debugging-case-' | cut -d ' ' -f 1 \\\n  | while read -r name; do kubectl delete clusterrolebinding \"$name\"; done",
  ],
});
