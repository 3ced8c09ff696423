import { type Fault, faultKey } from '../../lab-kit/fault.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { ANY_FAULT } from '../faults.ts';
import type { Lab } from '../labs.ts';
import type { LabProgress } from '../state.ts';
import type { Session } from './session.ts';

/** Says that a case is repaired, and only now what it was; then how many are left and how to get the next. */
export function tellRepaired(
  { reporter }: Pick<Deps, 'reporter'>,
  { lab, progress, fault }: Session,
): void {
  if (fault === undefined) return;
  reporter.line(
    {
      en: `Repaired, and it lasts. It was “${fault.id}”: ${fault.title.en}`,
      zh: `修好了，而且经得住考验。故障是“${fault.id}”：${fault.title.zh}`,
    },
    'pass',
  );
  reporter.line(fault.because);
  reporter.line(howFar(lab, progress, lab.definition.faults ?? []));
}

function howFar({ id }: Lab, { passed }: LabProgress, faults: readonly Fault[]): Text {
  const done = String(faults.filter((fault) => Object.hasOwn(passed, faultKey(fault.id))).length);
  const next = `npx lab start ${id} --fault ${ANY_FAULT}`;
  return {
    en: `${done} of ${String(faults.length)} repaired. The next one: ${next}. Back to the lab: npx lab start ${id}`,
    zh: `已修好 ${done} / ${String(faults.length)} 个。下一个：${next}。回到实验：npx lab start ${id}`,
  };
}
