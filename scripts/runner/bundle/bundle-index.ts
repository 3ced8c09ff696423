import { z } from 'zod';
import { EXIT, UserError } from '../outcome.ts';

/** First file of an archive: what is in it, so that a machine can say no before anything is read or written. */
export const INDEX = 'bundle.json';

/** Raised when an older `unbundle` could not make sense of what a newer `bundle` writes. */
const FORMAT = 1;

const image = z.strictObject({
  name: z.string(),
  /** What it is made of (`image-facts.ts`). */
  content: z.string(),
  bytes: z.number(),
  /** Of one built from `labs/apps`: what its folder held. */
  context: z.string().optional(),
});

const name = z.string().regex(/^[\w.-]+$/);

const schema = z.strictObject({
  format: z.literal(FORMAT),
  /** Version of the course. */
  course: z.string(),
  os: z.enum(['linux', 'darwin', 'windows']),
  arch: z.string(),
  labs: z.array(z.string()),
  /** Files for `docker load`, with the images in each. */
  images: z.array(z.strictObject({ path: z.string(), bytes: z.number(), holds: z.array(image) })),
  tools: z.array(z.strictObject({ name: z.enum(['kind', 'kubectl']), path: z.string() })),
  /** Manifests of others, by their key in `versions.ts`. */
  manifests: z.array(z.strictObject({ key: name, path: z.string() })),
});

/** What an archive holds. */
export type BundleIndex = z.infer<typeof schema>;
/** A file for `docker load` in it. */
export type BundledImages = BundleIndex['images'][number];

/** Puts the format's number to what a new archive holds. */
export function makeIndex(index: Omit<BundleIndex, 'format'>): BundleIndex {
  return { format: FORMAT, ...index };
}

/** Reads an archive's index; refuses one that another version of the course has written. */
export function readIndex(text: string, file: string): BundleIndex {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw notOurs(file);
  }
  const read = schema.safeParse(data);
  if (read.success) return read.data;
  const { format } = data as { format?: unknown };
  if (typeof format !== 'number' || format === FORMAT) throw notOurs(file);
  throw new UserError(EXIT.machine, {
    what: {
      en: `${file} was made by another version of this course (format ${String(format)}, this one reads ${String(FORMAT)}).`,
      zh: `${file} 由本课程的另一个版本打包（格式 ${String(format)}，当前版本只读格式 ${String(FORMAT)}）。`,
    },
    next: {
      en: `Use the course that is in the archive itself: tar -xf ${file} course && cd course && ./lab unbundle ${file}`,
      zh: `使用归档里自带的课程：tar -xf ${file} course && cd course && ./lab unbundle ${file}`,
    },
  });
}

/** The refusal of a file that `lab bundle` did not write. */
export function notOurs(file: string): UserError {
  return new UserError(EXIT.usage, {
    what: {
      en: `${file} is not an archive that \`lab bundle\` has written.`,
      zh: `${file} 不是 \`lab bundle\` 打包的归档。`,
    },
    next: {
      en: 'Give the .tar file as you got it, not unpacked and not packed again: npx lab unbundle FILE',
      zh: '请使用拿到的 .tar 文件本身，不要先解开或重新打包：npx lab unbundle 文件',
    },
  });
}
