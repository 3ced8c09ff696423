import { describe, expect, it } from 'vitest';
import { labRows } from '../../scripts/bench/labs.ts';
import { meetsTarget, table } from '../../scripts/bench/measurement.ts';

const times = (lab: string, learnerMs: number, totalMs: number, needsCluster = false) => ({
  lab,
  learnerMs,
  totalMs,
  needsCluster,
});

describe('the time of labs', () => {
  const rows = labRows([
    times('images', 31_250, 64_000),
    times('swarm', 95_000, 200_000),
    times('pods', 40_000, 700_000, true),
  ]);

  it('is a row for each, with the whole loop beside it', () => {
    expect(table(rows).split('\n')[2]).toBe(
      "| lab `images`: steps, solving and breaks | 31.3 s | ≤ 90 | met | whole author's loop 64 s |",
    );
    expect(rows.map(meetsTarget)).toEqual([true, false, true, true]);
  });

  it('is added up for those with Docker alone', () => {
    expect(rows.at(-1)).toMatchObject({
      what: "all 2 labs with Docker alone: author's loop",
      value: 264,
      target: { atMost: 900 },
    });
  });
});
