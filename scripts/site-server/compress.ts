import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const compress = promisify(brotliCompress);

/** A page takes about 20 ms the first time and is an eighth of its size ever after. */
const QUALITY = 9;

const done = new Map<string, { readonly changed: number; readonly body: Promise<Buffer> }>();

/** Whether a type gets smaller by compression; pictures are compressed already. */
export function isText(type: string): boolean {
  return /^text\/|json|xml|javascript/.test(type);
}

/** Whether an `accept-encoding` header allows brotli: named, and not with the weight 0 (RFC 9110, 12.5.3). */
export function acceptsBrotli(header: string | readonly string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((entry) => {
      const [coding, ...parameters] = entry.split(';').map((part) => part.trim());
      return coding === 'br' && !parameters.some((weight) => /^q=0(\.0*)?$/.test(weight));
    });
}

/** A file's brotli bytes, kept in memory until the file changes. */
export async function compressed(file: string): Promise<Buffer> {
  const { mtimeMs: changed } = await stat(file);
  const kept = done.get(file);
  if (kept?.changed === changed) return await kept.body;
  const body = readFile(file).then(
    async (bytes) =>
      await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
  );
  done.set(file, { changed, body });
  return await body;
}
