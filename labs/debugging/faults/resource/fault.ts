import { check, defineFault } from '#lab-kit';

const RESOURCES = '/spec/template/spec/containers/0/resources';

export default defineFault({
  id: 'resource',
  title: { en: 'a request of 250 CPUs: the `m` is missing', zh: '申请了 250 个 CPU：漏写了 `m`' },
  text: {
    en: 'The cart has not started since it was deployed, and from `front` `http://cart/` is refused. The nodes have hardly anything to do. At its busiest the cart takes about a tenth of a CPU and a few Mi of memory; the cluster must go on being told what it needs.',
    zh: 'cart 部署之后一直没有启动，从 `front` 访问 `http://cart/` 遭到拒绝。节点几乎都闲着。最忙的时候，cart 用大约十分之一个 CPU 和几 Mi 内存；它需要多少，仍要如实告诉集群。',
  },
  looks: [
    {
      run: "until kubectl get pods -l app=cart -o jsonpath='{.items[*].status.conditions[*].reason}' | grep -q Unschedulable; do sleep 1; done",
      show: 'none',
    },
    'kubectl get pods -l app=cart -o jsonpath=\'{.items[0].status.conditions[?(@.type=="PodScheduled")].message}{"\\n"}\' | grep -o \'[0-9] Insufficient cpu\'',
    'kubectl get deployment cart -o jsonpath=\'{.spec.template.spec.containers[0].resources.requests}{"\\n"}\'',
  ],
  hints: [
    {
      en: 'No node has taken the Pod. Who decides that, and where does it say why?',
      zh: '没有节点收下这个 Pod。这由谁决定？理由写在哪里？',
    },
    {
      en: 'The event `FailedScheduling` counts the nodes and tells for each what was in the way.',
      zh: '`FailedScheduling` 事件逐一数出各个节点，并写明各是什么妨碍了它。',
    },
    {
      en: 'A node is judged by what Pods request, not by what they use. Read the request with its unit.',
      zh: '判断节点有没有余地，看的是申请量而不是使用量。连同单位再读一遍申请量。',
    },
  ],
  checks: [
    check.http('http://cart/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^cart',
      within: 45,
      hint: {
        en: 'Nobody answers. Before a Pod can run, a node must be found for it: what does the scheduler say?',
        zh: '没有应答。Pod 要运行，先得找到节点：调度器怎么说？',
      },
    }),
    check.object('Deployment', 'cart', {
      id: 'kept',
      within: 5,
      match: {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  resources: {
                    requests: {
                      cpu: { $matches: '^(?:[5-9][0-9]|[1-4][0-9]{2})m$' },
                      memory: { $exists: true },
                    },
                    limits: { memory: { $exists: true } },
                  },
                },
              ],
            },
          },
        },
      },
      hint: {
        en: 'It runs, but its requests and limits no longer say what it needs. Without them the scheduler packs blindly, and one cart can take a node’s memory.',
        zh: '它运行了，但申请量和上限已经说不清它需要多少。没有它们，调度器只能盲目装填，一个 cart 就可能吃光节点的内存。',
      },
    }),
  ],
  solve: [`until sed "s/cpu: '250'/cpu: 250m/" app.yaml | kubectl replace -f -; do sleep 1; done`],
  wrong: [
    {
      id: 'nothing-said',
      says: { en: 'requests and limits are taken away', zh: '把申请量和上限全部删掉' },
      run: [
        `kubectl patch deployment cart --type=json -p '[{"op":"remove","path":"${RESOURCES}"}]'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'nearly-nothing',
      says: {
        en: 'a request so small that it fits anywhere',
        zh: '申请量写得极小，放哪儿都行',
      },
      run: [
        'until sed "s/cpu: \'250\'/cpu: 10m/" app.yaml | kubectl replace -f -; do sleep 1; done',
      ],
      caughtBy: 'kept',
    },
    {
      id: 'no-limit',
      says: {
        en: 'the request is right, the limit of memory is gone',
        zh: '申请量对了，内存上限却没了',
      },
      run: [
        `kubectl patch deployment cart --type=json -p '[{"op":"add","path":"${RESOURCES}","value":{"requests":{"cpu":"250m","memory":"16Mi"}}}]'`,
      ],
      caughtBy: 'kept',
    },
  ],
  because: {
    en: '`Insufficient cpu` on both workers, though they were idle: the request said 250 CPUs, not 250 thousandths. What a Pod requests is set aside for it whether it uses it or not.',
    zh: '两个工作节点都闲着，却都是 `Insufficient cpu`：申请的是 250 个 CPU，而不是千分之 250 个。Pod 申请了多少，就为它预留多少，不管用不用。',
  },
});
