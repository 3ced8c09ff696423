import { check, defineFault } from '#lab-kit';

export default defineFault({
  id: 'quota',
  title: {
    en: 'the quota of the namespace has no room for the third Pod',
    zh: '命名空间的配额容不下第三个 Pod',
  },
  text: {
    en: 'For the sale, `payment` must have three Pods. Two came, and there is not even a third one that waits. The program needs about 10 Mi of memory. The platform team’s rules for this namespace stay as they are.',
    zh: '为了促销，`payment` 要有三个 Pod。只来了两个，连一个在等待的第三个都没有。程序大约需要 10 Mi 内存。平台团队给这个命名空间定的规矩不能动。',
  },
  looks: [
    {
      run: "kubectl wait --for=jsonpath='{.status.readyReplicas}'=2 deployment/payment --timeout=120s",
      show: 'none',
    },
    'kubectl get deployment payment',
    'kubectl get deployment payment -o jsonpath=\'{.status.conditions[?(@.type=="ReplicaFailure")].message}{"\\n"}\'',
    'kubectl get resourcequota team',
    'kubectl get deployment payment -o jsonpath=\'{.spec.template.spec.containers[0].resources.requests}{"\\n"}\'',
  ],
  hints: [
    {
      en: 'A Pod that does not exist has no events and no log. Who should have made it, and what do they say?',
      zh: '不存在的 Pod 没有事件，也没有日志。本该由谁创建它？那一位说了什么？',
    },
    {
      en: 'The ReplicaSet’s events, or the condition `ReplicaFailure` of the Deployment, name the rule, what was asked for, what is used already and where the limit is.',
      zh: 'ReplicaSet 的事件，或 Deployment 的 `ReplicaFailure` 状况，写着是哪条规矩、要了多少、已用多少、上限多少。',
    },
    {
      en: 'The rule counts what Pods request, not what they use. What does each of the three really need?',
      zh: '规矩数的是 Pod 申请了多少，不是用了多少。三个 Pod 各自真正需要多少？',
    },
  ],
  checks: [
    check.deployment('payment', {
      id: 'works',
      ready: 3,
      within: 60,
      hint: {
        en: 'There are not three Pods that are wanted, made and ready. Ask the one who makes them.',
        zh: '还没有三个既被要求、又已创建、并且就绪的 Pod。去问创建 Pod 的那一位。',
      },
    }),
    check.object('ResourceQuota', 'team', {
      id: 'kept',
      within: 5,
      match: { spec: { hard: { 'requests.memory': '256Mi' } } },
      hint: {
        en: 'Three Pods, but by changing the rule of the platform team. Others share these nodes: live within it.',
        zh: '三个 Pod 有了，但动了平台团队的规矩。节点是大家共用的：要在规矩之内解决。',
      },
    }),
    check.count('Pod', 'app=payment', {
      id: 'strict',
      count: 3,
      within: 20,
      match: {
        spec: {
          containers: [{ resources: { requests: { memory: { $matches: '^[1-9][0-9]Mi?$' } } } }],
        },
      },
      hint: {
        en: 'Three Pods within the quota, but their request for memory has nothing to do with their need of about 10 Mi.',
        zh: '配额之内有了三个 Pod，但申请的内存和实际需要（约 10 Mi）对不上。',
      },
    }),
  ],
  solve: [
    "until sed 's/memory: 128Mi/memory: 64Mi/' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'two-are-enough',
      says: { en: 'two Pods are wanted instead of three', zh: '把三个改成两个' },
      run: ['kubectl scale deployment payment --replicas=2'],
      caughtBy: 'works',
    },
    {
      id: 'more-room',
      says: { en: 'the quota is raised', zh: '把配额调高' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch resourcequota team -p '{"spec":{"hard":{"requests.memory":"1Gi"}}}'`,
        // The ReplicaSet tries again later and later: a new one tries at once.
        'kubectl rollout restart deployment/payment',
      ],
      caughtBy: 'kept',
    },
    {
      id: 'next-to-nothing',
      says: { en: 'each Pod requests next to nothing', zh: '每个 Pod 几乎不申请内存' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch deployment payment --type=json -p '[{"op":"replace","path":"/spec/template/spec/containers/0/resources/requests/memory","value":"1Mi"}]'`,
      ],
      caughtBy: 'strict',
    },
  ],
  because: {
    en: 'The Deployment’s condition said `exceeded quota`: no third Pod was ever made, so there was no Pod to describe. Requests of 64 Mi fit three times, and are still far above the need.',
    zh: 'Deployment 的状况里写着 `exceeded quota`：第三个 Pod 从来没有创建过，所以也没有 Pod 可以 describe。每个申请 64 Mi，三个放得下，而且仍远高于实际需要。',
  },
});
