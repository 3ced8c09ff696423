import { basename, dirname, extname, join, relative } from 'node:path';
import { type Evidence, readEvidence } from '../../lab-kit/evidence.ts';
import type { CourseOutline } from '../../lab-kit/progress.ts';
import type { Text } from '../../lab-kit/text.ts';
import type { Deps } from '../deps.ts';
import { whyRefused } from '../evidence-file.ts';

/** One learner's evidence as it was handed in. */
export interface Learner {
  readonly name: string;
  /** Relative to the folder. */
  readonly file: string;
  readonly evidence: Evidence;
}

/** A file that is called out. The rest is merged all the same. */
export interface FileProblem {
  readonly file: string;
  readonly says: Text;
}

/** A class's folder, read. */
export interface ClassEvidence {
  /** By name. */
  readonly learners: readonly Learner[];
  /** Files that were not taken. */
  readonly refused: readonly FileProblem[];
  /** Files that were taken, but that their teacher should look at. */
  readonly odd: readonly FileProblem[];
  /** Files that claim to be no evidence: not looked at. */
  readonly others: readonly string[];
}

/** A file that the runner itself names so says nothing about its owner: the folder around it does. */
const NAMELESS = /^(?:my-)?evidence$/;
/** What this command writes, and what it is therefore not surprised to find. */
const OWN = /^report\.(?:html|csv|json)$/;

/** Reads every file of a folder and of those in it: learning platforms give each hand-in a folder of its own. */
export async function readClass(
  { files }: Pick<Deps, 'files'>,
  folder: string,
  course: readonly CourseOutline[],
): Promise<ClassEvidence> {
  const found = (await files.walk(folder)).filter((file) => !isHidden(file));
  const learners: Learner[] = [];
  const refused: FileProblem[] = [];
  const others: string[] = [];
  const taken: { file: string; evidence: Evidence; digest: string }[] = [];
  for (const path of found) {
    // Names come from others, and control characters would speak to the terminal.
    const file = path.replaceAll(/\p{Cc}/gu, '?');
    if (OWN.test(file)) continue;
    if (extname(file).toLowerCase() !== '.json') {
      others.push(file);
      continue;
    }
    let text: string | undefined;
    try {
      text = await files.read(join(folder, path));
    } catch (error) {
      const code = String((error as NodeJS.ErrnoException).code ?? error);
      refused.push({
        file,
        says: { en: `it cannot be read (${code})`, zh: `文件无法读取（${code}）` },
      });
      continue;
    }
    const reading = readEvidence(text ?? '');
    if (reading.kind !== 'fine') {
      refused.push({ file, says: whyRefused(reading) });
      continue;
    }
    const { evidence, digest } = reading;
    taken.push({ file, evidence, digest });
    learners.push({ name: evidence.name ?? nameOf(file, folder), file, evidence });
  }
  return { learners: told(learners), refused, odd: oddFiles(taken, course), others };
}

/** A learner's name where the file holds none: the file's own, or that of the folder around a nameless one. */
export function nameOf(file: string, folder: string): string {
  const name = basename(file, extname(file));
  if (!NAMELESS.test(name)) return name;
  const around = basename(dirname(join(folder, file)));
  return relative(folder, dirname(join(folder, file))) === '' ? name : around;
}

/** Two of the same name are told apart by their files; in order of name. */
function told(learners: readonly Learner[]): readonly Learner[] {
  const names = learners.map(({ name }) => name);
  const isShared = (name: string): boolean => names.indexOf(name) !== names.lastIndexOf(name);
  return learners
    .map((each) => (isShared(each.name) ? { ...each, name: `${each.name} (${each.file})` } : each))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

function isHidden(file: string): boolean {
  return file.split(/[\\/]/).some((part) => part.startsWith('.') || part === 'node_modules');
}

/**
 * Files that hold the same passes (nobody passes in the same millisecond as a neighbour), and files of another edition of
 * the course.
 */
function oddFiles(
  taken: readonly { file: string; evidence: Evidence; digest: string }[],
  course: readonly CourseOutline[],
): readonly FileProblem[] {
  const byDigest = new Map<string, string>();
  const byPass = new Map<string, string>();
  return taken.flatMap(({ file, evidence, digest }) => {
    const twin = byDigest.get(digest);
    if (twin !== undefined)
      return [{ file, says: { en: `it is a copy of ${twin}`, zh: `它是 ${twin} 的副本` } }];
    byDigest.set(digest, file);
    const shared = new Map<string, number>();
    for (const pass of passesOf(evidence)) {
      const owner = byPass.get(pass);
      if (owner === undefined) byPass.set(pass, file);
      else shared.set(owner, (shared.get(owner) ?? 0) + 1);
    }
    return [
      ...[...shared].map(([owner, count]) => ({
        file,
        says: {
          en: `${String(count)} of its passes are also in ${owner}, to the millisecond`,
          zh: `其中 ${String(count)} 次通过的时间与 ${owner} 完全相同，精确到毫秒`,
        },
      })),
      ...strangers(file, evidence, course),
    ];
  });
}

function passesOf({ labs }: Evidence): readonly string[] {
  return Object.entries(labs).flatMap(([lab, { parts }]) =>
    Object.entries(parts).flatMap(([part, { passed }]) =>
      passed === undefined ? [] : [`${lab}/${part}/${passed.at}`],
    ),
  );
}

function strangers(
  file: string,
  { labs }: Evidence,
  course: readonly CourseOutline[],
): readonly FileProblem[] {
  const unknown = Object.entries(labs).flatMap(([lab, { parts }]) => {
    const known = course.find(({ id }) => id === lab);
    if (known === undefined) return [lab];
    const ids = known.parts.map(({ id }) => id);
    return Object.keys(parts).flatMap((part) => (ids.includes(part) ? [] : [`${lab}/${part}`]));
  });
  if (unknown.length === 0) return [];
  return [
    {
      file,
      says: {
        en: `this edition of the course does not have: ${unknown.join(', ')}`,
        zh: `这一版课程里没有：${unknown.join('、')}`,
      },
    },
  ];
}
