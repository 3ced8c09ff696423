import { check, defineFault } from '#lab-kit';

const CONTROL_PLANE = 'node-role.kubernetes.io/control-plane';
const tolerations = (list: readonly object[]): string =>
  `kubectl patch deployment backup -p '${JSON.stringify({ spec: { template: { spec: { tolerations: list } } } })}'`;

export default defineFault({
  id: 'taint',
  title: {
    en: 'a Pod does not tolerate the taint of the only node that it may use',
    zh: 'Pod 只能用一个节点，却不容忍这个节点的污点',
  },
  text: {
    en: '`backup` does not start. It copies the data of etcd, so it must run on the control-plane node. Nothing else of ours may run there, and it must leave like everybody else when a node is being emptied.',
    zh: '`backup` 一直没有启动。它备份 etcd 的数据，所以必须运行在控制平面节点上。我们的其他东西不许在那里运行；节点要腾空时，它也得和大家一样离开。',
  },
  looks: [
    {
      run: "until kubectl get pods -l app=backup -o jsonpath='{.items[*].status.conditions[*].reason}' | grep -q Unschedulable; do sleep 1; done",
      show: 'none',
    },
    'kubectl get pods -l app=backup -o jsonpath=\'{.items[0].status.conditions[?(@.type=="PodScheduled")].message}{"\\n"}\' | sed \'s/ preemption.*//\'',
    `kubectl get nodes -l ${CONTROL_PLANE} -o jsonpath='{.items[0].spec.taints}{"\\n"}'`,
  ],
  hints: [
    {
      en: 'The scheduler found no node. Its event counts them, with a reason for each group.',
      zh: '调度器没找到节点。它的事件按组数出各个节点，每组都写着原因。',
    },
    {
      en: 'Two nodes are out because of what the Pod asks for, one because of what the node asks for.',
      zh: '两个节点出局是因为 Pod 提的要求，一个是因为节点提的要求。',
    },
    {
      en: 'A Pod can say that it tolerates a taint: that one, by its key and its effect.',
      zh: 'Pod 可以声明自己容忍某个污点：就那一个，写明键和效果。',
    },
  ],
  checks: [
    check.deployment('backup', {
      id: 'works',
      ready: 1,
      within: 45,
      hint: {
        en: 'No node for it yet. What does the scheduler say about each of the three?',
        zh: '还没有节点给它。调度器对三个节点各说了什么？',
      },
    }),
    check.count('Pod', 'app=backup', {
      id: 'kept',
      count: 1,
      within: 20,
      match: { spec: { nodeName: { $matches: 'control-plane$' } } },
      hint: {
        en: 'It runs, but where? On that node there is nothing to back up.',
        zh: '它运行了，可是在哪里？那个节点上没有可备份的东西。',
      },
    }),
    check.object('Deployment', 'backup', {
      id: 'strict',
      within: 5,
      match: {
        spec: {
          template: {
            spec: {
              nodeSelector: { [CONTROL_PLANE]: '' },
              tolerations: [{ key: CONTROL_PLANE }],
            },
          },
        },
      },
      hint: {
        en: 'It is on the right node, but not because it tolerates just that node’s taint. What else did you open, for it or for everybody?',
        zh: '它在对的节点上，但不是因为恰好容忍这个节点的污点。你还为它、或者为所有人，打开了什么？',
      },
    }),
    check.command(
      `kubectl get nodes -l ${CONTROL_PLANE} -o jsonpath='{.items[0].spec.taints[*].key}'`,
      {
        id: 'whole',
        stdout: CONTROL_PLANE,
        within: 5,
        hint: {
          en: 'The node has lost its taint: now everybody’s Pods may come there. Put it back.',
          zh: '节点的污点没了：现在谁的 Pod 都能上去。把它加回来。',
        },
      },
    ),
  ],
  solve: [
    'until kubectl replace -f app.yaml; do sleep 1; done',
    tolerations([{ key: CONTROL_PLANE, operator: 'Exists', effect: 'NoSchedule' }]),
  ],
  wrong: [
    {
      id: 'elsewhere',
      says: { en: 'the demand for that node is dropped', zh: '不再要求那个节点' },
      run: [
        `kubectl patch deployment backup --type=json -p '[{"op":"remove","path":"/spec/template/spec/nodeSelector"}]'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'everything',
      says: { en: 'it tolerates every taint there is', zh: '容忍一切污点' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        tolerations([{ operator: 'Exists' }]),
      ],
      caughtBy: 'strict',
    },
    {
      id: 'no-taint',
      says: {
        en: 'the taint is taken off the node, too',
        zh: '还把节点上的污点也去掉了',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        tolerations([{ key: CONTROL_PLANE, operator: 'Exists', effect: 'NoSchedule' }]),
        `kubectl taint nodes -l ${CONTROL_PLANE} ${CONTROL_PLANE}:NoSchedule-`,
      ],
      caughtBy: 'whole',
      undo: [`kubectl taint nodes -l ${CONTROL_PLANE} ${CONTROL_PLANE}:NoSchedule --overwrite`],
    },
  ],
  because: {
    en: 'The scheduler counted three nodes: two were not the one asked for, one had a taint. A toleration for that taint is enough. Whoever tolerates all taints stays on a sick node, and comes straight back to one that is being emptied.',
    zh: '调度器数了三个节点：两个不是要求的那个，一个带着污点。容忍这一个污点就够了。容忍所有污点的 Pod，节点病了也不走，腾空节点时刚请走又回来。',
  },
});
