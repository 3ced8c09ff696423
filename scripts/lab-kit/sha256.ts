/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, in hex. By hand, because one and the same function has to run in Node and
 * in a page: browsers give `crypto.subtle` only to HTTPS and localhost, and a classroom serves plain HTTP.
 */
export function sha256(text: string): string {
  const words = padded(new TextEncoder().encode(text));
  const state = [...START];
  for (let at = 0; at < words.length; at += 16) mix(state, words.subarray(at, at + 16));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The first 32 bits of the fractional parts of a root of each of the first primes. */
function fractions(count: number, power: number): readonly number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n += 1) {
    if (isPrime(n)) found.push(((n ** power % 1) * 2 ** 32) | 0);
  }
  return found;
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor += 1) if (n % divisor === 0) return false;
  return true;
}

const START = fractions(8, 1 / 2);
const ROUND = fractions(64, 1 / 3);

/** The message as 32-bit words: a one bit, zeros, and its length in bits, to a whole number of blocks. */
function padded(bytes: Uint8Array): Int32Array {
  const blocks = Math.ceil((bytes.length + 9) / 64);
  const all = new Uint8Array(blocks * 64);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(all.buffer);
  view.setUint32(all.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(all.length - 4, bytes.length << 3);
  return Int32Array.from({ length: blocks * 16 }, (_, at) => view.getInt32(at * 4));
}

const turn = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function mix(state: number[], block: Int32Array): void {
  const w = new Int32Array(64);
  w.set(block);
  const at = (index: number): number => w[index] ?? 0;
  for (let t = 16; t < 64; t += 1) {
    const [two, fifteen] = [at(t - 2), at(t - 15)];
    const s1 = turn(two, 17) ^ turn(two, 19) ^ (two >>> 10);
    const s0 = turn(fifteen, 7) ^ turn(fifteen, 18) ^ (fifteen >>> 3);
    w[t] = s1 + at(t - 7) + s0 + at(t - 16);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t += 1) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
    const one = (h + big1 + ((e & f) ^ (~e & g)) + (ROUND[t] ?? 0) + at(t)) | 0;
    const two = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
    state[index] = ((state[index] ?? 0) + word) | 0;
}
