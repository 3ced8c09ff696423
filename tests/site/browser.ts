import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Chromium to test with: the one named, else the one Playwright installed, else the system's. */
export function browserPath(): string | undefined {
  return [
    process.env['CHROMIUM_PATH'],
    chromium.executablePath(),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ].find((path) => path !== undefined && path !== '' && existsSync(path));
}

/** Why the tests of the site are skipped where there is no browser. */
export const NO_BROWSER = 'no Chromium: npx playwright install chromium, or set CHROMIUM_PATH';
