import { check, defineLab } from '#lab-kit';

const text = (en: string) => ({ en, zh: '中文' });
const step = (id: string) => ({
  id,
  title: text(id),
  text: text(id),
  commands: [`echo ${id}`] as const,
  checks: [check.podReady('web')] as const,
});

/** The smallest lab, for checks that are shown something wrong with it. */
export const miniLab = defineLab({
  title: text('Mini'),
  summary: text('A lab for tests.'),
  needs: ['cluster'],
  images: { base: ['busybox:1.37'] },
  steps: [
    { ...step('first'), files: [{ path: 'web.yaml', mark: ['spec.replicas'] }] },
    step('second'),
  ],
  tasks: [
    {
      id: 'task',
      title: text('Task'),
      text: text('Do it.'),
      hints: [text('Look.')],
      checks: [check.podReady('web', { hint: text('Look.') })],
      solve: ['kubectl apply -f solution/web.yaml'],
      solution: [{ path: 'solution/web.yaml', mark: ['spec.replicas'] }],
      wrong: [{ id: 'nothing', says: text('Nothing.'), run: ['true'], caughtBy: 'pod' }],
    },
  ],
  breaks: [step('fault')],
  claims: [
    { id: 'claim', says: text('So.'), verdict: 'wrong', because: text('Not so.'), proof: 'first' },
  ],
});
