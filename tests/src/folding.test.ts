import { expect, it } from 'vitest';
import { linesInSight } from '../../src/site/folding.ts';

const LONG = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels:
    app: web
spec:
  securityContext:
    runAsNonRoot: true
    runAsUser: 1000
    seccompProfile:
      type: RuntimeDefault
  volumes:
    - name: tmp
      emptyDir:
        sizeLimit: 16Mi
  containers:
    # the program itself
    - name: web
      image: shop/web:1
      env:
        - name: PORT
          value: "8080"
      ports:
        - containerPort: 8080
      resources:
        limits:
          memory: 32Mi
`;

const ENTRY = `${LONG}      env:
        - name: MODE
          value: quiet
        - name: LOG_FILE
          value: /logs/access.log
        - name: LEVEL
          value: low
`;

const sight = (
  text: string,
  marked: readonly { from: number; to: number }[],
  path = 'web.yaml',
) => {
  const lines = linesInSight({ path, text, marked });
  return lines && [...lines].sort((a, b) => a - b);
};

it('shows a mark with its surroundings, the keys it belongs to, and the kind', () => {
  // Marked: containerPort. Seen: kind, spec, containers, the entry and its image between, ports.
  expect(sight(LONG, [{ from: 25, to: 25 }])).toEqual([1, 2, 7, 17, 18, 19, 24, 25, 26, 27, 28]);
});

it('shows a short file whole', () => {
  expect(sight('kind: Pod\nmetadata:\n  name: web\n', [{ from: 1, to: 1 }])).toBeUndefined();
});

it('shows the beginning of a long file without marks', () => {
  const program = Array.from({ length: 40 }, (_, line) => `line(${line});`).join('\n');
  expect(sight(program, [], 'server.mjs')).toEqual(Array.from({ length: 14 }, (_, n) => n + 1));
});

it('shows a file whole when hardly anything would be hidden', () => {
  expect(sight(LONG, [{ from: 2, to: 27 }])).toBeUndefined();
});

it('does not cut an entry between its name and its value', () => {
  const lines = ENTRY.split('\n');
  const value = lines.findIndex((line) => line.includes('quiet')) + 1;
  expect(sight(ENTRY, [{ from: value - 1, to: value }])).toEqual(
    expect.arrayContaining([value + 1, value + 2]),
  );
});
