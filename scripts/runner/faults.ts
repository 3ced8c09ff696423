import { join } from 'node:path';
import { type Fault, faultKey } from '../lab-kit/fault.ts';
import type { LabRun } from './lab-run.ts';
import type { Lab, Part } from './labs.ts';
import { EXIT, same, UserError } from './outcome.ts';
import type { LabProgress } from './state.ts';

/** Asks for any fault instead of one by name. */
export const ANY_FAULT = 'random';

/** The id under which a fault that is to be found goes: its own would give it away. */
const CASE_ID = 'case';

/** The fault of that name; for `random` one that was not repaired yet, and any when all were. */
export function chooseFault(
  lab: Pick<Lab, 'id' | 'definition'>,
  name: string,
  { repaired, random = Math.random }: { repaired: readonly string[]; random?: () => number },
): Fault {
  const { faults = [] } = lab.definition;
  const open = faults.filter(({ id }) => !repaired.includes(faultKey(id)));
  const among = open.length > 0 ? open : faults;
  const found =
    name === ANY_FAULT
      ? among[Math.floor(random() * among.length)]
      : faults.find(({ id }) => id === name);
  if (found !== undefined) return found;
  throw faults.length === 0 ? noFaults(lab.id) : unknownFault(lab.id, name, faults);
}

/**
 * A fault as a lab of one task, in whose words it does not appear: what is said of a task is said of it, too. Its files are
 * those of `faults/<id>`.
 */
export function caseLab(lab: Lab, fault: Fault, number: number): Lab {
  const place = String(number);
  const { text, hints, checks, solve, wrong } = fault;
  const title = { en: `Case ${place}`, zh: `案例 ${place}` };
  const tasks = [{ id: CASE_ID, title, text, hints, checks, solve, solution: [], wrong }] as const;
  return {
    id: lab.id,
    folder: join(lab.folder, 'faults', fault.id),
    // Without steps and breaks, which a lab that somebody writes must have.
    definition: { ...lab.definition, steps: [], tasks, breaks: [] } as unknown as Lab['definition'],
  };
}

/** Where a case is: its own namespace, folder and kubeconfig, beside the lab's. A number says which, and nothing else. */
export function caseRun(run: LabRun, fault: Fault, number: number): LabRun {
  const place = `case-${String(number)}`;
  const namespace = `${run.namespace}-${place}`;
  const folder = `${run.folder}-${place}`;
  const kubeconfig = `${folder}.kubeconfig`;
  return {
    ...run,
    lab: caseLab(run.lab, fault, number),
    namespace,
    folder,
    kubeconfig,
    env: { ...run.env, KUBECONFIG: kubeconfig, LAB_NAMESPACE: namespace },
  };
}

/** The case that is under way, by the progress of its lab. A fault may have been renamed since. */
export function openCase(
  run: LabRun,
  progress: Pick<LabProgress, 'case'> | undefined,
): { readonly fault: Fault; readonly run: LabRun } | undefined {
  const open = progress?.case;
  const fault = run.lab.definition.faults?.find(({ id }) => id === open?.fault);
  return open === undefined || fault === undefined
    ? undefined
    : { fault, run: caseRun(run, fault, open.number) };
}

/** The only part of a case. */
export function casePart(lab: Lab): Extract<Part, { type: 'task' }> {
  const [task] = lab.definition.tasks;
  return { ...task, type: 'task' };
}

function noFaults(id: string): UserError {
  return new UserError(EXIT.usage, {
    what: {
      en: `The lab ${id} has no faults to find.`,
      zh: `实验 ${id} 没有可供查找的故障。`,
    },
    next: same(`npx lab start debugging --fault ${ANY_FAULT}`),
  });
}

function unknownFault(id: string, name: string, faults: readonly Fault[]): UserError {
  const ids = faults.map((fault) => fault.id);
  return new UserError(EXIT.usage, {
    what: {
      en: `The lab ${id} has no fault “${name}”.`,
      zh: `实验 ${id} 中没有名为“${name}”的故障。`,
    },
    why: {
      en: `Its faults: ${ids.join(', ')}. Or any of them: ${ANY_FAULT}.`,
      zh: `现有的故障：${ids.join('、')}。也可以用 ${ANY_FAULT} 随机抽取一个。`,
    },
    next: same(`npx lab start ${id} --fault ${ANY_FAULT}`),
  });
}
