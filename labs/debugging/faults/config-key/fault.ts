import { check, defineFault } from '#lab-kit';

const VERSION = '/spec/template/spec/containers/0/env/0';

export default defineFault({
  id: 'config-key',
  title: {
    en: 'a container names a key that its ConfigMap does not have',
    zh: '容器引用了 ConfigMap 里没有的键',
  },
  text: {
    en: 'The catalog does not start, and from `front` `http://catalog/` is refused. It must say the number of this release, which it reads from the ConfigMap `settings`. That is shared with other teams: it changes with each release, and not for us.',
    zh: 'catalog 启动不了，从 `front` 访问 `http://catalog/` 遭到拒绝。它要报出本次发布的编号，编号从 ConfigMap `settings` 里读。`settings` 是几个团队共用的：每次发布都会变，但不会为我们改。',
  },
  looks: [
    {
      run: "until kubectl get pods -l app=catalog -o jsonpath='{.items[*].status.containerStatuses[0].state.waiting.reason}' | grep -q CreateContainerConfigError; do sleep 1; done",
      show: 'none',
    },
    'kubectl get pods -l app=catalog -o jsonpath=\'{.items[0].status.containerStatuses[0].state.waiting.reason}{"\\n"}\'',
    'kubectl get pods -l app=catalog -o jsonpath=\'{.items[0].status.containerStatuses[0].state.waiting.message}{"\\n"}\'',
    'kubectl get configmap settings -o jsonpath=\'{.data}{"\\n"}\'',
  ],
  hints: [
    {
      en: 'The image is there, the node is there, and no container was made. The status says why.',
      zh: '镜像有，节点也有，容器却没有创建出来。原因写在状态里。',
    },
    {
      en: 'The message names an object and a key. Look what keys that object has.',
      zh: '消息里写着一个对象和一个键。看看那个对象里有哪些键。',
    },
    {
      en: 'The ConfigMap stays as it is, so the reference in the Deployment must change.',
      zh: 'ConfigMap 不能动，所以要改 Deployment 里的引用。',
    },
  ],
  checks: [
    check.http('http://catalog/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^web 7 on catalog-',
      within: 45,
      hint: {
        en: 'The answer must say `web 7`. What does the container wait for, or where does it take its number from?',
        zh: '应答里要有 `web 7`。容器在等什么？它的编号又是从哪里来的？',
      },
    }),
    check.object('Deployment', 'catalog', {
      id: 'kept',
      within: 5,
      match: {
        spec: {
          template: {
            spec: {
              containers: [
                {
                  env: [{ name: 'VERSION', valueFrom: { configMapKeyRef: { name: 'settings' } } }],
                },
              ],
            },
          },
        },
      },
      hint: {
        en: 'It says 7 today. With the next release it will still say 7: where does its number come from now?',
        zh: '今天它报的是 7，下次发布时它报的还会是 7：它的编号现在从哪里来？',
      },
    }),
    check.object('ConfigMap', 'settings', {
      id: 'strict',
      within: 5,
      match: { data: { $matches: '^\\{"release":"7"\\}$' } },
      hint: {
        en: 'The settings that others share were changed for the catalog’s sake. Nobody will change your copy with the next release.',
        zh: '为了 catalog，大家共用的配置给改了。下次发布时，没有人会来改你加的那一份。',
      },
    }),
  ],
  solve: [
    "until sed 's/key: version/key: release/' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'optional',
      says: { en: 'the key is declared optional', zh: '把这个键标成可选' },
      run: [
        `kubectl patch deployment catalog --type=json -p '[{"op":"add","path":"${VERSION}/valueFrom/configMapKeyRef/optional","value":true}]'`,
      ],
      caughtBy: 'works',
    },
    {
      id: 'typed-in',
      says: { en: 'the number is typed into the Deployment', zh: '把编号直接写进 Deployment' },
      run: [
        `kubectl patch deployment catalog --type=json -p '[{"op":"replace","path":"${VERSION}","value":{"name":"VERSION","value":"7"}}]'`,
      ],
      caughtBy: 'kept',
    },
    {
      id: 'second-key',
      says: {
        en: 'the key is added to what others share',
        zh: '往大家共用的 ConfigMap 里加了这个键',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch configmap settings -p '{"data":{"version":"7"}}'`,
      ],
      caughtBy: 'strict',
    },
    {
      id: 'renamed',
      says: {
        en: 'the key that others share gets another name',
        zh: '把大家共用的那个键改了名',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch configmap settings --type=json -p '[{"op":"move","from":"/data/release","path":"/data/version"}]'`,
      ],
      caughtBy: 'strict',
    },
  ],
  because: {
    en: '`CreateContainerConfigError` named the ConfigMap and the key; the ConfigMap called it `release`. With `optional` the program would have started and said a wrong number: a fault that nobody sees is worse.',
    zh: '`CreateContainerConfigError` 写明了 ConfigMap 和键，而 ConfigMap 里那个键叫 `release`。标成 `optional`，程序倒是能启动，只是报出错误的编号：看不见的故障更糟。',
  },
});
