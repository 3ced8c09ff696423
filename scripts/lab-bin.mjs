#!/usr/bin/env node
// Entry of `npx lab`. Plain JavaScript, because the Node that npx uses may be 20, which cannot read TypeScript; npm ci
// brought a newer one along for that case.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);
const entry = fileURLToPath(new URL('./lab.ts', import.meta.url));

if (readsTypeScript) {
  await import('./lab.ts');
} else {
  const windows = process.platform === 'win32';
  const shipped = fileURLToPath(
    new URL(`../node_modules/.bin/node${windows ? '.cmd' : ''}`, import.meta.url),
  );
  if (existsSync(shipped)) {
    const args = ['--disable-warning=ExperimentalWarning', entry, ...process.argv.slice(2)];
    const child = spawn(shipped, args, { stdio: 'inherit', shell: windows });
    // On a terminal Ctrl-C reaches the child by itself; this parent only has to outlive it. Other signals are passed on.
    process.on('SIGINT', () => {});
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : 15);
    });
  } else {
    console.error(
      `The lab runner needs Node.js 22.18 or newer; this is ${process.versions.node}, and the one that \`npm ci\` brings is missing.\n` +
        `实验程序需要 Node.js 22.18 以上；当前是 ${process.versions.node}，而 \`npm ci\` 附带的 Node 不在。\n` +
        `Next / 下一步: npm ci`,
    );
    process.exitCode = 3;
  }
}
