import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { URLSearchParams } from 'node:url';

function launch(context, program, env) {
  const child = spawn(process.execPath, [program], {
    env: { PATH: process.env.PATH, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  context.after(() => child.kill('SIGKILL'));
  return child;
}

/** Starts a service as its image does, on a free port; gives back where it is, and its lines as they come. */
export async function startProgram(context, program, env = {}) {
  const child = launch(context, program, env);
  const exited = once(child, 'exit').then(([code]) => code);
  const lines = [];
  const errors = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const [first] = await once(reader, 'line');
  const port = /port (\d+)/.exec(first)?.[1];
  assert.ok(port, `no port in the first line: ${first}`);
  const base = `http://127.0.0.1:${port}`;
  return { base, child, exited, lines, errors, ask: (path, options) => ask(base, path, options) };
}

/** Runs a program that must end by itself; gives back its exit code and what it complained of. */
export async function failProgram(context, program, env) {
  const child = launch(context, program, env);
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const [code] = await once(child, 'close');
  return { code, errors };
}

/** Asks a service: a `post` is sent as JSON, a `form` as a browser's form does. */
async function ask(base, path, { post, form, method, headers } = {}) {
  const body = form ? new URLSearchParams(form) : post && JSON.stringify(post);
  const response = await fetch(base + path, {
    method: method ?? (body ? 'POST' : 'GET'),
    redirect: 'manual',
    ...(body && { body }),
    ...(headers && { headers }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json');
  return {
    status: response.status,
    headers: response.headers,
    text,
    json: isJson ? JSON.parse(text) : undefined,
  };
}
