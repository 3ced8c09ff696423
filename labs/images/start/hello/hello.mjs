// Says which version it is, how often this container was started,
// and as whom it runs. Then it ends.
import { appendFileSync, readFileSync } from 'node:fs';
import { hostname } from 'node:os';

const version = readFileSync('version', 'utf8').trim();
appendFileSync('/data/starts', 'started\n');
const starts = readFileSync('/data/starts', 'utf8').trim().split('\n').length;

const who = `container ${hostname()}, user ${process.getuid()}`;
console.log(`hello ${version}: start ${starts} in ${who}`);
