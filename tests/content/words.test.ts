import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { lines } from '../../scripts/site-checks/problem.ts';
import {
  committedFiles,
  filesUnder,
  readLabs,
  readPages,
  readText,
  ROOT,
} from '../../scripts/site-checks/repository.ts';
import { textsIn } from '../../scripts/site-checks/texts.ts';
import { chineseTextProblems, typographyProblems } from '../../scripts/site-checks/typography.ts';
import { workplaceProblems } from '../../scripts/site-checks/workplace.ts';
import { GLOSSARY } from '../../src/site/glossary.ts';

const pages = readPages();
const labs = await readLabs();

/** A value put into a message: where it touches Chinese without a space it is Chinese itself. */
const INSERTED = /([\u4e00-\u9fff]?)\$\{[^}]*\}([\u4e00-\u9fff]?)/g;

describe('Chinese typography', () => {
  it('holds in every Chinese page and document', () => {
    const documents = committedFiles().filter((path) => /zh-CN\.md$/.test(path));
    expect(
      lines([
        ...pages
          .filter(({ language }) => language === 'zh')
          .flatMap(({ path, source }) => typographyProblems(path, source)),
        ...documents.flatMap((path) => typographyProblems(path, readText(path) ?? '')),
      ]),
    ).toEqual([]);
  });

  it('holds in labs, diagrams, the glossary and the runner’s messages', async () => {
    const diagrams = await Promise.all(
      filesUnder('src/diagrams')
        .filter((path) => /^src\/diagrams\/[a-z-]+\.ts$/.test(path))
        .map(async (path) => ({ path, data: (await import(join(ROOT, path))) as object })),
    );
    const data = [
      ...labs.map(({ id, definition }) => ({ path: `labs/${id}/lab.ts`, data: definition })),
      ...diagrams,
      { path: 'src/site/glossary.ts', data: GLOSSARY },
    ];
    const texts = data.flatMap(({ path, data: of }) =>
      textsIn(of).map(({ where, text }) => ({ path, where, zh: text.zh })),
    );
    // Messages are built in code: their Chinese is read from the string literals.
    const messages = filesUnder('scripts/runner').flatMap((path) =>
      [...(readText(path) ?? '').matchAll(/zh:\s*(?:'([^'\n]*)'|`([^`]*)`)/g)].map((match) => ({
        path,
        where: 'message',
        zh: (match[1] ?? match[2] ?? '').replace(INSERTED, (_, before: string, after: string) =>
          before || after ? `${before}甲${after}` : 'x',
        ),
      })),
    );
    expect(texts.length).toBeGreaterThan(300);
    expect(messages.length).toBeGreaterThan(50);
    expect(
      lines(
        [...texts, ...messages].flatMap(({ path, where, zh }) =>
          chineseTextProblems(path, where, zh),
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['no space between Chinese and Latin', '运行Pod需要镜像。'],
    ['half-width punctuation', '先构建镜像,再推送.'],
    ['brackets as quotes', '这叫「镜像」。'],
  ])('finds %s', (_, bad) => {
    expect(typographyProblems('f', bad)).not.toEqual([]);
  });

  it('leaves code and good sentences alone', () => {
    expect(
      lines(
        typographyProblems(
          'f',
          '先运行 `kubectl get pods,svc`，再看 Pod 的 IP 地址。\n\n```sh\necho "中文abc"\n```\n',
        ),
      ),
    ).toEqual([]);
  });

  it('finds texts wherever they stand in data', () => {
    const found = textsIn({
      steps: [{ id: 'a', title: { en: 'x', zh: '甲' } }],
      title: { en: 'y', zh: '乙' },
    });
    expect(found.map(({ where }) => where)).toEqual(['steps.a.title', 'title']);
  });
});

describe('English spelling', () => {
  const cspell = async (...args: string[]): Promise<string> => {
    const run = promisify(execFile)(
      join(ROOT, 'node_modules/.bin/cspell'),
      ['lint', '--no-progress', '--no-summary', ...args],
      { cwd: ROOT },
    );
    // cspell leaves with 1 when it has found something; what it found is on standard output.
    return (await run.catch((error: unknown) => error as { stdout: string })).stdout;
  };

  it('is right in pages, labs and documents', async () => {
    expect((await cspell()).trim().split('\n').filter(Boolean)).toEqual([]);
  });

  it('finds a misspelt word and an American one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'spelling-'));
    const file = join(folder, 'page.md');
    writeFileSync(file, 'The contianer has a colour.\n\nIts color is red.\n');
    try {
      const found = await cspell(
        '--config',
        join(ROOT, 'cspell.json'),
        '--root',
        folder,
        '--no-gitignore',
        file,
      );
      expect(found).toMatch(/contianer/);
      expect(found).toMatch(/color/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('traces of a workplace', () => {
  it('are in no committed file', () => {
    const files = committedFiles().filter(
      (path) =>
        !/^(\.ci\/|package-lock\.json$|scripts\/site-checks\/workplace|tests\/content\/words)|\.(svg|png|ico|woff2)$/.test(
          path,
        ),
    );
    expect(lines(files.flatMap((path) => workplaceProblems(path, readText(path) ?? '')))).toEqual(
      [],
    );
    expect(files.length).toBeGreaterThan(100);
  });

  it.each([
    'cd /wo|rk/main',
    'see ../sha|red/design',
    'CACHE=/var/ca|che/local-cluster',
    'cat /tmp/br|ief/x',
  ])('finds %s', (bad) => {
    // Cut in two, so that this file does not hold what it forbids.
    expect(workplaceProblems('f', bad.replace('|', ''))).not.toEqual([]);
  });

  it('leaves the learner’s work folder alone', () => {
    expect(workplaceProblems('f', '.lab/work/pods and <home>/work/pods')).toEqual([]);
  });
});
