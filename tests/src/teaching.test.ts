import { describe, expect, it } from 'vitest';
import type { Recording } from '#lab-kit';
import { readLabs } from '../../scripts/site-checks/repository.ts';
import { PARTS } from '../../src/site/curriculum.ts';
import {
  chapterTime,
  CLASS_MINUTES,
  PLANS,
  sumTimes,
  type TeachingPlan,
} from '../../src/site/teaching.ts';

const ORDER = PARTS.flatMap(({ chapters }) => chapters.map(({ id }) => id));
const labs = await readLabs();
const plans: readonly (readonly [string, TeachingPlan])[] = Object.entries(PLANS);

it('a chapter’s time is what the recording measured, and the rule for the rest', () => {
  const part = { id: 'x' } as never;
  const lab = { steps: [part, part, part], tasks: [part], breaks: [part, part] };
  const recording = { provenance: { durationMs: 61_000 } } as Recording;
  const { idea, step, task, break: fault } = CLASS_MINUTES;
  expect(chapterTime(lab, recording)).toEqual({
    machineMs: 61_000,
    parts: 6,
    minutes: 2 + idea + 3 * step + task + 2 * fault,
  });
  expect(chapterTime(lab, undefined)).toBeUndefined();
});

describe.each(plans)('the plan %s', (_name, { sessions, sessionMinutes }) => {
  const own = sessions.flatMap(({ chapters }) => chapters);
  const all = sessions.flatMap(({ chapters, after = [] }) => [...chapters, ...after]);

  it('names chapters that there are, each once', () => {
    expect(all.filter((id) => !ORDER.includes(id))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });

  it('fits: no session takes longer than it says, by what was recorded', () => {
    for (const { title, chapters } of sessions) {
      const times = chapters.flatMap((id) => {
        const lab = labs.find((each) => each.id === id);
        return (lab && chapterTime(lab.definition, lab.recording)) ?? [];
      });
      const { minutes } = sumTimes(times);
      expect(minutes, title.en).toBeGreaterThan(0);
      expect(minutes, title.en).toBeLessThanOrEqual(sessionMinutes);
    }
    expect(own.length).toBeGreaterThan(0);
  });
});

it('six weeks hold the whole course, in its order', () => {
  const all = PLANS['six-weeks'].sessions.flatMap((session) => [
    ...session.chapters,
    ...('after' in session ? session.after : []),
  ]);
  expect(all).toEqual(ORDER);
});
