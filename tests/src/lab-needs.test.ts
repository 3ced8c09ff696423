import { expect, it } from 'vitest';
import type { Need } from '../../scripts/lab-kit/lab.ts';
import { programsOf } from '../../src/site/words.ts';

it.each<[readonly [Need, ...Need[]], readonly string[]]>([
  [['docker'], ['Docker']],
  [['docker', 'swarm'], ['Docker']],
  [
    ['docker', 'compose', 'curl'],
    ['Docker', 'Docker Compose', 'curl'],
  ],
  [['cluster'], ['Docker', 'kind', 'kubectl']],
  [
    ['cluster', 'site'],
    ['Docker', 'kind', 'kubectl'],
  ],
  [
    ['docker', 'cluster'],
    ['Docker', 'kind', 'kubectl'],
  ],
])('the page of a lab that needs %s names each program once', (needs, programs) => {
  expect(programsOf({ needs })).toEqual(programs);
});
