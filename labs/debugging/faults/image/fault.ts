import { check, defineFault } from '#lab-kit';

export default defineFault({
  id: 'image',
  title: { en: 'the name of an image has a typo', zh: '镜像名写错了一个字母' },
  text: {
    en: 'Since the last change `http://catalog/` is refused from `front`. The catalog’s program has not changed: it is what the nodes have as version 1 of the shop’s web server.',
    zh: '上次改动之后，从 `front` 访问 `http://catalog/` 就遭到拒绝。catalog 的程序没有变：还是节点上已有的那个商店 Web 服务器，版本 1。',
  },
  looks: [
    {
      run: "until kubectl get pods -l app=catalog -o jsonpath='{..waiting.reason}' | grep -q -e ErrImagePull -e ImagePullBackOff; do sleep 1; done",
      show: 'none',
    },
    {
      run: "kubectl get pods -l app=catalog -o custom-columns='PHASE:.status.phase,WAITING:.status.containerStatuses[0].state.waiting.reason,IMAGE:.spec.containers[0].image'",
      varies: {
        en: 'ErrImagePull while it tries, ImagePullBackOff while it waits to try again.',
        zh: '正在拉取失败时是 ErrImagePull，等待重试时是 ImagePullBackOff。',
      },
    },
    'docker exec "$LAB_CLUSTER-worker" crictl images | tr -s " " | sed -n "s#.*/\\(shop/web 1\\) .*#\\1#p"',
  ],
  hints: [
    {
      en: 'There is a Pod, and it is not running. Its status says for what it waits.',
      zh: 'Pod 有，但没有运行起来。它在等什么，状态里写着。',
    },
    {
      en: 'Compare the image that the Pod names with those that a node has: `crictl images`.',
      zh: '把 Pod 里写的镜像和节点上已有的镜像比一比：`crictl images`。',
    },
    {
      en: 'Read the name of the image letter by letter, and mend it where the Pods are made.',
      zh: '一个字母一个字母地看镜像名，并且改在创建 Pod 的地方。',
    },
  ],
  checks: [
    check.http('http://catalog/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^web 1 on catalog-',
      within: 45,
      hint: {
        en: 'The shop’s own program does not answer yet. Look from the Pods outwards: what do they wait for?',
        zh: '商店自己的程序还没有应答。从 Pod 开始往外看：它们在等什么？',
      },
    }),
    check.deployment('catalog', {
      id: 'kept',
      ready: 1,
      within: 30,
      hint: {
        en: 'Somebody answers, but the Deployment still has no Pod that works. Who will replace the one that answers now?',
        zh: '有应答了，但 Deployment 还没有一个能用的 Pod。现在应答的那个要是没了，谁来补？',
      },
    }),
    check.object('Deployment', 'catalog', {
      id: 'strict',
      within: 5,
      match: {
        spec: { template: { spec: { containers: [{ image: { $matches: '^shop/web:1$' } }] } } },
      },
      hint: {
        en: 'It runs under a name that no registry has. On a new node it would not.',
        zh: '它用一个哪个仓库都没有的名字运行着。换一个新节点就不行了。',
      },
    }),
  ],
  solve: ['kubectl set image deployment/catalog catalog=shop/web:1'],
  wrong: [
    {
      id: 'another',
      says: { en: 'an image that is at hand instead of the shop’s', zh: '换成手边随便一个镜像' },
      run: ['kubectl set image deployment/catalog catalog=busybox:1.37'],
      caughtBy: 'works',
    },
    {
      id: 'rescue',
      says: {
        en: 'a Pod by hand beside the broken Deployment',
        zh: '在坏掉的 Deployment 旁边手工起一个 Pod',
      },
      run: [
        'kubectl run catalog-rescue --image=shop/web:1 --labels=app=catalog --port=8080 --overrides=\'{"apiVersion":"v1","spec":{"containers":[{"name":"catalog-rescue","image":"shop/web:1","ports":[{"name":"http","containerPort":8080}]}]}}\'',
      ],
      caughtBy: 'kept',
      undo: ['kubectl delete pod catalog-rescue --grace-period=1'],
    },
  ],
  because: {
    en: 'The status said `ErrImagePull` or `ImagePullBackOff`: the image cannot be fetched, and there are no logs because nothing ever ran. A Pod made by hand would have answered, and nobody would have replaced it.',
    zh: '状态里写着 `ErrImagePull` 或 `ImagePullBackOff`：镜像拉不下来；没有日志，是因为什么都没运行过。手工起的 Pod 能应答，但它没了不会有谁补上。',
  },
});
