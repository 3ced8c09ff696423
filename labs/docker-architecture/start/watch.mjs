// Runs a docker command and prints each HTTP request that it makes: node watch.mjs docker ps
// It stands between the two: the command is told that the engine is here, and every byte is passed on.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'watch-'));
const socket = join(folder, 'docker.sock');

const server = createServer({ allowHalfOpen: true }, (client) => {
  const there = connect({ path: 'engine.sock', allowHalfOpen: true });
  client.on('data', (bytes) => {
    for (const [, request] of bytes.toString('latin1').matchAll(/^([A-Z]+ \S+) HTTP\/1\.1\r$/gm))
      console.log(request);
  });
  client.pipe(there).pipe(client);
  for (const end of [client, there]) end.on('error', () => [client, there].map((s) => s.destroy()));
});

server.listen(socket, () => {
  const [program, ...args] = process.argv.slice(2);
  const env = { ...process.env, DOCKER_HOST: `unix://${socket}` };
  const child = spawn(program, args, { env, stdio: 'inherit' });
  child.on('exit', (code) => {
    rmSync(folder, { recursive: true });
    process.exit(code ?? 1);
  });
});
