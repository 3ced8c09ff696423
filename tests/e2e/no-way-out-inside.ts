/**
 * Runs in a new network namespace, before and around the program that is to be proven there: `no-way-out-inside.ts FOLDER
 * PROGRAM…`. Makes sure that there is no way out, opens the doors that `no-way-out.ts` keeps, and ends as the program does.
 */
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const [folder = '', program = '', ...args] = process.argv.slice(2);

/** No such exit code is one of ours. */
const NOT_CLOSED = 99;
const DOOR_TRIES = 40;

process.exitCode = await main();

async function main(): Promise<number> {
  const up = spawnSync('ip', ['link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  const way = up.status === 0 ? await wayOut() : up.stderr;
  if (way !== undefined) {
    console.error(`There is a way out: ${way}`);
    return NOT_CLOSED;
  }
  console.log('no way out: only lo, no route, 192.0.2.1 cannot be reached');
  await openDoors();
  const child = spawn(program, args, { stdio: 'inherit' });
  const code = await new Promise<number | null>((done) => {
    child.on('error', (error) => {
      console.error(error.message);
      done(127);
    });
    child.on('close', done);
  });
  // The doors would keep this process open.
  setImmediate(() => process.exit(code ?? 1));
  return code ?? 1;
}

/** What leads out of here; `undefined` when nothing does. */
async function wayOut(): Promise<string | undefined> {
  const others = Object.keys(networkInterfaces()).filter((name) => name !== 'lo');
  if (others.length > 0) return others.join(', ');
  // The first line is the table's head.
  const routes = readFileSync('/proc/net/route', 'utf8').trim().split('\n').slice(1);
  if (routes.length > 0) return routes.join('\n');
  // An address that is for examples only (RFC 5737): with a way out this would hang, not be refused at once.
  const said = await new Promise<string>((done) => {
    const socket = connect({ host: '192.0.2.1', port: 443, timeout: 3000 });
    socket.on('connect', () => done('connected'));
    socket.on('timeout', () => done('timed out'));
    socket.on('error', (error: NodeJS.ErrnoException) => done(error.code ?? ''));
  });
  return said === 'ENETUNREACH' ? undefined : `192.0.2.1: ${said}`;
}

/** Listens here on each port that a container publishes there; resolves when the first list is open. */
async function openDoors(): Promise<void> {
  writeFileSync(join(folder, 'open'), '');
  const open = new Set<number>();
  await new Promise<void>((resolve, reject) => {
    const told = connect(join(folder, 'ports'));
    told.on('error', reject);
    let rest = '';
    told.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      const ports = lines.flatMap((line) => line.split(' ').map(Number)).filter((port) => port > 0);
      const fresh = [...new Set(ports)].filter((port) => !open.has(port));
      for (const port of fresh) open.add(port);
      void Promise.all(fresh.map(openDoor)).then(() => resolve(), reject);
    });
  });
}

async function openDoor(port: number): Promise<void> {
  const server = createServer((socket) => {
    const through = connect(join(folder, 'door'));
    through.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('error', () => through.destroy()).on('close', () => through.destroy());
    through.write(`${String(port)}\n`);
    socket.pipe(through);
    through.pipe(socket);
  });
  // A connection from here may have just that number at its own end, until it is closed.
  for (let tries = 1; ; tries += 1) {
    const error = await new Promise<NodeJS.ErrnoException | undefined>((done) => {
      server.once('error', done).listen(port, '127.0.0.1', () => done(undefined));
    });
    if (error === undefined) {
      appendFileSync(join(folder, 'open'), `${String(port)}\n`);
      return;
    }
    console.error(`The door ${String(port)} cannot be opened: ${error.message}`);
    if (error.code !== 'EADDRINUSE' || tries === DOOR_TRIES) throw error;
    await setTimeout(500);
  }
}
