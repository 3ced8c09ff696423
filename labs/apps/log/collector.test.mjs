import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';

const PROGRAM = join(import.meta.dirname, 'collector.mjs');

let folder;
let files = 0;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-test-'));
});
after(() => rm(folder, { recursive: true }));

/** A file of this test's own that does not exist yet. */
function freshFile() {
  files += 1;
  return join(folder, `access-${files}.log`);
}

function run(context, env) {
  const child = spawn(process.execPath, [PROGRAM], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill('SIGKILL'));
  return child;
}

/** Starts the real program; `next` waits for its next line, `rest` is what it printed until it ended. */
async function start(context, env) {
  const child = run(context, env);
  const exited = once(child, 'exit').then(([code]) => code);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => (await lines.next()).value;
  const first = await next();
  const port = /port (\d+),/.exec(first)?.[1];
  assert.ok(port, `no port in the first line: ${first}`);
  const count = async () => (await fetch(`http://127.0.0.1:${port}/`)).text();
  return { child, exited, next, count, base: `http://127.0.0.1:${port}` };
}

describe('log collector', () => {
  it('prints what is in the file already and what comes later, and counts it', async (t) => {
    const file = freshFile();
    await writeFile(file, 'one\ntwo\n');
    const { next, count } = await start(t, { LOG_FILE: file });
    assert.equal(await next(), 'log: one');
    assert.equal(await next(), 'log: two');
    await appendFile(file, 'three\n');
    assert.equal(await next(), 'log: three');
    assert.equal(await count(), '3\n');
  });

  it('waits for a file that is not there yet, with a count of 0', async (t) => {
    const file = freshFile();
    const { next, count } = await start(t, { LOG_FILE: file });
    assert.equal(await count(), '0\n');
    await writeFile(file, 'late\n');
    assert.equal(await next(), 'log: late');
  });

  it('prints a line only when it is whole, also when a character came in two halves', async (t) => {
    const file = freshFile();
    const { next, count } = await start(t, { LOG_FILE: file });
    const bytes = Buffer.from('早\n');
    await writeFile(file, bytes.subarray(0, 1));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await count(), '0\n');
    await appendFile(file, bytes.subarray(1));
    assert.equal(await next(), 'log: 早');
  });

  it('begins anew when the file was cut short', async (t) => {
    const file = freshFile();
    await writeFile(file, 'a long first line\n');
    const { next } = await start(t, { LOG_FILE: file });
    assert.equal(await next(), 'log: a long first line');
    await truncate(file);
    await appendFile(file, 'new\n');
    assert.equal(await next(), 'log: new');
  });

  it('loses no line when the file is replaced by a new one', async (t) => {
    const file = freshFile();
    await writeFile(file, 'old\n');
    const { next } = await start(t, { LOG_FILE: file });
    assert.equal(await next(), 'log: old');
    await appendFile(file, 'last of the old\n');
    await rename(file, `${file}.1`);
    await writeFile(file, 'first of the new\n');
    assert.equal(await next(), 'log: last of the old');
    assert.equal(await next(), 'log: first of the new');
  });

  it('answers 404 for anything but GET /', async (t) => {
    const { base } = await start(t, { LOG_FILE: freshFile() });
    assert.equal((await fetch(`${base}/lines`)).status, 404);
    assert.equal((await fetch(base, { method: 'POST' })).status, 404);
  });

  for (const signal of ['SIGTERM', 'SIGINT']) {
    it(`prints what came in the meantime on ${signal}, then exits 0`, async (t) => {
      const file = freshFile();
      await writeFile(file, 'first\n');
      const { child, exited, next } = await start(t, { LOG_FILE: file });
      assert.equal(await next(), 'log: first');
      await appendFile(file, 'last\n');
      child.kill(signal);
      assert.equal(await next(), 'log: last');
      assert.equal(await exited, 0);
    });
  }

  it('ends with 1 and says which port is taken', async (t) => {
    const blocker = createServer().listen(0);
    t.after(() => blocker.close());
    await once(blocker, 'listening');
    const { port } = blocker.address();
    const { code, errors } = await failure(t, { LOG_FILE: freshFile(), PORT: String(port) });
    assert.equal(code, 1);
    assert.equal(errors, `log collector: cannot listen on port ${port}: EADDRINUSE\n`);
  });

  it('ends with 1 when LOG_FILE is not set', async (t) => {
    const { code, errors } = await failure(t, {});
    assert.equal(code, 1);
    assert.match(errors, /LOG_FILE is not set/);
  });

  it('ends with 1 and says why when the file cannot be read', async (t) => {
    const { code, errors } = await failure(t, { LOG_FILE: folder });
    assert.equal(code, 1);
    assert.match(errors, /cannot read .*EISDIR/);
  });
});

/** Runs a program that must end by itself; gives back its exit code and what it complained of. */
async function failure(context, env) {
  const child = run(context, env);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const [code] = await once(child, 'close');
  return { code, errors };
}
