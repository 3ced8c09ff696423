import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { execa } from 'execa';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { browserPath, NO_BROWSER } from '../site/browser.ts';
import { clusterMissing, engineMissing, need, realEnvironment } from './engine.ts';
import { deleteTestCluster, TEST_CLUSTERS } from './test-clusters.ts';

// The site as it is hosted: with the files that the README names, which are those of the lab `publish-this-site`.

const ROOT = join(import.meta.dirname, '../..');
const START = join(ROOT, 'labs/publish-this-site/start');
const DIST = join(ROOT, 'dist');
/** Its own name: a lab's `course/site` may be in use while this runs. */
const IMAGE = 'test-site/site';
const folder = mkdtempSync(join(tmpdir(), 'site-test-'));
const env = { ...realEnvironment, KUBECONFIG: join(folder, 'kubeconfig') };

const run = async (program: string, ...args: readonly string[]): Promise<string> =>
  (await execa(program, args, { env })).stdout;
const docker = async (...args: readonly string[]) => await run('docker', ...args);
const kubectl = async (...args: readonly string[]) => await run('kubectl', ...args);

/** Builds an image of a built site, as the README says. */
const build = async (tag: string, site: string) =>
  await docker(
    ...['build', '-q', '-t', `${IMAGE}:${tag}`, '-f', join(START, 'Dockerfile')],
    ...['--build-context', `site=${site}`, ROOT],
  );

afterAll(async () => {
  if (engineMissing === undefined) {
    const images = await docker('images', '-q', IMAGE);
    if (images !== '') await docker('rmi', '-f', ...new Set(images.split('\n')));
  }
  rmSync(folder, { recursive: true });
});

describe('the image', () => {
  const NAME = 'test-site';
  beforeEach((context) => need(context, engineMissing));
  afterAll(async () => {
    if (engineMissing === undefined) await docker('rm', '-f', NAME);
  });

  it('serves the path that its site was built for, locked down, and ends well', async () => {
    const site = join(folder, 'under-a-path');
    mkdirSync(join(site, 'pods'), { recursive: true });
    const icon = '<link rel="icon" href="/course/favicon.svg">';
    writeFileSync(join(site, 'index.html'), icon);
    writeFileSync(join(site, 'pods/index.html'), '<h1>Pods</h1>');
    await build('path', site);
    const locked = ['--read-only', '--cap-drop', 'ALL', '--security-opt', 'no-new-privileges'];
    const port = ['-p', '127.0.0.1::8080'];
    await docker('run', '-d', '--name', NAME, ...locked, ...port, `${IMAGE}:path`);
    const state = async (field: string) =>
      await docker('inspect', '-f', `{{.State.${field}}}`, NAME);
    await expect
      .poll(async () => await state('Health.Status'), { timeout: 60_000 })
      .toBe('healthy');
    const address = `http://${await docker('port', NAME, '8080')}`;
    const answers = async (path: string) => (await fetch(address + path)).status;
    expect(await answers('/course/pods/')).toBe(200);
    expect(await answers('/pods/')).toBe(404);
    expect(await answers('/healthz')).toBe(200);
    expect(await docker('exec', NAME, 'id', '-u')).toBe('1000');
    await expect(docker('exec', '-u', '0', NAME, 'touch', '/site/index.html')).rejects.toThrow(
      /Read-only/,
    );
    await docker('stop', NAME);
    expect(await state('ExitCode')).toBe('0');
  });

  it('is not healthy, and does not go on, without a site', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'index.html'), '<h1>not built by this course</h1>');
    await build('empty', empty);
    await expect(docker('run', '--rm', `${IMAGE}:empty`)).rejects.toThrow(/There is no built site/);
  });
});

