// Takes three times on your machine.
import { execFileSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const IMAGE = 'course/box:1';
const docker = (...words) => execFileSync('docker', words, { encoding: 'utf8' });

// 1. Ten containers, one after the other: from `docker run` until its program, `true`, has ended.
const names = Array.from({ length: 10 }, (_, index) => `start-${index + 1}`);
// Those of an earlier run go first. The label keeps it from removing a container of yours.
const ours = ['--filter', 'label=learn-k8s.lab=container-or-vm', '--filter', 'name=start-'];
const earlier = docker('ps', '--all', '--quiet', ...ours)
  .split('\n')
  .filter(Boolean);
if (earlier.length > 0) docker('rm', '--force', ...earlier);
const times = names.map((name) => {
  const began = performance.now();
  docker('run', '--name', name, IMAGE, 'true');
  return Math.round(performance.now() - began);
});
console.log('docker run, milliseconds:');
console.log(`  ${times.slice(0, 5).join(' ')}\n  ${times.slice(5).join(' ')}`);
console.log(`  half took at most ${times.toSorted((a, b) => a - b)[4]}`);

// 2. Without the engine: a hundred processes, each started with a view of its own. What is printed is the time for one.
const hundred = `
  read before rest < /proc/uptime
  for i in $(seq 100); do unshare -f -p -u -i -n -m true; done
  read after rest < /proc/uptime
  echo $before $after`;
const helper = ['run', '--rm', '--privileged', '--user', '0', IMAGE, 'sh', '-c'];
const [before, after] = docker(...helper, hundred)
  .split(' ')
  .map(Number);
console.log('the kernel alone, milliseconds:');
console.log(`  ${(((after - before) * 1000) / 100).toFixed(1)}`);

// 3. From the kernel's first moment to the start of the engine: a boot, if the engine came up with the machine.
const look = 'for id in $(pidof dockerd); do cat /proc/$id/stat; done';
const starts = docker('run', '--rm', '--pid=host', IMAGE, 'sh', '-c', look)
  .split('\n')
  .filter((line) => line !== '')
  // The start, in hundredths of a second, is the twentieth field after the program's name.
  .map((line) => Number(line.slice(line.lastIndexOf(')') + 2).split(' ')[19]) / 100);
const seconds = Math.min(...starts);
console.log('start of kernel to start of engine:');
if (seconds < 300) console.log(`  ${Math.round(seconds * 1000)} milliseconds`);
else console.log('  over five minutes, so no boot');
