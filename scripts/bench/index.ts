/**
 * `npm run bench`: measures what the project promises about speed and weight, side by side in one run, and writes the
 * table to `docs/benchmarks.md`. Not a test: it fails only when it cannot measure.
 *
 * `--only site,page,lighthouse,list,up,lab,labs` picks groups (comma-separated); the table is then only printed,
 * unless `--write` is given: it then says which groups were left out.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir, totalmem } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { serve } from '../site-server/serve.ts';
import { measureClusterUp } from './cluster-up.ts';
import { labCommand, measureCommandLine } from './command-line.ts';
import { measureLab } from './lab-solve.ts';
import { measureLabs } from './labs.ts';
import { measureLighthouse } from './lighthouse.ts';
import { table, Unmeasurable, type Row } from './measurement.ts';
import { measurePage } from './page.ts';
import { seconds } from './run.ts';
import { measureBuild } from './site.ts';

const PAGES = [
  { path: '/services/', name: 'services, English' },
  { path: '/zh-cn/services/', name: 'services, 中文' },
];

const WRITTEN_TO = 'docs/benchmarks.md';
const home = mkdtempSync(join(tmpdir(), 'course-bench-'));
const env = { LAB_HOME: home, LAB_CLUSTER: 'course-bench' };

const GROUPS: Readonly<Record<string, () => Promise<readonly Row[]>>> = {
  site: measureBuild,
  page: async () => await onSite(measurePage),
  lighthouse: async () => await onSite(measureLighthouse),
  list: async () => await measureCommandLine(env),
  up: async () => await measureClusterUp(home),
  lab: async () => await inCluster(measureLab),
  labs: async () => await inCluster(measureLabs),
};

async function inCluster(
  measure: (given: typeof env) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  await seconds(labCommand(['up', '--yes', '--quiet']), env);
  try {
    return await measure(env);
  } finally {
    await seconds(labCommand(['down', '--yes', '--quiet']), env);
  }
}

const { values } = parseArgs({ options: { only: { type: 'string' }, write: { type: 'boolean' } } });
const names = values.only?.split(',') ?? Object.keys(GROUPS);
const unknown = names.filter((name) => !(name in GROUPS));
if (unknown.length > 0) {
  console.error(
    `There is no group ${unknown.join(', ')}. Groups: ${Object.keys(GROUPS).join(', ')}`,
  );
  process.exitCode = 2;
} else {
  await main();
}

async function main(): Promise<void> {
  const rows: Row[] = [];
  const missing: string[] = [];
  for (const name of names) {
    console.error(`measuring ${name} …`);
    try {
      rows.push(...((await GROUPS[name]?.()) ?? []));
    } catch (error) {
      if (!(error instanceof Unmeasurable)) throw error;
      missing.push(`- ${name}: not measured. ${error.message}`);
      process.exitCode = 1;
    }
  }
  rmSync(home, { recursive: true, force: true });
  const report = [table(rows), ...(missing.length > 0 ? ['', ...missing] : [])].join('\n');
  console.log(report);
  if (values.only === undefined || values.write === true) {
    const style = await resolveConfig(WRITTEN_TO);
    const page = await format(`${heading()}\n\n${report}\n`, { ...style, filepath: WRITTEN_TO });
    writeFileSync(WRITTEN_TO, page);
  }
}

function heading(): string {
  const { version } = JSON.parse(readFileSync('node_modules/astro/package.json', 'utf8')) as {
    version: string;
  };
  return [
    '# Benchmarks',
    '',
    'Written by `npm run bench`; do not edit. Each comparison was measured side by side in the same run.',
    '',
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} cores, ${(totalmem() / 1e9).toFixed(0)} GB, ${arch()} · ` +
      `Node ${process.versions.node} · Astro ${version}`,
    ...leftOut(),
  ].join('\n');
}

function leftOut(): string[] {
  const others = Object.keys(GROUPS).filter((name) => !names.includes(name));
  return others.length === 0 ? [] : ['', `Left out of this run: ${others.join(', ')}.`];
}

async function onSite(
  measure: (url: string, name: string) => Promise<readonly Row[]>,
): Promise<readonly Row[]> {
  const site = await serve({ folder: resolve('dist'), base: '/', host: '127.0.0.1', port: 0 });
  try {
    const rows: Row[] = [];
    for (const { path, name } of PAGES) {
      rows.push(...(await measure(new URL(path, site.url).href, name)));
    }
    return rows;
  } finally {
    await site.close();
  }
}
