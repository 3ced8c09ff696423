/**
 * Makes another edition of a built site, in a second instead of building it again:
 *
 *   node edition.mjs FROM TO 'words' [colour]
 *
 * The words become the heading of the start page. With a colour, the stylesheet that all pages share changes, too, and
 * then it gets another name, and every page names it by that: this is what a build does with a file whose content changed.
 */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [from, to, words, colour] = process.argv.slice(2);
if (!from || !to || !words) {
  console.error("node edition.mjs FROM TO 'words' [colour]");
  process.exit(2);
}

const change = (file, make) => writeFileSync(file, make(readFileSync(file, 'utf8')));

rmSync(to, { recursive: true, force: true });
cpSync(from, to, { recursive: true });
change(join(to, 'index.html'), (html) => html.replace(/(<h1[^>]*>)[^<]*/, `$1${words}`));

if (colour) {
  const folder = join(to, '_astro');
  const old = readdirSync(folder).find((name) => /^common\..*\.css$/.test(name));
  change(join(folder, old), (css) => `${css}h1{color:${colour}}`);
  const hash = createHash('sha256')
    .update(readFileSync(join(folder, old)))
    .digest('base64url');
  const renamed = `common.${hash.slice(0, 8)}.css`;
  renameSync(join(folder, old), join(folder, renamed));
  for (const page of readdirSync(to, { recursive: true }).filter((name) => name.endsWith('.html')))
    change(join(to, page), (html) => html.replaceAll(old, renamed));
}
