import { check, defineFault } from '#lab-kit';

const INIT = '/spec/template/spec/initContainers';

export default defineFault({
  id: 'init',
  title: {
    en: 'an init container waits for a name that does not exist',
    zh: '初始化容器在等一个不存在的名字',
  },
  text: {
    en: '`front` does not start. It may not start before the cart answers: without that, the first customers of a morning lose what they chose. The cart runs.',
    zh: '`front` 启动不了。cart 应答之前它不许启动，否则每天早上的头几位顾客会丢掉选好的东西。cart 在运行。',
  },
  looks: [
    {
      run: 'until kubectl logs deployment/front -c wait 2>/dev/null | grep -q carts; do sleep 1; done',
      show: 'none',
    },
    "kubectl get pods -l app=front -o custom-columns='PHASE:.status.phase,INIT:.status.initContainerStatuses[0].state.running.startedAt,MAIN:.status.containerStatuses[0].state.waiting.reason'",
    'kubectl logs deployment/front -c wait | sort -u',
    'kubectl get services -o name',
  ],
  hints: [
    {
      en: '`Init:0/1`: something runs before the program, and does not end. `kubectl logs` takes the name of a container.',
      zh: '`Init:0/1`：程序之前有东西在运行，还没结束。`kubectl logs` 可以指定容器名。',
    },
    {
      en: 'Its log names what it waits for. Is there anything of that name?',
      zh: '它的日志里写着在等谁。有叫这个名字的东西吗？',
    },
    {
      en: 'Let it wait for the name under which the cart can really be reached.',
      zh: '让它去等真能访问到 cart 的那个名字。',
    },
  ],
  checks: [
    check.deployment('front', {
      id: 'works',
      ready: 1,
      within: 45,
      hint: {
        en: 'It has not started. Which of its containers runs now, and what is that one doing?',
        zh: '它还没启动。现在运行的是它的哪个容器，那个容器在做什么？',
      },
    }),
    check.command('kubectl logs deployment/front -c wait --tail=1', {
      id: 'kept',
      stdout: '^the cart answers',
      within: 20,
      hint: {
        en: 'It starts, but nothing says that the cart answered before: the log of its container `wait` used to end with that sentence.',
        zh: '它启动了，但没有什么能说明 cart 在那之前应答过：本来它的容器 `wait` 的日志最后会有这么一句。',
      },
    }),
  ],
  solve: [
    "until sed 's#http://carts/#http://cart/#' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'no-waiting',
      says: { en: 'the init container is taken away', zh: '把初始化容器删掉' },
      run: [`kubectl patch deployment front --type=json -p '[{"op":"remove","path":"${INIT}"}]'`],
      caughtBy: 'kept',
    },
    {
      id: 'only-a-moment',
      says: { en: 'it waits two seconds for nobody', zh: '改成干等两秒' },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        `kubectl patch deployment front --type=json -p '[{"op":"replace","path":"${INIT}/0/command","value":["sleep","2"]}]'`,
      ],
      caughtBy: 'kept',
    },
  ],
  because: {
    en: 'The Pod was not even at its program: `Init:0/1`, and the log of the init container named `carts`. There is only `cart`. The wait is a promise to the customers; it must be kept, not removed.',
    zh: 'Pod 还没轮到程序：`Init:0/1`，初始化容器的日志里写着 `carts`，而这里只有 `cart`。等待是对顾客的承诺，要兑现，而不是删掉。',
  },
});
