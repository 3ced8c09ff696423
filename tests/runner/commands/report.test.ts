import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Evidence, sealEvidence } from '../../../scripts/lab-kit/evidence.ts';
import { command as report } from '../../../scripts/runner/commands/report.ts';
import type { Deps } from '../../../scripts/runner/deps.ts';
import { aLab, passed } from '../../lab-kit/some-evidence.ts';
import { type Heard, makeFakeDeps, OPTIONS } from '../support/fake-deps.ts';

let folder = '';
let deps: Deps & { readonly reporter: Heard };
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'class-'));
  deps = await makeFakeDeps();
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const ADA: Evidence = {
  labs: {
    tiny: aLab({
      'say-hello': passed(3, 'run'),
      'write-greeting': passed(20),
      'remove-it': passed(25),
    }),
  },
};
const BO: Evidence = {
  labs: {
    tiny: aLab({
      'say-hello': passed(4),
      'write-greeting': { missed: { there: 1, greets: 3 }, hints: 2 },
    }),
  },
};
const EVE: Evidence = {
  labs: { tiny: aLab({ 'say-hello': passed(5), 'write-greeting': passed(6, 'solved') }) },
};

async function put(file: string, content: Evidence | string): Promise<void> {
  const path = join(folder, file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof content === 'string' ? content : sealEvidence(content));
}
async function make(flags: object = {}) {
  const given = { page: undefined, csv: undefined, require: undefined, numbered: false };
  const options = { ...OPTIONS, ...given, ...flags } as Parameters<typeof report.run>[1];
  const outcome = await report.run(deps, options, { folder });
  return { ...outcome, data: outcome.data as Record<string, unknown> };
}
const page = async (): Promise<string> => await readFile(join(folder, 'report.html'), 'utf8');
const heard = (): string => deps.reporter.lines.join('\n');

