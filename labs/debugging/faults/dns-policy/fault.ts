import { check, defineFault } from '#lab-kit';

export default defineFault({
  id: 'dns-policy',
  title: {
    en: 'a Pod asks the DNS of its node instead of the cluster’s',
    zh: 'Pod 用的是节点的 DNS，而不是集群的 DNS',
  },
  text: {
    en: '`front` does not become ready: it cannot reach `http://catalog/`. The catalog is well; others reach it by that name. `front` will have to call `http://offers/` next week, and whatever comes after.',
    zh: '`front` 一直不就绪：它访问不到 `http://catalog/`。catalog 好好的，别处用这个名字都能访问。下周 `front` 还要访问 `http://offers/`，以后还会有别的。',
  },
  looks: [
    {
      run: 'kubectl wait --for=condition=Available deployment/catalog --timeout=120s',
      show: 'none',
    },
    'kubectl get deployments',
    'kubectl exec deployment/front -- grep nameserver /etc/resolv.conf',
    'kubectl exec deployment/catalog -- grep nameserver /etc/resolv.conf',
    'kubectl get deployment front -o jsonpath=\'{.spec.template.spec.dnsPolicy}{"\\n"}\'',
  ],
  hints: [
    {
      en: '`bad address`: the name was not found, so the catalog was never asked. Where does this Pod look names up?',
      zh: '`bad address`：名字没查到，所以 catalog 根本没有收到请求。这个 Pod 到哪里查名字？',
    },
    {
      en: 'Compare `/etc/resolv.conf` in `front` with that in another Pod.',
      zh: '把 `front` 里的 `/etc/resolv.conf` 和另一个 Pod 里的比一比。',
    },
    {
      en: 'The kubelet writes that file. Which field of the Pod’s specification tells it which servers to name there?',
      zh: '这个文件由 kubelet 写。Pod 规约里哪个字段告诉它该写哪些服务器？',
    },
  ],
  checks: [
    check.deployment('front', {
      id: 'works',
      ready: 1,
      within: 45,
      hint: {
        en: 'Do what the program does, from where it does it: call the name from inside the Pod. What exactly does the error say?',
        zh: '到程序所在的地方做程序做的事：在 Pod 里访问那个名字。错误到底说了什么？',
      },
    }),
    check.http('http://offers/', {
      id: 'kept',
      from: { pod: 'deploy/front' },
      body: '^catalog',
      within: 20,
      hint: {
        en: 'It reaches the catalog, and still knows no other name of the cluster. You gave it one address; it needs somebody to ask.',
        zh: '它能访问 catalog 了，但集群里别的名字仍然一个也不认识。你给了它一个地址，而它需要的是一个能问的地方。',
      },
    }),
    check.exec('deploy/front', ['nslookup', 'kubernetes.default.svc.cluster.local'], {
      id: 'strict',
      stdout: '^Name:\\s+kubernetes\\.default',
      within: 15,
      hint: {
        en: 'It knows the names that were typed in for it. And the one that comes after next week?',
        zh: '替它写进去的名字它都认识了。那再往后的名字呢？',
      },
    }),
  ],
  solve: [
    "until sed 's/dnsPolicy: Default/dnsPolicy: ClusterFirst/' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'all-in-hosts',
      says: {
        en: 'the addresses of both Services are written into the Pod’s hosts file',
        zh: '把两个 Service 的地址都写进 Pod 的 hosts 文件',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        'catalog=$(kubectl get service catalog -o jsonpath={.spec.clusterIP})\noffers=$(kubectl get service offers -o jsonpath={.spec.clusterIP})\nkubectl patch deployment front -p "{\\"spec\\":{\\"template\\":{\\"spec\\":{\\"hostAliases\\":[{\\"ip\\":\\"$catalog\\",\\"hostnames\\":[\\"catalog\\"]},{\\"ip\\":\\"$offers\\",\\"hostnames\\":[\\"offers\\"]}]}}}}"',
      ],
      caughtBy: 'strict',
    },
    {
      id: 'address-in-hosts',
      says: {
        en: 'the address of the Service is written into the Pod’s hosts file',
        zh: '把 Service 的地址写进 Pod 的 hosts 文件',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        'address=$(kubectl get service catalog -o jsonpath={.spec.clusterIP})\nkubectl patch deployment front -p "{\\"spec\\":{\\"template\\":{\\"spec\\":{\\"hostAliases\\":[{\\"ip\\":\\"$address\\",\\"hostnames\\":[\\"catalog\\"]}]}}}}"',
      ],
      caughtBy: 'kept',
    },
    {
      id: 'address-instead',
      says: {
        en: 'the program calls the address instead of the name',
        zh: '让程序访问地址而不是名字',
      },
      run: [
        'address=$(kubectl get service catalog -o jsonpath={.spec.clusterIP})\nuntil sed "s#http://catalog/#http://$address/#" app.yaml | kubectl replace -f -; do sleep 1; done',
      ],
      caughtBy: 'kept',
    },
  ],
  because: {
    en: '`dnsPolicy: Default` is not the default. It gives the Pod the DNS of its node, which has never heard of Services; the default is `ClusterFirst`. An address typed in works until the Service is made anew.',
    zh: '`dnsPolicy: Default` 并不是默认值。它让 Pod 用节点的 DNS，而节点的 DNS 不认识 Service；默认值是 `ClusterFirst`。写死一个地址，只能用到 Service 重建为止。',
  },
});
