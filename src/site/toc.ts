import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { LAB_IDS, labOf } from './labs.ts';
import { languageOf } from './locales.ts';

/** A line of a page's source that the contents list cares for. */
type Landmark =
  | { readonly kind: 'h2' }
  | { readonly kind: 'h3' }
  | { readonly kind: 'exercise'; readonly lab: string; readonly id: string };

/** Headings and exercises of a page's source, in order. Text in code fences is neither. */
export function landmarks(source: string): Landmark[] {
  const found: Landmark[] = [];
  let isCode = false;
  for (const line of source.split('\n')) {
    if (/^\s*(```|~~~)/.test(line)) isCode = !isCode;
    if (isCode) continue;
    const heading = /^(##|###)\s/.exec(line);
    if (heading) found.push({ kind: heading[1] === '##' ? 'h2' : 'h3' });
    const exercise = /<(?:Step|Task|Break)\s+lab="([\w-]+)"\s+id="([\w-]+)"/.exec(line);
    if (exercise?.[1] && exercise[2]) {
      found.push({ kind: 'exercise', lab: exercise[1], id: exercise[2] });
    }
  }
  return found;
}

/** Adds the steps, tasks and faults of a lab to the contents list: they carry titles, but no Markdown headings. */
export const onRequest = defineRouteMiddleware((context) => {
  const { toc, entry, locale } = context.locals.starlightRoute;
  if (!toc || !entry.body) return;
  const language = languageOf(locale);
  // The first item is the page's title.
  let section = 0;
  let children = toc.items[0]?.children ?? [];
  let at = 0;
  for (const landmark of landmarks(entry.body)) {
    if (landmark.kind === 'h2') {
      section += 1;
      children = toc.items[section]?.children ?? [];
      at = 0;
    } else if (landmark.kind === 'h3') {
      at += 1;
    } else if (LAB_IDS.includes(landmark.lab)) {
      const { steps, tasks, breaks } = labOf(landmark.lab).definition;
      const part = [...steps, ...tasks, ...breaks].find(({ id }) => id === landmark.id);
      if (!part) continue;
      children.splice(at, 0, {
        depth: 3,
        slug: `step-${part.id}`,
        text: part.title[language],
        children: [],
      });
      at += 1;
    }
  }
});
