// Takes an attached stream apart. Each piece of output has eight bytes in front: which stream, and how long it is.
import { buffer } from 'node:stream/consumers';

const NAMES = ['stdin', 'stdout', 'stderr'];
const stream = await buffer(process.stdin);
for (let at = 0; at < stream.length;) {
  const header = stream.subarray(at, at + 8);
  const length = header.readUInt32BE(4);
  const text = stream.toString('utf8', at + 8, at + 8 + length).trimEnd();
  console.log(`${header.toString('hex')}  ${NAMES[header[0]]}, ${length} bytes: ${text}`);
  at += 8 + length;
}
