import type { Command, Task } from './lab.ts';
import type { Text } from './text.ts';

/** The last thing that is looked at in a repaired fault: that it is still repaired once all Pods were replaced. */
export const LASTS = 'lasts';

/**
 * A fault to find: `lab start <lab> --fault <id>` makes a namespace of its own for it, applies all that lies in
 * `faults/<id>/start`, and shows what people complain about. Its id is its folder's name and is never told to somebody who
 * is to find it, so nothing here but `id` and `title` may give it away: no file's name, no check's id, no object's name.
 *
 * Its checks must fail as long as it is broken. Once they pass, all its Pods are replaced and they must pass again: a
 * repair by luck (the Pod was mended, not what makes it) does not last. A wrong answer may be caught by that: `LASTS`.
 */
export interface Fault extends Omit<Task, 'files' | 'solution'> {
  /** What it was, told once it is repaired. `text` is the complaint: the symptom, and what a repair must keep. */
  readonly title: Text;
  /** Looks that give the fault away, in the order of the method. Recorded while it is broken, for the page. */
  readonly looks: readonly [Command, ...Command[]];
  /** What was broken, which look says so, and what the tempting wrong repair would have cost. */
  readonly because: Text;
}

/** Declares a fault. Gives it back unchanged, as `defineLab` does. */
export function defineFault(fault: Fault): Fault {
  return fault;
}

/** What progress, evidence and recordings call a fault: no part of a lab has such an id. */
export function faultKey(id: string): string {
  return `fault-${id}`;
}

/** A fault as a recording holds it: its looks, under a name that no part of a lab has. */
export function faultPart({ id, looks }: Pick<Fault, 'id' | 'looks'>): {
  readonly id: string;
  readonly commands: Fault['looks'];
} {
  return { id: faultKey(id), commands: looks };
}

/** What a fault is called where its name would give it away: by its place in the lab's list, from 1. */
export function faultNumbered(place: number): Text {
  const number = String(place);
  return { en: `Broken namespace ${number}`, zh: `坏掉的命名空间 ${number}` };
}