describe('a class', () => {
  beforeEach(async () => {
    await put('bo.json', BO);
    await put('ada.json', ADA);
    await put('eve.json', EVE);
  });

  it('becomes one table, in order of name', async () => {
    const { code, data } = await make();
    expect(code).toBe(0);
    expect(data['learners']).toMatchObject([
      { name: 'ada', passed: 3, finished: 1 },
      { name: 'bo', passed: 1, finished: 0, next: { lab: 'tiny', part: 'write-greeting' } },
      { name: 'eve', passed: 2, next: { lab: 'tiny', part: 'remove-it' } },
    ]);
    expect(data['refused']).toEqual([]);
    expect(heard()).toContain('ada: 3/');
  });

  it('shows where people get stuck: who still is, who had it solved, which check refused most', async () => {
    const { data } = await make();
    expect((data['stuck'] as unknown[])[0]).toEqual({
      lab: 'tiny',
      part: 'write-greeting',
      open: ['bo'],
      overcame: 0,
      solved: 1,
      tries: 4,
      hints: 2,
      check: 'greets',
    });
    expect(heard()).toContain(
      'tiny/write-greeting: 1 still there, 1 had it solved, refused 4 ×, most by greets',
    );
  });

  it('becomes a page of its own in the language asked for: no script, nothing fetched', async () => {
    await make();
    const english = await page();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('<th scope="row">bo</th>');
    expect(english).toContain('open, 4 refused');
    expect(english).toContain('≈ solved');
    expect(english).toContain('25 min (1)');
    expect(english).not.toMatch(/<script|<img|<link|src=|href=|@import|url\(/);
    await make({ language: 'zh' });
    const chinese = await page();
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('未通过，未过 4 次');
    expect(chinese).toContain('大家卡在哪里');
  });

  it('becomes a file for a spreadsheet', async () => {
    const csv = join(folder, 'report.csv');
    await make({ csv });
    const text = await readFile(csv, 'utf8');
    expect(text.startsWith('\uFEFFlearner,lab,part,type,passed,how,at,')).toBe(true);
    expect(text.split('\r\n')).toContain('bo,tiny,write-greeting,task,no,,,4,2,there greets,');
    expect(text).toContain(
      'eve,tiny,write-greeting,task,yes,solved,2026-11-21T12:06:00.000Z,0,0,,course 0.1.0; platform linux/amd64; docker 26.1.5',
    );
  });

  it('is asked whether everybody has finished a lab', async () => {
    const { code, data } = await make({ require: 'tiny' });
    expect(code).toBe(1);
    expect(data['unmet']).toEqual([
      { name: 'bo', lab: 'tiny' },
      { name: 'eve', lab: 'tiny' },
    ]);
    expect(heard()).toContain('bo has not finished tiny.');
    await expect(make({ require: 'tiny,tyni' })).rejects.toMatchObject({
      code: 2,
      what: { en: expect.stringContaining('tyni') as string },
    });
  });

  it('has numbers in place of names where that was asked for; the terminal alone tells whose', async () => {
    await put('mallory.json', '{');
    await put('bo-again.json', BO);
    const csv = join(folder, 'report.csv');
    const { data } = await make({ numbered: true, csv });
    const written =
      `${await page()}${await readFile(csv, 'utf8')}${JSON.stringify(data)}`.replaceAll(folder, '');
    expect(written).not.toMatch(/\b(?:ada|bo|eve|mallory)\b/);
    expect(written).toMatch(/it is a copy of #\d/);
    expect(heard()).toMatch(/#\d = mallory\.json/);
    expect(deps.reporter.lines.filter((line) => line.includes('mallory'))).toHaveLength(1);
  });

  it('writes nothing under --dry-run, and its own page is no surprise the next time', async () => {
    await make({ dryRun: true });
    expect(await deps.files.exists(join(folder, 'report.html'))).toBe(false);
    await make();
    expect((await make()).data['others']).toEqual([]);
  });
});

describe('a file that is no good evidence', () => {
  beforeEach(async () => {
    await put('ada.json', ADA);
  });

  it.each([
    [
      'changed.json',
      sealEvidence(ADA).replace('"run"', '"own"'),
      'it was changed after',
      '被改动过',
    ],
    ['cut.json', sealEvidence(ADA).slice(0, 300), 'it is broken', '文件已损坏'],
    ['empty.json', '', 'it is broken', '文件已损坏'],
    ['package.json', '{"name": "x"}', 'no evidence of this course', '不是本课程的学习记录'],
    ['progress.json', '{"version": 1, "labs": {}}', 'it is progress.json', '它是 progress.json'],
    [
      'old.json',
      sealEvidence(ADA).replace('"version": 1', '"version": 0'),
      'older format 0',
      '较旧的格式 0',
    ],
    ['new.json', sealEvidence(ADA).replace('"version": 1', '"version": 9'), 'format 9', '格式 9'],
  ])('%s is called out by name, and the rest is merged', async (file, text, en, zh) => {
    await put(file, text);
    const { code, data } = await make();
    expect(code).toBe(1);
    expect(data['learners']).toMatchObject([{ name: 'ada', passed: 3 }]);
    expect(data['refused']).toMatchObject([{ file }]);
    expect(heard()).toMatch(new RegExp(`${file}: .*${en}.*Not taken`));
    expect(deps.reporter.chinese.join('\n')).toContain(zh);
    expect(await page()).toContain(`<code>${file}</code>`);
  });

  it('that is a folder called x.json, or cannot be read, stops nothing', async () => {
    await mkdir(join(folder, 'x.json'));
    const real = deps.files;
    const files = {
      ...real,
      read: async (path: string) => {
        if (path.endsWith('locked.json')) throw Object.assign(new Error('no'), { code: 'EACCES' });
        return await real.read(path);
      },
    };
    await put('locked.json', BO);
    deps = { ...deps, files };
    const { data } = await make();
    expect(data['learners']).toMatchObject([{ name: 'ada' }]);
    expect(data['refused']).toMatchObject([
      { file: 'locked.json', says: { en: 'it cannot be read (EACCES)' } },
    ]);
  });

  it('that does not end in .json is named and not looked at', async () => {
    await put('notes.txt', 'call Bo');
    const { code, data } = await make();
    expect(code).toBe(0);
    expect(data['others']).toEqual(['notes.txt']);
    expect(heard()).toContain('no .json files: notes.txt');
  });

  it('and that is all there is: the way out, and no page', async () => {
    await rm(join(folder, 'ada.json'));
    await put('notes.txt', 'call Bo');
    await expect(make()).rejects.toMatchObject({
      code: 2,
      why: { en: expect.stringContaining('notes.txt') as string },
      next: { en: expect.stringContaining('npx lab progress --save') as string },
    });
  });
});

describe('a file to look at', () => {
  it('a copy of another, and one with passes of another, are taken and named', async () => {
    await put('ada.json', ADA);
    await put('bo.json', ADA);
    await put('cy.json', {
      labs: { tiny: aLab({ 'say-hello': passed(3), 'write-greeting': passed(21) }) },
    });
    const { code, data } = await make();
    expect(code).toBe(0);
    expect(data['learners']).toHaveLength(3);
    expect(data['odd']).toMatchObject([
      { file: 'bo.json', says: { en: 'it is a copy of ada.json' } },
      { file: 'cy.json', says: { en: '1 of its passes are also in ada.json, to the millisecond' } },
    ]);
  });

  it('one of another edition says what this one does not have', async () => {
    await put('ada.json', {
      labs: { ...ADA.labs, vanished: aLab({}), 'tiny-nodes': aLab({ x: passed(1) }) },
    });
    const { data } = await make();
    expect(data['odd']).toMatchObject([
      { says: { en: 'this edition of the course does not have: vanished, tiny-nodes/x' } },
    ]);
  });
});

describe('a learner’s name', () => {
  it('is the one in the file, else the file’s, else that of the folder around a nameless file', async () => {
    await put('x1.json', { ...ADA, name: 'Ada Lovelace' });
    await put('bo.json', BO);
    await put('Cy Young_1234/evidence.json', EVE);
    const { data } = await make();
    expect((data['learners'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'Ada Lovelace',
      'bo',
      'Cy Young_1234',
    ]);
  });

  it('twice is told apart by the files', async () => {
    await put('a/bo.json', BO);
    await put('b/bo.json', EVE);
    const { data } = await make();
    expect((data['learners'] as { name: string }[]).map(({ name }) => name)).toEqual([
      'bo (a/bo.json)',
      'bo (b/bo.json)',
    ]);
  });

  it('that is markup, a formula or a terminal’s command is shown as what it is', async () => {
    await put('x.json', { ...ADA, name: '<script>alert(1)</script>' });
    await put('=HYPERLINK("evil").json', BO);
    await put('bell\u0007.json', '{');
    const csv = join(folder, 'report.csv');
    await make({ csv });
    expect(await page()).not.toContain('<script');
    expect(await page()).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(await readFile(csv, 'utf8')).toContain('"\'=HYPERLINK(""evil"")",tiny');
    expect(heard()).not.toContain('\u0007');
    expect(heard()).toContain('bell?.json');
  });
});
