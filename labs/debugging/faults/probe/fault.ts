import { check, defineFault } from '#lab-kit';

const PROBE = '/spec/template/spec/containers/0/readinessProbe';

export default defineFault({
  id: 'probe',
  title: {
    en: 'the readiness probe asks a port on which nothing listens',
    zh: '就绪探针访问了一个没有程序监听的端口',
  },
  text: {
    en: 'From `front`, `http://payment/` is refused. The log of the payment says that the program listens. Its operators want no customer sent to it while it says that it is not ready.',
    zh: '从 `front` 访问 `http://payment/` 遭到拒绝。payment 的日志说程序在监听。运维要求：它说自己未就绪的时候，不能把顾客派给它。',
  },
  looks: [
    {
      run: 'until kubectl get events --field-selector reason=Unhealthy | grep -q payment; do sleep 1; done',
      show: 'none',
    },
    'kubectl get deployment payment',
    'kubectl logs deployment/payment | grep listens',
    'kubectl get events --field-selector reason=Unhealthy -o custom-columns=MESSAGE:.message --no-headers | grep Readiness | sort -u | head -n 1',
  ],
  hints: [
    {
      en: 'The program runs and the Pod is not `Ready`. Who decides that, and what did they say?',
      zh: '程序在运行，Pod 却不是 `Ready`。这由谁说了算，它说了什么？',
    },
    {
      en: 'The events of the Pod name the address and the port that were asked.',
      zh: 'Pod 的事件里写着访问的地址和端口。',
    },
    {
      en: 'The program’s log names its port. Let the probe ask that one, still for `/readyz`.',
      zh: '程序的日志里写着它的端口。让探针去问那个端口，路径仍是 `/readyz`。',
    },
  ],
  checks: [
    check.http('http://payment/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^web 1 on payment-',
      within: 45,
      hint: {
        en: 'The Service has nobody to lead `front` to. Is there a Pod that counts as ready, and if not, why?',
        zh: 'Service 没有可以带 `front` 去的 Pod。有没有算作就绪的 Pod？没有的话，为什么？',
      },
    }),
    check.object('Deployment', 'payment', {
      id: 'kept',
      within: 5,
      match: {
        spec: {
          template: {
            spec: { containers: [{ readinessProbe: { httpGet: { path: '/readyz' } } }] },
          },
        },
      },
      hint: {
        en: 'It answers because nobody asks it any more whether it is ready. `/readyz` is where the program says so.',
        zh: '有应答，是因为已经没有谁去问它是否就绪。程序在 `/readyz` 上说这件事。',
      },
    }),
    check.deployment('payment', {
      id: 'strict',
      ready: 1,
      within: 30,
      hint: {
        en: 'It answers although its Pod is not ready: customers reach it whatever it says about itself. What makes the Service send them there?',
        zh: '有应答，但它的 Pod 并未就绪：不管它怎么说，顾客都会被派过去。是什么让 Service 这样做？',
      },
    }),
    check.object('Service', 'payment', {
      id: 'whole',
      within: 5,
      match: { spec: { publishNotReadyAddresses: { $not: true } } },
      hint: {
        en: 'The Pod is ready now. When it is not one day, the Service will send customers to it all the same: something from an earlier attempt is still there.',
        zh: 'Pod 现在就绪了。哪天它不就绪，Service 还是会把顾客派过去：之前某次尝试留下的东西还在。',
      },
    }),
  ],
  solve: ["until sed 's/port: 8081/port: http/' app.yaml | kubectl replace -f -; do sleep 1; done"],
  wrong: [
    {
      id: 'no-probe',
      says: { en: 'the probe is taken away', zh: '把探针删掉' },
      run: [
        `kubectl patch deployment payment --type=json -p '[{"op":"remove","path":"${PROBE}"}]'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'always-ready',
      says: { en: 'a probe that can only succeed', zh: '换成永远成功的探针' },
      run: [
        `kubectl patch deployment payment --type=json -p '[{"op":"add","path":"${PROBE}","value":{"exec":{"command":["true"]}}}]'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'publish-unready',
      says: {
        en: 'the Service is told to send customers to Pods that are not ready',
        zh: '让 Service 把顾客也派给未就绪的 Pod',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch service payment -p '{"spec":{"publishNotReadyAddresses":true}}'`,
      ],
      caughtBy: 'strict',
    },
    {
      id: 'still-unready',
      says: {
        en: 'the probe is right, and the Service still takes Pods that are not ready',
        zh: '探针改对了，Service 却还收未就绪的 Pod',
      },
      run: [
        "until sed 's/port: 8081/port: http/' app.yaml | kubectl replace -f -; do sleep 1; done",
        `kubectl patch service payment -p '{"spec":{"publishNotReadyAddresses":true}}'`,
      ],
      caughtBy: 'whole',
    },
  ],
  because: {
    en: 'READY was 0/1, and an event said `connection refused` on port 8081: the kubelet asked the wrong door. Without a probe, or past it, customers would have been sent to a program that says “not now”.',
    zh: 'READY 是 0/1，事件里写着访问 8081 端口时 `connection refused`：kubelet 敲错了门。删掉探针或绕过它，顾客就会被派给正在说“现在不行”的程序。',
  },
});
