/** The search dialog: opens by button, Ctrl or ⌘ with K, or `/`; loads Pagefind on first opening; walks results by arrow keys. */
interface Found {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  readonly sub_results: readonly {
    readonly title: string;
    readonly url: string;
    readonly excerpt: string;
  }[];
}
interface Pagefind {
  options(options: { baseUrl: string; excerptLength: number }): Promise<void>;
  init(): Promise<void>;
  /** `null` when a newer search has overtaken this one. */
  debouncedSearch(
    words: string,
    options: object,
    ms: number,
  ): Promise<{ results: readonly { data(): Promise<Found> }[] } | null>;
  destroy(): Promise<void>;
}
type Words = Readonly<Record<'many' | 'one' | 'none' | 'busy', string>>;

const PAGE = 6;
/**
 * So many of the best are ordered anew: pages whose title holds the words come first. Pagefind cuts Chinese into words
 * of its own, and a page about 镜像 may come after a dozen pages that only mention it; more weight for
 * headings did not change that (measured). Each costs about 12 kB, once.
 */
const RANKED = 30;

/** Pagefind escapes the text of an excerpt and adds only `<mark>`. */
function paragraph(html: string): HTMLParagraphElement {
  const p = document.createElement('p');
  p.innerHTML = html;
  return p;
}

function link(url: string, title: string): HTMLAnchorElement {
  const a = document.createElement('a');
  a.href = url;
  a.textContent = title;
  return a;
}

function listItem(found: Found): HTMLLIElement {
  const item = document.createElement('li');
  item.append(link(found.url, found.meta.title ?? found.url), paragraph(found.excerpt));
  const parts = found.sub_results.filter(({ url }) => url.includes('#')).slice(0, 3);
  if (parts.length > 0) {
    const list = document.createElement('ul');
    for (const part of parts) {
      const entry = document.createElement('li');
      entry.append(link(part.url, part.title));
      list.append(entry);
    }
    item.append(list);
  }
  return item;
}

function setUp(host: HTMLElement): void {
  const one = <T extends Element>(selector: string) => host.querySelector<T>(selector);
  const open = one<HTMLButtonElement>('.search-open');
  const dialog = one<HTMLDialogElement>('dialog');
  const input = one<HTMLInputElement>('input');
  const status = one<HTMLElement>('.search-status');
  const results = one<HTMLOListElement>('.search-results');
  const more = one<HTMLButtonElement>('.search-more');
  const failed = one<HTMLElement>('.search-failed');
  if (!open || !dialog || !input || !status || !results || !more || !failed) return;
  const words = JSON.parse(host.dataset.words ?? '{}') as Words;
  const base = host.dataset.base ?? '/';
  const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);
  const hint = open.querySelector('kbd');
  if (hint) hint.textContent = isMac ? '⌘ K' : 'Ctrl K';
  if (isMac) open.setAttribute('aria-keyshortcuts', 'Meta+K /');

  let loading: Promise<Pagefind> | undefined;
  const load = () =>
    (loading ??= (async () => {
      const url = `${base.replace(/\/$/, '')}/pagefind/pagefind.js`;
      const pagefind = (await import(/* @vite-ignore */ url)) as Pagefind;
      await pagefind.options({ baseUrl: base, excerptLength: 22 });
      await pagefind.init();
      return pagefind;
    })());

  const say = (template: string, term: string, count = 0) => {
    status.textContent = template.replace('[SEARCH_TERM]', term).replace('[COUNT]', String(count));
  };

  /** Lets go of a Pagefind that failed: it would remember what it could not fetch. */
  const unload = async () => {
    const failing = loading;
    loading = undefined;
    await failing?.then((pagefind) => pagefind.destroy()).catch(() => undefined);
  };

  /** All results, and the best of them read; undefined when a newer search has overtaken this one. */
  const find = async (term: string) => {
    const pagefind = await load();
    const answer = await pagefind.debouncedSearch(term, {}, 120);
    if (!answer) return undefined;
    const best = await Promise.all(answer.results.slice(0, RANKED).map((each) => each.data()));
    return { all: answer.results, best };
  };

  /**
   * Asks up to twice more when that fails. Chromium drops the requests that wait when the machine's network changes, and each
   * container that starts or ends changes it: whoever searches while a lab runs would meet that.
   */
  const findSurely = async (term: string) => {
    for (let triesLeft = 2; ; triesLeft -= 1) {
      try {
        return await find(term);
      } catch (error) {
        // A newer search is using what this one would let go of.
        if (input.value.trim() !== term) return undefined;
        if (triesLeft === 0) throw error;
        await unload();
        // Changes come in bursts.
        await new Promise((go) => setTimeout(go, 300));
      }
    }
  };

  /** Says so, and why for who looks into the console. The next letter that is typed tries again. */
  const fail = (error: unknown) => {
    console.error(error);
    void unload();
    status.textContent = '';
    failed.hidden = false;
  };

  const search = async () => {
    const term = input.value.trim();
    if (term === '') {
      results.replaceChildren();
      status.textContent = '';
      more.hidden = true;
      return;
    }
    say(words.busy, term);
    const answer = await findSurely(term);
    if (!answer) return;
    failed.hidden = true;
    results.replaceChildren();
    const { all, best } = answer;
    const isTitled = ({ meta: { title = '' } }: Found) =>
      title.toLowerCase().includes(term.toLowerCase());
    const ordered = [...best.filter(isTitled), ...best.filter((found) => !isTitled(found))];
    const show = async () => {
      const from = results.children.length;
      const next = await Promise.all(
        all
          .slice(from, from + PAGE)
          .map(async (each, index) => ordered[from + index] ?? (await each.data())),
      );
      if (input.value.trim() !== term) return;
      results.append(...next.map(listItem));
      more.hidden = results.children.length >= all.length;
    };
    more.onclick = () => void show().catch(fail);
    await show();
    const template = all.length === 0 ? words.none : all.length === 1 ? words.one : words.many;
    say(template, term, all.length);
  };

  const show = () => {
    dialog.showModal();
    input.select();
    // Whether it fails is seen, and said, when something is searched for.
    load().catch(unload);
  };
  open.addEventListener('click', show);
  input.addEventListener('input', () => void search().catch(fail));
  one('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    results.querySelector('a')?.click();
  });
  dialog.addEventListener('click', ({ target }) => {
    const element = target as Element;
    if (element === dialog || element.closest('a, .search-close')) dialog.close();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const stops: HTMLElement[] = [input, ...results.querySelectorAll('a')];
    const at = stops.indexOf(document.activeElement as HTMLElement);
    stops[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  });
  addEventListener('keydown', (event) => {
    const isTyping =
      event.target instanceof Element && event.target.closest('input, textarea, select');
    const isShortcut = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k';
    if (!isShortcut && (event.key !== '/' || isTyping)) return;
    event.preventDefault();
    if (dialog.open) dialog.close();
    else show();
  });
}

document.querySelectorAll<HTMLElement>('site-search').forEach(setUp);
