// Prints chosen fields of the JSON it is given: … | node pick.mjs State.Status State.ExitCode
import { text } from 'node:stream/consumers';

const answer = await text(process.stdin);
const object = JSON.parse(answer);
for (const path of process.argv.slice(2)) {
  const value = path.split('.').reduce((part, key) => part?.[key], object);
  console.log(`${path}: ${JSON.stringify(value)}`);
}