describe('in a cluster, through its Service', () => {
  const CLUSTER = TEST_CLUSTERS.site;
  const NODE_PORT = 30080;
  const noBrowser = browserPath() === undefined ? NO_BROWSER : undefined;
  const missing = clusterMissing ?? noBrowser;
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    if (missing !== undefined) return;
    if (!existsSync(join(DIST, 'index.html'))) throw new Error('no dist/: npm run build');
    const second = join(folder, 'second');
    cpSync(DIST, second, { recursive: true });
    const start = join(second, 'index.html');
    writeFileSync(
      start,
      readFileSync(start, 'utf8').replace(/(<h1[^>]*>)[^<]*/, '$1Second edition'),
    );
    await build('1', DIST);
    await build('2', second);
    const ports = [{ containerPort: NODE_PORT, hostPort: 0, listenAddress: '127.0.0.1' }];
    const config = join(folder, 'kind.json');
    writeFileSync(
      config,
      JSON.stringify({
        kind: 'Cluster',
        apiVersion: 'kind.x-k8s.io/v1alpha4',
        nodes: [{ role: 'control-plane', extraPortMappings: ports }],
      }),
    );
    const nodeImage = realEnvironment['LAB_IMAGE_KIND_NODE'] ?? 'kindest/node:v1.37.0';
    const named = ['--name', CLUSTER];
    await run('kind', 'create', 'cluster', ...named, '--config', config, '--image', nodeImage);
    await run('kind', 'load', 'docker-image', ...named, `${IMAGE}:1`, `${IMAGE}:2`);
    const published = await docker('port', `${CLUSTER}-control-plane`, String(NODE_PORT));
    address = `http://${published}/`;
    browser = await chromium.launch({
      executablePath: browserPath() ?? '',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
  });
  afterAll(async () => {
    if (missing !== undefined) return;
    await browser.close();
    deleteTestCluster(CLUSTER);
  });
  beforeEach((context) => need(context, missing));

  /** What went wrong while a page was read: requests refused or sent elsewhere, and what its policy forbade. */
  function listen(page: Page): string[] {
    const wrong: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
    });
    page.on('requestfailed', (request) => wrong.push(`failed ${request.url()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(address)) wrong.push(`elsewhere ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') wrong.push(message.text());
    });
    return wrong;
  }

  it('a browser reads it whole, searches it, and finds the next edition without a failure', async () => {
    const manifest = readFileSync(join(START, 'site.yaml'), 'utf8');
    const ours = join(folder, 'site.yaml');
    writeFileSync(ours, manifest.replaceAll('course/site:', `${IMAGE}:`));
    await kubectl('apply', '-f', ours);
    const spec = { type: 'NodePort', ports: [{ port: 80, nodePort: NODE_PORT }] };
    await kubectl('patch', 'service', 'site', '-p', JSON.stringify({ spec }));
    const rolledOut = async () =>
      await kubectl('rollout', 'status', 'deployment/site', '--timeout=180s');
    await rolledOut();
    // A node learns of a new Service a moment after it was made.
    await expect
      .poll(async () => (await fetch(address).catch(() => undefined))?.status, { timeout: 30_000 })
      .toBe(200);

    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const wrong = listen(page);
    const first = await page.goto(address);
    expect(await first?.headerValue('content-encoding')).toBe('br');
    expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
    await page.keyboard.press('Control+k');
    await page.locator('#search-words').fill('Dockerfile');
    await page.locator('.search-results > li > a').first().click();
    await page.waitForLoadState();
    expect(new URL(page.url()).pathname).not.toBe('/');

    await kubectl('set', 'image', 'deployment/site', `site=${IMAGE}:2`);
    const done = rolledOut();
    const seen = new Set<string>();
    await expect
      .poll(
        async () => {
          // The second time a page is only asked about: 304 where nothing has changed.
          const answer = await page.goto(address);
          expect([200, 304]).toContain(answer?.status());
          const heading = (await page.locator('h1').textContent()) ?? '';
          seen.add(heading.trim());
          return heading;
        },
        { timeout: 120_000, interval: 100 },
      )
      .toContain('Second edition');
    await done;
    expect(seen.size).toBe(2);
    expect(wrong).toEqual([]);
    await page.close();
  });
});
