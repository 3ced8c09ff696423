/** How far figures may lie apart, in parts of the picture: other machines measure with other fonts. */
const TOLERANCE = 0.12;

interface Placed {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Boxes, frames and arrows in order, by element and class. */
  readonly parts: readonly string[];
  /** Every row of text with its place, in parts of the picture. */
  readonly texts: readonly Placed[];
}

function read(svg: string): Drawing {
  const [left = 0, top = 0, width = 1, height = 1] =
    /viewBox="([^"]+)"/.exec(svg)?.[1]?.split(' ').map(Number) ?? [];
  return {
    width,
    height,
    parts: [
      ...svg.matchAll(/<(g|path|a)\b[^>]*?(?:class="((?:box|group|edge) [^"]+)"|href="([^"]+)")/g),
    ].map(([, element = '', className, href]) => `${element} ${className ?? href ?? ''}`),
    texts: [
      ...svg.matchAll(/<(?:tspan|text)\b[^>]* x="([-\d.]+)" y="([-\d.]+)"[^>]*>([^<]+)</g),
    ].map(([, x, y, text = '']) => ({
      text,
      x: (Number(x) - left) / width,
      y: (Number(y) - top) / height,
    })),
  };
}

const percent = ({ x, y }: Placed): string => `${Math.round(x * 100)} % × ${Math.round(y * 100)} %`;

/**
 * Compares a committed drawing with the same one drawn anew: the same boxes, arrows, links and texts exactly, at about
 * the same places. Gives the differences in words.
 */
export function compare(committed: string, drawn: string): string[] {
  const before = read(committed);
  const now = read(drawn);
  const differences: string[] = [];
  const each = (what: string, own: readonly string[], other: readonly string[]): void => {
    for (let index = 0; index < Math.max(own.length, other.length); index++) {
      if (own[index] === other[index]) continue;
      differences.push(
        `${what} ${index + 1} is ${own[index] ?? 'nothing'} in the cache, ${other[index] ?? 'nothing'} now`,
      );
    }
  };
  const quoted = ({ texts }: Drawing): string[] => texts.map(({ text }) => JSON.stringify(text));
  each('part', before.parts, now.parts);
  each('text', quoted(before), quoted(now));
  const isOff = (a: number, b: number): boolean => Math.abs(a - b) > TOLERANCE;
  if (isOff(before.width / now.width, 1) || isOff(before.height / now.height, 1)) {
    differences.push(
      `size is ${before.width} × ${before.height} in the cache, ${now.width} × ${now.height} now`,
    );
  }
  for (const [index, placed] of before.texts.entries()) {
    const other = now.texts[index];
    if (other?.text !== placed.text) continue;
    if (isOff(placed.x, other.x) || isOff(placed.y, other.y)) {
      differences.push(
        `text "${placed.text}" lies at ${percent(placed)} in the cache, ${percent(other)} now`,
      );
    }
  }
  return differences;
}
