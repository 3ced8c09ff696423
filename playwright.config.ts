import { defineConfig, devices } from '@playwright/test';
import { browserPath } from './tests/site/browser.ts';

const executablePath = browserPath();
const launchOptions = {
  ...(executablePath === undefined ? {} : { executablePath }),
  args: [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    // Chromium refuses its sandbox to root, as in most containers.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ],
};

// No retries: a test that passes the second time is a defect with an owner.
export default defineConfig({
  testDir: 'tests/site',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  forbidOnly: process.env['CI'] === 'true',
  workers: 2,
  timeout: 120_000,
  reporter: 'line',
  // Who wants to look at a failure: `npx playwright test --trace on`. Always on, it takes a picture of each step of long pages.
  use: { launchOptions, locale: 'en-GB' },
  projects: [
    // `@phone` runs on both, `@only-phone` has no meaning on a wide screen. (A skipped test would count as a gap.)
    {
      name: 'desktop',
      grepInvert: /@only-phone/,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1280, height: 900 } },
    },
    {
      name: 'phone',
      grep: /@phone|@only-phone/,
      use: { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true },
    },
  ],
});
