import { check, defineFault } from '#lab-kit';

export default defineFault({
  id: 'selector',
  title: {
    en: 'the selector of a Service names a label that no Pod carries',
    zh: 'Service 的选择器写了一个哪个 Pod 都没有的标签',
  },
  text: {
    en: 'From `front`, `http://catalog/` is refused, although both Pods of the catalog run. `catalog-next` is next week’s version: no customer may see it yet.',
    zh: '从 `front` 访问 `http://catalog/` 遭到拒绝，可是 catalog 的两个 Pod 都在运行。`catalog-next` 是下周才上线的版本，现在不能让顾客看到。',
  },
  looks: [
    {
      run: 'kubectl wait --for=condition=Available deployment --all --timeout=120s',
      show: 'none',
    },
    'kubectl get deployments',
    'kubectl get endpointslices -l kubernetes.io/service-name=catalog',
    'kubectl get service catalog -o jsonpath=\'{.spec.selector}{"\\n"}\'',
    'kubectl get pods -o jsonpath=\'{range .items[*]}{.metadata.labels.app}{"\\n"}{end}\' | sort | uniq',
  ],
  hints: [
    {
      en: 'The Pods are ready, and still nobody answers. What stands between the name and the Pods?',
      zh: 'Pod 都就绪了，却没有应答。名字和 Pod 之间隔着什么？',
    },
    {
      en: 'Look whom the Service has found: its EndpointSlice lists them.',
      zh: '看看 Service 找到了谁：端点切片里列着。',
    },
    {
      en: 'Put `spec.selector` of the Service beside the labels of the Pods. Take the label that only the right Pods carry.',
      zh: '把 Service 的 `spec.selector` 和 Pod 的标签放在一起比。要选只有那两个 Pod 才有的标签。',
    },
  ],
  checks: [
    check.http('http://catalog/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^catalog',
      within: 45,
      hint: {
        en: 'Ask as the customer does, then follow the name: Service, EndpointSlice, Pods. Where does it stop?',
        zh: '像顾客那样访问一次，再顺着名字往下查：Service、端点切片、Pod。断在哪一环？',
      },
    }),
    check.endpoints('catalog', {
      id: 'kept',
      ready: 2,
      within: 20,
      hint: {
        en: 'It answers, but behind the name stand others than the two Pods of the catalog. Who carries the label that you chose?',
        zh: '有应答了，但名字背后不只是 catalog 的那两个 Pod。你选的标签还有谁带着？',
      },
    }),
    check.deployment('catalog', {
      id: 'strict',
      ready: 2,
      within: 20,
      hint: {
        en: 'The catalog no longer has its two Pods. The Service is to find them, not to be made to fit.',
        zh: 'catalog 不再是两个 Pod 了。该让 Service 找到它们，而不是改它们去凑数。',
      },
    }),
    check.deployment('catalog-next', {
      id: 'whole',
      ready: 1,
      within: 20,
      hint: {
        en: 'Next week’s version is gone. Its team still needs it, only without customers.',
        zh: '下周的版本没了。那个团队还要用它，只是不能有顾客进来。',
      },
    }),
  ],
  solve: [
    "until sed 's/app: catalogue/app: catalog/' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'too-wide',
      says: {
        en: 'a label that next week’s version carries, too',
        zh: '选了下周版本也带着的标签',
      },
      run: [
        "until sed 's/app: catalogue/group: products/' app.yaml | kubectl replace -f -; do sleep 1; done",
      ],
      caughtBy: 'kept',
    },
    {
      id: 'out-of-the-way',
      says: {
        en: 'a wide label, and next week’s version is scaled away',
        zh: '标签选宽了，再把下周的版本缩到零',
      },
      run: [
        "until sed 's/app: catalogue/group: products/' app.yaml | kubectl replace -f -; do sleep 1; done",
        'kubectl scale deployment/catalog-next --replicas=0',
      ],
      caughtBy: 'whole',
    },
    {
      id: 'by-hand',
      says: {
        en: 'the running Pods are given the label by hand',
        zh: '手工给正在运行的 Pod 贴上标签',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        'kubectl label pods -l app=catalog app=catalogue --overwrite',
      ],
      caughtBy: 'lasts',
    },
  ],
  because: {
    en: 'The EndpointSlice was empty while the Pods were ready: then it is the selector. A wider selector would have let next week’s version in; labels on running Pods are gone with them.',
    zh: 'Pod 就绪而端点切片是空的，那就是选择器的问题。选择器放得太宽，会把下周的版本也放进来；贴在运行中 Pod 上的标签，Pod 没了就没了。',
  },
});
