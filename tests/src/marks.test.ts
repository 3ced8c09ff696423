import { describe, expect, it } from 'vitest';
import { markedLines, MarkError } from '../../src/site/marks.ts';

const DEPLOYMENT = `# a comment first
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web, 'app.kubernetes.io/part-of': shop }
spec:
  replicas: 3
  template:
    metadata:
      labels:
        app: web
    # why there are two
    spec:
      containers:
        - name: log
          image: shop/log:1
        - name: web
          image: shop/web:1
          args:
            - --port
            - "8080"
          command: ["sh", "-c",
            "exec node server.mjs"]
          env:
            - name: SCRIPT
              value: |
                one
                two

# about the Service
---
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
`;

const lines = (...marks: string[]) => markedLines('web.yaml', DEPLOYMENT, marks);

describe('marks in YAML', () => {
  it.each([
    ['spec.replicas', 8, 8],
    ['spec.template.metadata', 10, 12],
    ['spec.template.spec.containers[name=web].image', 19, 19],
    ['spec.template.spec.containers[name=log]', 16, 17],
    ['spec.template.spec.containers[name=web].args', 20, 22],
    ['spec.template.spec.containers[name=web].command', 23, 24],
    ['spec.template.spec.containers[name=web].env[name=SCRIPT].value', 27, 29],
    ['metadata.labels["app.kubernetes.io/part-of"]', 6, 6],
    ['Service/web:spec.selector', 38, 39],
    ['Service/web:metadata.name', 36, 36],
    ['Deployment/web:metadata.name', 5, 5],
    ['spec.selector', 38, 39],
  ])('%s is lines %i to %i', (mark, from, to) => {
    expect(lines(mark)).toEqual([{ from, to }]);
  });

  it('keeps the order of several marks', () => {
    expect(lines('spec.replicas', 'metadata.name')).toEqual([
      { from: 8, to: 8 },
      { from: 5, to: 5 },
    ]);
  });

  it.each([
    'spec.replica',
    'spec.template.spec.containers[name=cache].image',
    'spec.replicas.deeper',
    'Service/other:spec.selector',
    'Secret/web:data',
    'spec..replicas',
    '',
  ])('refuses `%s`, which finds nothing', (mark) => {
    expect(() => lines(mark)).toThrow(MarkError);
  });

  it('names the file and the mark', () => {
    expect(() => lines('spec.nothing')).toThrow('web.yaml: mark `spec.nothing` finds nothing');
  });

  it('refuses YAML that does not parse', () => {
    expect(() => markedLines('bad.yaml', 'a: [1', ['a'])).toThrow('does not parse');
  });

  it('marks a block scalar up to its last line', () => {
    expect(markedLines('a.yaml', 'a: |\n  one\n  two\nb: 1\n', ['a'])).toEqual([
      { from: 1, to: 3 },
    ]);
  });
});

describe('marks in other files', () => {
  const dockerfile = 'FROM node:24-slim\nCOPY package.json .\n  COPY . .\nUSER node\n';

  it('finds every line that starts with the text, however indented', () => {
    expect(markedLines('Dockerfile', dockerfile, ['COPY', 'USER node'])).toEqual([
      { from: 2, to: 2 },
      { from: 3, to: 3 },
      { from: 4, to: 4 },
    ]);
  });

  it('refuses a text that starts no line', () => {
    expect(() => markedLines('Dockerfile', dockerfile, ['node'])).toThrow(
      'Dockerfile: mark `node` finds no line that starts with it',
    );
  });
});
