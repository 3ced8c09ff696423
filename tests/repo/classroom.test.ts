import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { sealEvidence } from '../../scripts/lab-kit/evidence.ts';
import { ownFlags, parseLine, splitCommand } from '../../scripts/runner/cli/parse.ts';
import { COMMANDS } from '../../scripts/runner/command-table.ts';
import { aLab, passed } from '../lab-kit/some-evidence.ts';

const ROOT = join(import.meta.dirname, '../..');
const FOLDER = join(ROOT, 'docs/classroom');
const text = await readFile(join(FOLDER, '.github/workflows/evidence.yml'), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly 'working-directory'?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly on: Readonly<Record<string, { readonly paths?: readonly string[] } | null>>;
  readonly permissions: unknown;
  readonly env: Readonly<Record<'COURSE' | 'EDITION' | 'REQUIRED', string>>;
  readonly jobs: Readonly<
    Record<string, { readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }>
  >;
}
// Duplicate keys are errors of this parser.
const workflow = parse(text, { strict: true, uniqueKeys: true }) as Workflow;
const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

describe('the workflow for a classroom repository', () => {
  it('may read and nothing else, keeps no token, and ends by itself', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThan(30);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts).toHaveLength(2);
    for (const checkout of checkouts) expect(checkout.with?.['persist-credentials']).toBe(false);
  });

  it('pins every action to a commit, and says which version that is', () => {
    const uses = text.split('\n').filter((line) => /^\s*(?:- )?uses:/.test(line));
    expect(uses).toHaveLength(steps.filter((step) => step.uses !== undefined).length);
    for (const line of uses)
      expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('names the edition that this repository will be', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as {
      version: string;
    };
    expect(workflow.env.EDITION).toBe(`v${version}`);
  });

  it('lets nothing that others wrote into a command line', () => {
    for (const { run = '' } of steps) expect(run).not.toContain('${{');
  });

  it('uses commands and flags that there are, and labs that there are', async () => {
    const readmes = await Promise.all(
      ['README.md', 'README.zh-CN.md'].map(
        async (name) => await readFile(join(FOLDER, name), 'utf8'),
      ),
    );
    const lines = [text.replaceAll(/\n +/g, ' '), ...readmes].flatMap(
      (source) => source.match(/npx lab [^\n`]+/g) ?? [],
    );
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) {
      const words = line
        .replaceAll(/\$\{.*?\}|"/g, '')
        .split(' ')
        .filter(Boolean)
        .slice(2);
      const { name, others } = splitCommand(words);
      const entry = COMMANDS.find((known) => known.name === name);
      if (entry === undefined) throw new Error(`there is no ${line}`);
      const { command } = await entry.load();
      ownFlags(command, parseLine(others.slice(0, 8), command.flags).flags);
    }
    for (const lab of workflow.env.REQUIRED.split(','))
      expect(await readFile(join(ROOT, 'labs', lab, 'lab.ts'), 'utf8')).toContain('defineLab');
  });
});

describe('its report step, run as it stands', () => {
  let repository = '';
  beforeEach(async () => {
    repository = await mkdtemp(join(tmpdir(), 'classroom-'));
    await mkdir(join(repository, 'evidence'));
    await mkdir(join(repository, 'course'));
  });
  afterEach(async () => {
    await rm(repository, { recursive: true, force: true });
  });

  const report = async (required: string) => {
    const step = steps.find(({ run }) => run?.includes('npx lab report'));
    if (step?.run === undefined) throw new Error('there is no such step');
    expect(step['working-directory']).toBe('course');
    // npx would find the program in the course's own package; here it is called by its path.
    const lab = `"${process.execPath}" --disable-warning=ExperimentalWarning "${ROOT}/scripts/lab.ts"`;
    const child = spawn('bash', ['-e', '-c', step.run.replace('npx lab', lab)], {
      cwd: join(repository, 'course'),
      env: { PATH: process.env['PATH'], REQUIRED: required, LANG: 'C.UTF-8' },
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, said };
  };

  it('is green when all is well, red when somebody has not finished, and tells no name', async () => {
    const labs = { images: aLab({ 'no-such-part': passed(1) }) };
    await writeFile(join(repository, 'evidence/ada.json'), sealEvidence({ labs }));
    const fine = await report('');
    expect(fine).toMatchObject({ code: 0 });
    const page = await readFile(join(repository, 'report.html'), 'utf8');
    const csv = await readFile(join(repository, 'report.csv'), 'utf8');
    const missing = await report('images,container-or-vm');
    expect(missing.code).toBe(1);
    expect(missing.said).toContain('#1 has not finished images.');
    expect(`${page}${csv}${fine.said}${missing.said}`).not.toContain('ada');
  });

  it('is red for a file that was changed', async () => {
    const labs = { images: aLab({ a: passed(1) }) };
    const changed = sealEvidence({ labs }).replace('"own"', '"run"');
    await writeFile(join(repository, 'evidence/ada.json'), changed);
    const { code, said } = await report('');
    expect(code).toBe(1);
    expect(said).toContain('it was changed after the course wrote it');
  });
});
