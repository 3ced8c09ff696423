import type { Page } from './page.ts';
import type { Problem } from './problem.ts';

/** Anchors of a page: its headings', its exercises', and those that the caller knows of (the glossary's terms). */
function anchorsOf(page: Page, extra: Readonly<Record<string, readonly string[]>>): Set<string> {
  const seen = new Map<string, number>();
  // As Astro makes them: GitHub's rule, a number behind a repeated one.
  const anchors = page.headings.map(({ text }) => {
    const plain = text.replace(/[`*_]/g, '').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replace(/ /g, '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
  const exercises = page.components
    .filter(({ name }) => ['Step', 'Task', 'Break'].includes(name))
    .map(({ props }) => `step-${props['id'] ?? ''}`);
  return new Set([...anchors, ...exercises, ...(extra[page.slug] ?? [])]);
}

const address = ({ slug, language }: Page): string =>
  `https://site.invalid${language === 'zh' ? '/zh-cn' : ''}/${slug === 'index' ? '' : `${slug}/`}`;

/**
 * Links within the site lead to a page of the same language and to an anchor that is there, and are relative, so that
 * they hold under a sub-path. Links to elsewhere are well-formed https. Nothing is asked of the network.
 */
export function linkProblems(
  pages: readonly Page[],
  extraAnchors: Readonly<Record<string, readonly string[]>> = {},
): Problem[] {
  const byAddress = new Map(pages.map((page) => [address(page), page]));
  return pages.flatMap((page) =>
    page.links.flatMap(({ target, line }) => {
      const says = linkProblem(page, target, byAddress, extraAnchors);
      return says === undefined
        ? []
        : [{ file: `${page.path}:${line}`, says: `link ${target} ${says}` }];
    }),
  );
}

function linkProblem(
  page: Page,
  target: string,
  byAddress: ReadonlyMap<string, Page>,
  extraAnchors: Readonly<Record<string, readonly string[]>>,
): string | undefined {
  if (/^[a-z]+:/i.test(target)) {
    if (!URL.canParse(target)) return 'is not a well-formed address';
    if (/^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(target)) return undefined;
    return target.startsWith('https://') ? undefined : 'is not https';
  }
  if (target.startsWith('/'))
    return 'starts with a slash and breaks under a sub-path: make it relative';
  const url = new URL(target, address(page));
  const hash = decodeURIComponent(url.hash.slice(1));
  url.hash = '';
  const there = byAddress.get(url.href);
  if (!there) return `leads to ${url.pathname}, where there is no page (addresses end in a slash)`;
  if (there.language !== page.language) return 'leads to the other language';
  return hash === '' || anchorsOf(there, extraAnchors).has(hash)
    ? undefined
    : `names an anchor that is not there; there are: ${[...anchorsOf(there, extraAnchors)].slice(0, 12).join(', ')}`;
}
