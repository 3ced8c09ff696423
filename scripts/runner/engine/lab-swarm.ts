import type { Deps } from '../deps.ts';
import type { LabRun } from '../lab-run.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { forgetSwarm, readSwarmRecord, writeSwarmRecord } from '../swarm/record.ts';
import { foreignSwarm, noSwarms, swarmInUse } from '../swarm/refusals.ts';
import { readSwarmState, type SwarmState } from '../swarm/state.ts';
import { docker, GATEWAY } from '../tools/docker-swarm.ts';
import { expectSuccess } from '../tools/succeed.ts';

type SwarmDeps = Pick<Deps, 'exec' | 'files' | 'paths' | 'clock' | 'signal'>;

/** The engine lets go of its bridge a moment after it has left. */
const GATEWAY_MS = 10_000;
const PAUSE_MS = 500;

/** Refuses when the engine is in a swarm that this lab may not use. */
export async function requireSwarm(deps: SwarmDeps, { lab }: LabRun): Promise<void> {
  mayUse(await readSwarmState(deps), lab.id);
}

function mayUse(
  state: SwarmState,
  lab: string,
): asserts state is Extract<SwarmState, { kind: 'none' | 'ours' }> {
  if (state.kind === 'unsupported') throw noSwarms();
  if (state.kind === 'foreign') throw foreignSwarm(lab);
  if (state.kind === 'ours' && state.record.lab !== lab) throw swarmInUse(state.record.lab);
}

/** Makes a swarm of this one engine, unless the lab has it already. Says whether it was made now. */
export async function makeSwarm(deps: SwarmDeps, { lab }: LabRun): Promise<boolean> {
  const state = await readSwarmState(deps);
  mayUse(state, lab.id);
  if (state.kind === 'ours') return false;
  const record = {
    lab: lab.id,
    startedAt: new Date(deps.clock.now()).toISOString(),
    nodeId: undefined,
    // What an earlier swarm of ours left there was not there before us.
    hadGateway: state.record === undefined ? await hasGateway(deps) : state.record.hadGateway,
  };
  // Noted first: whatever happens from here on, it is known whose swarm that is.
  await writeSwarmRecord(deps, record);
  // Ctrl-C waits for it: the engine would go on without us, and it takes a second.
  const ran = await deps.exec.run(docker.init(), { timeoutMs: 60_000 });
  const made = await readSwarmState(calm(deps));
  // The engine was in none a moment ago and says that it made this one; its clock may be another than ours.
  const isMade = made.kind === 'ours' || (ran.kind === 'exited' && ran.code === 0);
  if (isMade && 'nodeId' in made) await writeSwarmRecord(deps, { ...record, nodeId: made.nodeId });
  else await forgetSwarm(deps);
  if (deps.signal.aborted) await unmakeSwarm(deps, { lab });
  deps.signal.throwIfAborted();
  expectSuccess(ran, {
    what: { en: 'The engine could not make a swarm.', zh: '引擎无法创建 swarm。' },
    next: same(docker.init().join(' ')),
  });
  return true;
}

/** What the engine is, or was, in the swarm that was made for a lab. */
export interface OwnNode {
  readonly id: string;
  /** `elsewhere`: it has left, and is in a swarm of somebody else's now. */
  readonly is: 'in' | 'out' | 'elsewhere';
}

/** The engine in the swarm that was made for a lab; `undefined` when none was. */
export async function ownSwarmNode(
  deps: SwarmDeps,
  { lab }: Pick<LabRun, 'lab'>,
): Promise<OwnNode | undefined> {
  const record = await readSwarmRecord(deps);
  if (record?.lab !== lab.id) return undefined;
  const state = await readSwarmState(deps);
  if (state.kind === 'ours') return { id: state.nodeId, is: 'in' };
  if (record.nodeId === undefined) return undefined;
  return { id: record.nodeId, is: state.kind === 'foreign' ? 'elsewhere' : 'out' };
}

/** Whether the swarm that was made for a lab is there. */
export async function isInSwarm(deps: SwarmDeps, run: Pick<LabRun, 'lab'>): Promise<boolean> {
  return (await ownSwarmNode(deps, run))?.is === 'in';
}

/** Leaves the swarm that was made for a lab, with all that is in it. Any other one is left alone. */
export async function leaveSwarm(deps: SwarmDeps, { lab }: Pick<LabRun, 'lab'>): Promise<void> {
  const record = await readSwarmRecord(deps);
  if (record?.lab !== lab.id) return;
  const { kind } = await readSwarmState(deps);
  if (kind === 'ours') {
    const ran = await deps.exec.run(docker.leave(), { timeoutMs: 60_000 });
    expectSuccess(ran, {
      what: { en: 'The engine did not leave the swarm.', zh: '引擎未能退出 swarm。' },
      next: same(docker.leave().join(' ')),
    });
  }
  // In a swarm of somebody else's, made since, the bridge is theirs.
  if (kind !== 'foreign' && !record.hadGateway) await removeGateway(deps);
}

/** Forgets the swarm that was made for a lab: it has been left, and nothing of it is there any more. */
export async function forgetOwnSwarm(deps: SwarmDeps, { lab }: Pick<LabRun, 'lab'>): Promise<void> {
  const record = await readSwarmRecord(deps);
  if (record?.lab === lab.id) await forgetSwarm(deps);
}

/** Takes an empty one back, also after Ctrl-C. */
export async function unmakeSwarm(deps: SwarmDeps, run: Pick<LabRun, 'lab'>): Promise<void> {
  await leaveSwarm(calm(deps), run);
  await forgetOwnSwarm(deps, run);
}

async function hasGateway({ exec, signal }: SwarmDeps): Promise<boolean> {
  const ran = await exec.run(docker.gateway(), { signal });
  signal.throwIfAborted();
  return ran.kind === 'exited' && ran.stdout.trim() !== '';
}

async function removeGateway(deps: SwarmDeps): Promise<void> {
  const deadline = deps.clock.now() + GATEWAY_MS;
  while (await hasGateway(deps)) {
    await deps.exec.run(docker.removeGateway(), { signal: deps.signal });
    if (!(await hasGateway(deps))) return;
    if (deps.clock.now() >= deadline)
      throw new UserError(EXIT.machine, {
        what: {
          en: `The network ${GATEWAY}, which came with the swarm, could not be removed.`,
          zh: `无法删除随 swarm 创建的网络 ${GATEWAY}。`,
        },
        next: same(docker.removeGateway().join(' ')),
      });
    await deps.clock.wait(PAUSE_MS, deps.signal);
  }
}

/** What must be done after Ctrl-C, too. */
function calm(deps: SwarmDeps): SwarmDeps {
  return { ...deps, signal: new AbortController().signal };
}
