/**
 * Files of a new lab, by path in the repository. They make a lab that is valid and can be run at once: a Deployment, a
 * Service to write, a wrong answer, a fault. Whatever the author must still write says TODO, and the content tests
 * refuse TODO.
 */
export function labTemplate(id: string): Readonly<Record<string, string>> {
  return {
    [`labs/${id}/lab.ts`]: labFile(),
    [`labs/${id}/start/web.yaml`]: deployment('shop/web:1'),
    [`labs/${id}/solution/service.yaml`]: service('web'),
    [`labs/${id}/wrong/service.yaml`]: service('wbe'),
    [`src/content/docs/${id}.mdx`]: page(id, 'en'),
    [`src/content/docs/zh-cn/${id}.mdx`]: page(id, 'zh'),
  };
}

function labFile(): string {
  return `import { check, defineLab } from '#lab-kit';

export default defineLab({
  title: { en: 'TODO: what the learner does', zh: 'TODO：学习者要做的事' },
  summary: { en: 'TODO: what the learner can show afterwards.', zh: 'TODO：学完之后能证明什么。' },
  needs: ['cluster'],
  images: {
    base: ['node:24-slim'],
    build: [{ tag: 'shop/web:1', context: '../apps/web' }],
    load: ['shop/web:1'],
  },
  steps: [
    {
      id: 'two-replicas',
      title: { en: 'TODO: a step', zh: 'TODO：一个步骤' },
      text: { en: 'TODO: what happens here.', zh: 'TODO：这里会发生什么。' },
      files: [{ path: 'web.yaml', mark: ['spec.replicas'] }],
      commands: [
        'kubectl apply -f web.yaml',
        { run: 'kubectl rollout status deployment/web', show: ['successfully'] },
      ],
      checks: [check.deployment('web', { ready: 2, within: 90 })],
    },
  ],
  tasks: [
    {
      id: 'a-service',
      title: { en: 'TODO: your turn', zh: 'TODO：轮到你了' },
      text: { en: 'TODO: what to reach, not how.', zh: 'TODO：要达到什么，而不是怎么做。' },
      hints: [{ en: 'TODO: where to look.', zh: 'TODO：该看哪里。' }],
      checks: [
        check.endpoints('web', {
          ready: 2,
          hint: { en: 'TODO: points at the fault.', zh: 'TODO：指出问题所在。' },
        }),
      ],
      solve: ['kubectl apply -f solution/service.yaml'],
      solution: [{ path: 'solution/service.yaml', mark: ['spec.selector'] }],
      wrong: [
        {
          id: 'selector-typo',
          says: { en: 'TODO: what is wrong in it.', zh: 'TODO：错在哪里。' },
          run: ['kubectl apply -f wrong/service.yaml'],
          caughtBy: 'endpoints',
        },
      ],
    },
  ],
  breaks: [
    {
      id: 'no-pods',
      title: { en: 'TODO: break it', zh: 'TODO：故意弄坏' },
      text: { en: 'TODO: the fault to cause.', zh: 'TODO：要制造的故障。' },
      commands: ['kubectl scale deployment/web --replicas=0'],
      checks: [check.endpoints('web', { ready: 0 })],
    },
  ],
  claims: [
    {
      id: 'a-claim',
      says: { en: 'TODO: a sentence people read.', zh: 'TODO：人们常读到的一句话。' },
      verdict: 'only-if',
      because: { en: 'TODO: what is true instead.', zh: 'TODO：真实情况是什么。' },
      proof: 'no-pods',
    },
  ],
});
`;
}

function deployment(image: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      automountServiceAccountToken: false
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
        - name: web
          image: ${image}
          ports:
            - name: http
              containerPort: 8080
          readinessProbe:
            httpGet:
              path: /readyz
              port: http
            periodSeconds: 2
          livenessProbe:
            httpGet:
              path: /healthz
              port: http
          resources:
            requests:
              cpu: 20m
              memory: 48Mi
            limits:
              cpu: 500m
              memory: 128Mi
          securityContext:
            allowPrivilegeEscalation: false
            readOnlyRootFilesystem: true
            capabilities:
              drop: [ALL]
          volumeMounts:
            - name: tmp
              mountPath: /tmp
      volumes:
        - name: tmp
          emptyDir: {}
`;
}

function service(app: string): string {
  return `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: ${app}
  ports:
    - name: http
      port: 80
      targetPort: http
`;
}

const HEADINGS = {
  en: [
    'What you will be able to show',
    'The idea in plain words',
    'How the parts relate',
    'The lab',
    'Your turn',
    'Break it',
    'Claims',
    'Where to read on',
  ],
  zh: [
    '学完能证明什么',
    '用大白话讲清楚',
    '它们之间的关系',
    '动手实验',
    '轮到你了',
    '故意弄坏',
    '常见说法',
    '延伸阅读',
  ],
} as const;

function page(id: string, language: 'en' | 'zh'): string {
  const [show, idea, relations, lab, turn, fault, claims, more] = HEADINGS[language];
  const isEnglish = language === 'en';
  const todo = (en: string, zh: string): string => (isEnglish ? `TODO: ${en}` : `TODO：${zh}`);
  return `---
title: ${todo('the chapter', '本章标题').replace(/[:：] ?/, ' ')}
description: ${todo('one sentence that says what the chapter shows', '用一句话说明本章讲什么、证明什么').replace(/[:：] ?/, ' ')}
---

import { Break, Claims, LabStart, Step, Task } from '~/components';

## ${show}

${todo('three sentences.', '三句话。')}

## ${idea}

${todo('start from something the reader can see.', '从读者看得见的东西讲起。')}

## ${relations}

${todo('a diagram in src/diagrams, and what to see in it.', '在 src/diagrams 中画一张图，并说明要看什么。')}

## ${lab}

<LabStart lab="${id}" />

<Step lab="${id}" id="two-replicas">

${todo('what the output shows.', '输出说明了什么。')}

</Step>

## ${turn}

<Task lab="${id}" id="a-service" />

## ${fault}

<Break lab="${id}" id="no-pods">

${todo('why it broke.', '为什么坏了。')}

</Break>

## ${claims}

<Claims lab="${id}" />

## ${more}

${todo('official documentation.', '官方文档。')}
`;
}
