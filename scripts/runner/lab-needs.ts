import type { Command, CommandSpec, LabDefinition, Need, Task } from '../lab-kit/lab.ts';
import { specOf } from './engine/run-command.ts';
import type { LabProblem } from './lab-problems.ts';
import { partsOf } from './labs.ts';

/** Where a program stands in a line of shell: at its beginning, or after something that begins a new command. */
const BEGINS = String.raw`(?:^|[|;&({\n]|\$\(|\b(?:if|while|until|then|do|else|time|sudo|!))\s*`;

/** What a line that types this needs of the machine. */
const TYPED: readonly (readonly [Need, RegExp])[] = [
  ['compose', new RegExp(`${BEGINS}docker\\s+compose\\b`)],
  ['swarm', new RegExp(`${BEGINS}docker\\s+(?:swarm|service|stack|node|secret|config)\\b`)],
  ['curl', new RegExp(`${BEGINS}curl\\b`)],
  ['site', /\$\{?LAB_COURSE\b/],
];

/** Needs that the lab's lines show and its `needs` does not name: nobody would be told before the line fails. */
export function missingNeeds(lab: LabDefinition): readonly LabProblem[] {
  return TYPED.flatMap(([need, pattern]) => {
    if (lab.needs.includes(need)) return [];
    const found = linesOf(lab).find(({ line }) => pattern.test(line));
    if (found === undefined) return [];
    return [
      {
        at: found.at,
        says: {
          en: `types what needs “${need}”, which is not in the lab's needs`,
          zh: `用到了“${need}”，但 needs 中没有它`,
        },
      },
    ];
  });
}

function linesOf(lab: LabDefinition): readonly { readonly at: string; readonly line: string }[] {
  const faults = lab.faults ?? [];
  return [
    ...partsOf(lab).flatMap((part) => [
      ...(part.type === 'task' ? answersOf(part) : typedIn(part.id, part.commands)),
      ...checkedIn(part),
    ]),
    ...faults.flatMap((fault) => [
      ...typedIn(fault.id, fault.looks),
      ...answersOf(fault),
      ...checkedIn(fault),
    ]),
  ];
}

function answersOf({ id, solve, wrong }: Pick<Task, 'id' | 'solve' | 'wrong'>) {
  const lines = [...solve, ...wrong.flatMap(({ run, undo = [] }) => [...run, ...undo])];
  return lines.map((line) => ({ at: `${id}.commands`, line }));
}

function typedIn(id: string, commands: readonly Command[]) {
  const lines = commands.map(specOf).flatMap(willWork);
  return lines.map((line) => ({ at: `${id}.commands`, line }));
}

function checkedIn({ id, checks }: Pick<Task, 'id' | 'checks'>) {
  return checks.flatMap((check) =>
    check.type === 'command' ? [{ at: `${id}.checks.${check.id}`, line: check.run }] : [],
  );
}

/** A line that is there to show a refusal may well lack what it asks for. */
function willWork({ run, exit = 0 }: CommandSpec): readonly string[] {
  return exit === 0 ? [run] : [];
}
