import { check, defineFault } from '#lab-kit';

export default defineFault({
  id: 'port',
  title: {
    en: 'the Service sends to a port on which nothing listens',
    zh: 'Service 把流量发到一个没有程序监听的端口',
  },
  text: {
    en: 'From `front`, `http://catalog/` is refused. The Pod of the catalog is ready, and its Service knows it. Customers get the shop’s page; the operators’ page of the same program is not for them.',
    zh: '从 `front` 访问 `http://catalog/` 遭到拒绝。catalog 的 Pod 是就绪的，Service 也知道它。顾客该看到商店的页面；同一个程序还有一个给运维看的页面，不能给顾客。',
  },
  looks: [
    {
      run: 'kubectl wait --for=condition=Available deployment --all --timeout=120s',
      show: 'none',
    },
    {
      run: "until kubectl get endpointslices -l kubernetes.io/service-name=catalog -o jsonpath='{.items[*].endpoints[*].conditions.ready}' | grep -q true; do sleep 1; done",
      show: 'none',
    },
    "kubectl get endpointslices -l kubernetes.io/service-name=catalog -o custom-columns='PORTS:.ports[*].port,READY:.endpoints[*].conditions.ready'",
    "kubectl exec deployment/catalog -- netstat -ltn | grep -o ':80[0-9]*' | sort",
    'kubectl get deployment catalog -o jsonpath=\'{range .spec.template.spec.containers[0].ports[*]}{.name}{"  "}{.containerPort}{"\\n"}{end}\'',
  ],
  hints: [
    {
      en: 'One ready endpoint, and still refused. An endpoint is an address and a port.',
      zh: '有一个就绪的端点，仍然遭到拒绝。端点是地址加端口。',
    },
    {
      en: 'Which port stands in the EndpointSlice, and on which ones does the program listen? `netstat -ltn` inside the Pod tells.',
      zh: '端点切片里是哪个端口？程序监听的又是哪些？在 Pod 里用 `netstat -ltn` 看。',
    },
    {
      en: 'The ports of the container have names. Take the one that is meant for customers.',
      zh: '容器的端口都有名字。选给顾客用的那个。',
    },
  ],
  checks: [
    check.http('http://catalog/', {
      id: 'works',
      from: { pod: 'deploy/front' },
      body: '^catalog',
      within: 45,
      hint: {
        en: 'Customers do not get the shop’s page yet. Follow the request: name, address, port, program.',
        zh: '顾客还看不到商店的页面。跟着请求走一遍：名字、地址、端口、程序。',
      },
    }),
    check.endpoints('catalog', {
      id: 'kept',
      ready: 1,
      within: 20,
      hint: {
        en: 'The page is there, but not through the one Pod of the catalog.',
        zh: '页面有了，但不是由 catalog 的那一个 Pod 提供的。',
      },
    }),
    check.object('Service', 'catalog', {
      id: 'strict',
      within: 5,
      match: { spec: { ports: { $length: 1 } } },
      hint: {
        en: 'Customers get the page, and one more door is open to them than before. Which one?',
        zh: '顾客看到页面了，却比原来多开了一扇门。是哪一扇？',
      },
    }),
  ],
  solve: [
    "until sed 's/targetPort: 9090/targetPort: http/' app.yaml | kubectl replace -f -; do sleep 1; done",
  ],
  wrong: [
    {
      id: 'the-other-door',
      says: { en: 'the port of the operators’ page', zh: '选了运维页面的端口' },
      run: [
        "until sed 's/targetPort: 9090/targetPort: admin/' app.yaml | kubectl replace -f -; do sleep 1; done",
      ],
      caughtBy: 'works',
    },
    {
      id: 'by-hand',
      says: {
        en: 'a second server is started by hand in the running container',
        zh: '在运行中的容器里手工再起一个服务器',
      },
      run: [
        'until kubectl replace -f app.yaml; do sleep 1; done',
        'kubectl exec deployment/catalog -- httpd -p 9090 -h /tmp/shop',
      ],
      caughtBy: 'lasts',
    },
  ],
  because: {
    en: 'The EndpointSlice said 9090, the program listens on 8080 and 8081. The name `http` follows the container’s own list of ports. What was started by `kubectl exec` dies with the Pod.',
    zh: '端点切片里写的是 9090，程序监听的是 8080 和 8081。写名字 `http`，就会跟着容器自己的端口表走。用 `kubectl exec` 起的东西，Pod 没了也就没了。',
  },
});
