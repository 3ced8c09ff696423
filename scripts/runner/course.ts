import { PARTS } from '../../src/site/curriculum.ts';
import { faultKey, faultNumbered } from '../lab-kit/fault.ts';
import type { Text } from '../lab-kit/text.ts';
import type { Deps } from './deps.ts';
import { findLabs, type Part, partsOf, readLab } from './labs.ts';
import { UserError } from './outcome.ts';

/** A part as lists and reports need it. */
export interface CoursePart {
  readonly id: string;
  readonly type: Part['type'] | 'fault';
  readonly title: Text;
}

/** A lab as lists and reports need it: its parts in order, then the faults to be found in it. */
export interface CourseLab {
  readonly id: string;
  readonly title: Text;
  readonly parts: readonly CoursePart[];
}

/** Every lab there is, in the order of the course; one that is no chapter comes last. */
export async function readCourse(
  deps: Pick<Deps, 'files' | 'paths'>,
): Promise<readonly CourseLab[]> {
  const order = PARTS.flatMap(({ chapters }) => chapters.map(({ id }) => id));
  const place = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
  const ids = (await findLabs(deps)).toSorted((a, b) => place(a) - place(b));
  const labs = await Promise.all(
    ids.map(async (id): Promise<CourseLab | undefined> => {
      try {
        const { definition } = await readLab(deps, id);
        const parts = partsOf(definition).map(({ id: part, type, title }) => ({
          id: part,
          type,
          title,
        }));
        const faults = (definition.faults ?? []).map((fault, index) => ({
          id: faultKey(fault.id),
          type: 'fault' as const,
          title: faultNumbered(index + 1),
        }));
        return { id, title: definition.title, parts: [...parts, ...faults] };
      } catch (error) {
        // One lab that is being written must not hide the others.
        if (error instanceof UserError) return undefined;
        throw error;
      }
    }),
  );
  return labs.filter((lab) => lab !== undefined);
}
