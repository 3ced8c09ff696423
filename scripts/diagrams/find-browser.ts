import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { EXIT, same, UserError } from '../runner/outcome.ts';

const SYSTEM = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Path of a Chromium: the one named by `CHROMIUM_PATH`, else Playwright's, else the system's; undefined without any. */
export function findBrowser(
  environment: NodeJS.ProcessEnv = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined {
  const named = environment['CHROMIUM_PATH'];
  return [...(named ? [named] : []), chromium.executablePath(), ...SYSTEM].find((path) =>
    exists(path),
  );
}

/** The refusal for a machine without one. */
export function noBrowser(): UserError {
  return new UserError(EXIT.machine, {
    what: {
      en: 'No Chromium was found; diagrams are drawn in one.',
      zh: '没有找到 Chromium，而图是在它里面绘制的。',
    },
    why: same(`CHROMIUM_PATH, ${[chromium.executablePath(), ...SYSTEM].join(', ')}`),
    next: {
      en: 'Install one with `npx playwright install chromium` (or your system’s package), or set CHROMIUM_PATH. Building the site needs none.',
      zh: '运行 `npx playwright install chromium`（或安装系统的软件包），或设置 CHROMIUM_PATH。构建网站不需要它。',
    },
  });
}
