import type { Deps } from '../deps.ts';
import { foreignSwarm, noSwarms } from '../swarm/refusals.ts';
import { readSwarmState } from '../swarm/state.ts';
import type { Probe } from './probe.ts';

/** Whether a lab could have a swarm of its own. Only labs about Swarm mind. */
export async function probeSwarm(deps: Deps): Promise<Probe> {
  const base = { id: 'swarm', name: { en: 'Swarm', zh: 'Swarm' } };
  const state = await readSwarmState(deps);
  switch (state.kind) {
    case 'none':
      return {
        ...base,
        verdict: 'good',
        saw: {
          en: 'none; a lab that needs one makes it and leaves it again',
          zh: '未加入；需要的实验会自行创建并在结束时退出',
        },
      };
    case 'ours': {
      const { lab } = state.record;
      return {
        ...base,
        verdict: 'good',
        saw: { en: `made for the lab ${lab}`, zh: `为实验 ${lab} 创建` },
      };
    }
    case 'foreign':
    case 'unsupported': {
      const { what, next } = state.kind === 'foreign' ? foreignSwarm('swarm') : noSwarms();
      return { ...base, verdict: 'note', saw: what, fix: next };
    }
  }
}
