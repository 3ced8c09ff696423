import type { Text } from '../../lab-kit/text.ts';

/** Decimal, as disks and files are sold and listed. */
export function gigabytes(bytes: number): string {
  return bytes >= 1e8 ? `${(bytes / 1e9).toFixed(1)} GB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** Whom to tell, in which words, and when to stop. */
export interface Watch {
  readonly total: number;
  readonly text: Text;
  readonly update: (text: Text) => void;
  readonly signal: AbortSignal;
}

/** Passes pieces on; says after every tenth how far they are, which in a log is eleven lines at most. */
export async function* counted(
  pieces: AsyncIterable<Uint8Array>,
  { total, text, update, signal }: Watch,
): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  let told = -1;
  for await (const piece of pieces) {
    signal.throwIfAborted();
    bytes += piece.length;
    const part = Math.min(100, Math.floor((bytes / Math.max(1, total)) * 10) * 10);
    if (part !== told) {
      told = part;
      const of = `${String(part)} % / ${gigabytes(total)}`;
      update({ en: `${text.en}: ${of}`, zh: `${text.zh}：${of}` });
    }
    yield piece;
  }
}
