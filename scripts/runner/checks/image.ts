import type { ImageCheck } from '../../lab-kit/checks.ts';
import type { CheckKind, CheckResult, Facts } from './check-kind.ts';
import { inspect } from './docker.ts';
import { type Found, searchImage, type Wanted } from './image-layers.ts';
import { isRecord } from './kube.ts';
import { findDifference } from './match.ts';
import { result, wordsOf } from './result.ts';

/** A local image is configured and layered as told. Builds end before the next command: no waiting changes it. */
export const image: CheckKind<ImageCheck> = {
  takesMs: () => 120_000,
  look: async (check, facts) => {
    const own = await load(check.image, facts);
    if ('status' in own) return own;
    const next = `docker image inspect ${check.image}`;
    const difference = findDifference(check.match, own.found);
    if (difference !== undefined)
      return result('wrong', { ...wordsOf(difference), next }, { certain: true });
    return (
      (await compareSize(check, own.found, facts)) ??
      (await compareLayers(check, own.found, facts)) ??
      (await searchLayers(check, facts)) ??
      result('pass', { expected: check.image, actual: check.image, next: '' })
    );
  },
};

type Inspected = Readonly<Record<string, unknown>>;

async function load(name: string, facts: Facts): Promise<{ found: Inspected } | CheckResult> {
  const inspected = await inspect('image', name, facts);
  if ('status' in inspected) return inspected;
  const { found } = inspected;
  if (found !== undefined) return { found };
  return result(
    'not-yet',
    {
      expected: { en: `an image ${name}`, zh: `有镜像 ${name}` },
      actual: { en: 'there is none', zh: '没有' },
      next: 'docker images',
    },
    { certain: true },
  );
}

async function compareSize(
  { image: name, smallerThan }: ImageCheck,
  own: Inspected,
  facts: Facts,
): Promise<CheckResult | undefined> {
  if (smallerThan === undefined) return undefined;
  const other = await load(smallerThan.image, facts);
  if ('status' in other) return other;
  const part = Number(own['Size']) / Number(other.found['Size']);
  if (part <= smallerThan.factor) return undefined;
  const percent = (value: number): string => `${(value * 100).toFixed(0)} %`;
  return result(
    'wrong',
    {
      expected: {
        en: `${name} is at most ${percent(smallerThan.factor)} of ${smallerThan.image}`,
        zh: `${name} 不超过 ${smallerThan.image} 的 ${percent(smallerThan.factor)}`,
      },
      actual: percent(part),
      next: `docker history ${name}`,
    },
    { certain: true },
  );
}

async function compareLayers(
  { image: name, sharesLayers }: ImageCheck,
  own: Inspected,
  facts: Facts,
): Promise<CheckResult | undefined> {
  if (sharesLayers === undefined) return undefined;
  const other = await load(sharesLayers.image, facts);
  if ('status' in other) return other;
  const [mine, theirs] = [layersOf(own), layersOf(other.found)];
  const firstOther = mine.findIndex((layer, index) => layer !== theirs[index]);
  const shared = firstOther === -1 ? mine.length : firstOther;
  if (shared >= sharesLayers.atLeast) return undefined;
  return result(
    'wrong',
    {
      expected: {
        en: `${name} shares ${String(sharesLayers.atLeast)} layers or more with ${sharesLayers.image}`,
        zh: `${name} 与 ${sharesLayers.image} 至少共享 ${String(sharesLayers.atLeast)} 层`,
      },
      actual: { en: `it shares ${String(shared)}`, zh: `共享 ${String(shared)} 层` },
      next: `docker image inspect --format '{{json .RootFS.Layers}}' ${name}`,
    },
    { certain: true },
  );
}

function layersOf(inspected: Inspected): readonly unknown[] {
  const files = inspected['RootFS'];
  const layers: unknown = isRecord(files) ? files['Layers'] : undefined;
  return Array.isArray(layers) ? layers : [];
}

async function searchLayers(check: ImageCheck, facts: Facts): Promise<CheckResult | undefined> {
  const { image: name, noPathInLayers, noTextInLayers, textInLayers } = check;
  const next = `docker history --no-trunc ${name}`;
  if (noPathInLayers !== undefined || noTextInLayers !== undefined) {
    const path = noPathInLayers === undefined ? undefined : new RegExp(noPathInLayers);
    const found = await searchSaved(name, { path, text: noTextInLayers }, facts);
    if (found !== undefined)
      return result(
        'wrong',
        {
          expected: {
            en: `no layer of ${name}, not even a covered one, holds ${found.what}`,
            zh: `${name} 的任何一层（包括被遮住的层）都不含 ${found.what}`,
          },
          actual: { en: `found in ${found.where.en}`, zh: `出现在 ${found.where.zh}` },
          next,
        },
        { certain: true },
      );
  }
  if (textInLayers === undefined) return undefined;
  const held = await searchSaved(name, { path: undefined, text: textInLayers }, facts);
  if (held !== undefined) return undefined;
  return result(
    'wrong',
    {
      expected: {
        en: `some layer of ${name}, be it a covered one, holds “${textInLayers}”`,
        zh: `${name} 的某一层（包括被遮住的层）含有“${textInLayers}”`,
      },
      actual: { en: 'none does', zh: '哪一层都没有' },
      next,
    },
    { certain: true },
  );
}

/** `docker save` writes every layer, covered or not. */
async function searchSaved(
  name: string,
  wanted: Wanted,
  { exec, run, signal }: Facts,
): Promise<Found | undefined> {
  const stream = exec.stream(['docker', 'save', name], {
    env: run.env,
    signal,
    timeoutMs: 120_000,
  });
  return await searchImage(stream, wanted);
}
