import { join } from 'node:path';
import type { Recording } from '../../lab-kit/recording.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { describeRun, type LabRun } from '../lab-run.ts';
import { loadLab } from '../labs.ts';
import { EXIT, same, UserError } from '../outcome.ts';
import { type Finding, type LoopResult, proveLab } from './author-loop.ts';
import { listLeftovers } from './clean-up.ts';
import { findDrift } from './drift.ts';
import { requireAlone } from './lab-alone.ts';
import { requireMachine } from './machine-ready.ts';
import { testLock } from './test-lock.ts';

/** How the author's loop of one lab went. */
export interface Proof extends LoopResult {
  readonly lab: string;
  /** Rounds that were gone through. */
  readonly rounds: number;
}

export interface ProveOptions {
  readonly rounds: 1 | 2;
  /** Whether what was printed must be what was recorded. */
  readonly compares: boolean;
  readonly keep: boolean;
  /** Whether a lab that disturbs the cluster may do so while others are under way in it. */
  readonly besideOthers?: boolean;
  readonly update: (text: Text) => void;
}

/**
 * Runs the author's loop of one lab, once or twice, and compares what was printed with the recording. Refuses a lab
 * that has things on this machine: they may be a learner's.
 */
export async function proveAndCompare(
  deps: Deps,
  id: string,
  options: ProveOptions,
): Promise<Proof> {
  const lab = await loadLab(deps, id);
  const run = await describeRun(deps, lab, 'test');
  await requireMachine(deps, run);
  const release = await deps.files.lock(testLock(deps.paths.home, id));
  if (release === undefined) throw isBeingTested(id);
  try {
    return await prove(deps, run, options);
  } finally {
    await release();
  }
}

async function prove(
  deps: Deps,
  run: LabRun,
  { rounds, compares, keep, besideOthers = false, update }: ProveOptions,
): Promise<Proof> {
  const { id } = run.lab;
  if (!besideOthers) await requireAlone(deps, run);
  const left = await listLeftovers(deps, run, run.usesCluster);
  if (left.length > 0)
    throw hasObjects(
      id,
      left.map(({ kind, name }) => `${kind} ${name}`),
    );
  let result: LoopResult | undefined;
  const findings: Finding[] = [];
  let round = 0;
  while (round < rounds && findings.length === 0) {
    round += 1;
    // Described anew: a cluster that had to be built again may have other ports.
    const current = round === 1 ? run : await describeRun(deps, run.lab, 'test');
    result = await proveLab(deps, current, { update, keep });
    findings.push(...result.findings);
    if (findings.length === 0 && compares) findings.push(...(await compare(deps, run, result)));
  }
  if (result === undefined) throw new Error('No round was run');
  return { ...result, findings, lab: id, rounds: round };
}

async function compare(
  deps: Deps,
  { lab }: LabRun,
  { parts }: LoopResult,
): Promise<readonly Finding[]> {
  const { id } = lab;
  const text = await deps.files.read(join(lab.folder, 'recording.json'));
  if (text === undefined)
    return [
      {
        at: 'recording.json',
        says: {
          en: `the lab has never been recorded: npx lab record ${id}`,
          zh: `这个实验还没有录制：npx lab record ${id}`,
        },
      },
    ];
  const drift = findDrift(lab.definition, JSON.parse(text) as Recording, parts);
  if (drift === undefined) return [];
  return [
    {
      at: 'recording.json',
      says: {
        en: `what the commands print is no longer what was recorded. If the new output is right: npx lab record ${id}`,
        zh: `命令的输出与录制的不一致。如果新的输出才对：npx lab record ${id}`,
      },
      evidence: drift,
    },
  ];
}

function isBeingTested(id: string): UserError {
  return new UserError(EXIT.machine, {
    what: { en: `The lab ${id} is being tested already.`, zh: `实验 ${id} 正在测试中。` },
    next: { en: 'Wait until that ends, then run this again.', zh: '等它结束后再运行。' },
  });
}

function hasObjects(id: string, names: readonly string[]): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: `The lab ${id} already has things on this machine: ${names.join(', ')}.`,
      zh: `本机上已有实验 ${id} 的对象：${names.join('、')}。`,
    },
    why: {
      en: 'The test would mix them up with its own and remove them.',
      zh: '测试会把它们与自己创建的混在一起并删除。',
    },
    next: same(`npx lab stop ${id}`),
  });
}
