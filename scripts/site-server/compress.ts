import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { keptPerFile } from './kept-per-file.ts';

const compress = promisify(brotliCompress);

/** A page takes about 20 ms the first time and is a tenth of its size ever after. */
const QUALITY = 9;

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
      const isRefused = parameters.some((weight) => /^q=0(\.0*)?$/i.test(weight));
      return coding?.toLowerCase() === 'br' && !isRefused;
    });
}

/** A file's brotli bytes, kept in memory until the file changes. */
export const compressed = keptPerFile(
  async (bytes) => await compress(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } }),
);
