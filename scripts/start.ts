/**
 * `npm start`: builds the site when it is missing or older than its sources, serves it, and says what the labs would
 * still need. Reading must work on a machine that has Node and nothing else.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { CALLED } from './runner/cli/called.ts';
import { chooseLanguage } from './runner/cli/language.ts';
import { buildSite, isBuildNeeded } from './site-server/build.ts';
import { labsStillNeed } from './site-server/machine.ts';
import { serve } from './site-server/serve.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: process.env['PORT'] ?? '4321' },
    host: { type: 'string', default: process.env['HOST_ADDRESS'] ?? '127.0.0.1' },
    lang: { type: 'string' },
  },
});
const isChinese = /^zh/i.test(values.lang ?? chooseLanguage([], process.env));
const say = (en: string, zh: string): void => console.log(isChinese ? zh : en);

const base = process.env['BASE_PATH'] ?? '/';
const folder = fileURLToPath(new URL('../dist', import.meta.url));

process.exitCode = await main();

async function main(): Promise<number> {
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    say(
      `--port ${values.port} is no port: use 1 to 65535.`,
      `--port ${values.port} 不是端口：应为 1 到 65535。`,
    );
    return 2;
  }
  if (await isBuildNeeded(folder, base)) {
    say('Building the site (about ten seconds) …', '正在构建网站（大约十秒）……');
    const built = await buildSite();
    if (!built.isDone) {
      console.error(built.output);
      say('The site could not be built; the reason is above.', '网站没有构建成功，原因见上。');
      return 1;
    }
  }
  const site = await serve({ folder, base, host: values.host, port }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    // An archive of `lab bundle` has no npm, and a starter beside the page's folder.
    const again =
      process.env[CALLED] === undefined ? 'npm start -- --port 8000' : './site --port 8000';
    say(`Another port: ${again}`, `换一个端口：${again}`);
    return undefined;
  });
  if (!site) return 3;
  if (site.isOtherPort)
    say(`Port ${port} is in use, so this is another.`, `端口 ${port} 已被占用，换了一个。`);
  const start = isChinese ? `${site.url}zh-cn/` : site.url;
  say(`\n  The course is at  ${start}\n`, `\n  课程网址：${start}\n`);

  // From here on Ctrl-C ends it, also while the machine is being looked at.
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const needs = await labsStillNeed(isChinese ? 'zh' : 'en', stop.signal);
  if (!stop.signal.aborted) {
    if (needs) console.log(needs);
    say('\n  Ctrl-C ends it.', '\n  按 Ctrl-C 结束。');
    await new Promise<void>((resolve) => {
      stop.signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
  await site.close();
  return 0;
}
