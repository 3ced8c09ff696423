import type { Text } from '#lab-kit';

/** A text in both languages, and where in its data it stands. */
export interface Found {
  readonly where: string;
  readonly text: Text;
}

const isText = (value: object): value is Text =>
  'en' in value && 'zh' in value && typeof value.en === 'string' && typeof value.zh === 'string';

/** Every `{ en, zh }` inside a piece of data, with its path. */
export function textsIn(data: unknown, where = ''): Found[] {
  if (typeof data !== 'object' || data === null) return [];
  if (isText(data)) return [{ where, text: data }];
  return Object.entries(data as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    const id = typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;
    const named = typeof id === 'string' ? id : key;
    return textsIn(value, where === '' ? named : `${where}.${named}`);
  });
}
