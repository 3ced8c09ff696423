import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { KINDS } from '../../src/diagrams/grammar/kinds.ts';

const css = readFileSync(new URL('../../src/diagrams/diagrams.css', import.meta.url), 'utf8');

/** The variables of the first block whose selector holds this. */
function theme(name: 'light' | 'dark'): ReadonlyMap<string, string> {
  const start = css.indexOf(`[data-theme='${name}'] {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--diagram-([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, key = '', hex = '']) => [
      key,
      hex,
    ]),
  );
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(['light', 'dark'] as const)('colours of diagrams, %s', (name) => {
  const colours = theme(name);
  const of = (key: string): string => {
    const hex = colours.get(key);
    if (hex === undefined)
      throw new Error(`diagrams.css has no --diagram-${key} in the ${name} theme`);
    return hex;
  };

  it.each(Object.keys(KINDS))(
    '%s: text on its tint at least 7:1, its outline on paper at least 3:1',
    (kind) => {
      expect(contrast(of('text'), of(kind))).toBeGreaterThanOrEqual(7);
      expect(contrast(of(`${kind}-ink`), of('paper'))).toBeGreaterThanOrEqual(3);
    },
  );

  it('arrows at least 4.5:1, text on paper at least 7:1', () => {
    expect(contrast(of('edge'), of('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('traffic'), of('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(of('text'), of('paper'))).toBeGreaterThanOrEqual(7);
  });
});

it('calculates contrast as the standard does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});
