import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';
import { compose } from '../../src/diagrams/grammar/compose.ts';
import { MERMAID_VERSION } from '../../src/diagrams/grammar/fingerprint.ts';
import { toMermaid } from '../../src/diagrams/grammar/to-mermaid.ts';
import { EXIT, same, UserError } from '../runner/outcome.ts';
import type { Drawing } from './cache.ts';
import { findBrowser, noBrowser } from './find-browser.ts';
import { layOut, preparePage } from './layout.ts';

const require = createRequire(import.meta.url);

/** Path of the Mermaid that draws, after making sure that it is the one the pictures are made with. */
function mermaidScript(): string {
  const { version } = require('mermaid/package.json') as { version: string };
  if (version !== MERMAID_VERSION) {
    throw new UserError(EXIT.machine, {
      what: {
        en: `Mermaid ${version} is installed, the pictures are laid out by ${MERMAID_VERSION}.`,
        zh: `已安装的是 Mermaid ${version}，而图由 ${MERMAID_VERSION} 排版。`,
      },
      next: {
        en: 'Run `npm ci`; to move to another Mermaid, change MERMAID_VERSION in src/diagrams/grammar/fingerprint.ts and draw again.',
        zh: '运行 `npm ci`；要换 Mermaid 版本，请先修改 src/diagrams/grammar/fingerprint.ts 中的 MERMAID_VERSION，再重新绘制。',
      },
      why: same(require.resolve('mermaid/package.json')),
    });
  }
  return require.resolve('mermaid/dist/mermaid.min.js');
}

/** Draws each of these, handing every picture over as it is done. */
export async function draw(
  wanted: readonly Drawing[],
  done: (drawing: Drawing, svg: string) => Promise<void> | void,
): Promise<void> {
  if (wanted.length === 0) return;
  const executablePath = findBrowser();
  if (executablePath === undefined) throw noBrowser();
  const script = mermaidScript();
  // Chromium refuses its sandbox to root, which is who one is in most containers; only our own page is opened.
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({ executablePath, args: isRoot ? ['--no-sandbox'] : [] });
  try {
    const page = await browser.newPage({
      viewport: { width: 2000, height: 2000 },
      deviceScaleFactor: 1,
    });
    await preparePage(page, script);
    for (const drawing of wanted) {
      const { id, diagram, language } = drawing;
      const geometry = await layOut(page, toMermaid(id, diagram, language), diagram);
      await done(drawing, compose(id, diagram, language, geometry));
    }
  } finally {
    await browser.close();
  }
}
