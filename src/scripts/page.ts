/** What every page does once it is there: copy buttons, scrolling blocks, the theme button. */
export {};

const isChinese = document.documentElement.lang.startsWith('zh');
const root = document.documentElement;

/** Where screen readers hear that something was copied. */
function announce(text: string): void {
  let region = document.querySelector<HTMLElement>('#announce');
  if (!region) {
    region = document.createElement('p');
    region.id = 'announce';
    region.className = 'sr-only';
    region.setAttribute('role', 'status');
    document.body.append(region);
  }
  region.textContent = text;
}

/** Copies without the clipboard API too: a classroom served over plain HTTP has none. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.style.position = 'fixed';
    area.style.opacity = '0';
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
}

/** The text that a button copies: a typed command, or a file with its line breaks. */
function textOf(button: Element): string {
  return button.parentElement?.querySelector('pre code')?.textContent ?? '';
}

// Made here, because without this script they would do nothing.
for (const block of document.querySelectorAll<HTMLElement>('figure.code, .command')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = isChinese ? '复制' : 'Copy';
  const named = block.querySelector('figcaption, .first')?.textContent;
  if (named) button.setAttribute('aria-label', `${button.textContent}: ${named}`);
  block.querySelector('pre')?.after(button);
}

document.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button.copy') : null;
  if (!button) return;
  const label = button.textContent;
  void copy(textOf(button)).then((isCopied) => {
    const done = isChinese ? '已复制' : 'Copied';
    const failed = isChinese ? '请手动复制' : 'Copy by hand';
    announce(isCopied ? done : failed);
    button.textContent = isCopied ? done : failed;
    setTimeout(() => {
      button.textContent = label;
    }, 1500);
  });
});

// A block that scrolls must be reachable by keyboard; one that does not should be no stop on the way.
const sizes = new ResizeObserver((entries) => {
  // All are measured before the first is changed: a change in between makes the browser lay out the page anew each time.
  const blocks = entries.map(({ target }) => ({
    target,
    scrolls: target.scrollWidth > target.clientWidth,
  }));
  for (const { target, scrolls } of blocks) {
    if (scrolls) target.setAttribute('tabindex', '0');
    else target.removeAttribute('tabindex');
  }
});
for (const block of document.querySelectorAll('main pre, .sl-markdown-content table')) {
  sizes.observe(block);
}

const theme = document.querySelector('button.theme');
const showTheme = () => theme?.setAttribute('aria-pressed', String(root.dataset.theme === 'dark'));
showTheme();
theme?.addEventListener('click', () => {
  const next = root.dataset.theme === 'dark' ? 'light' : 'dark';
  root.dataset.theme = next;
  try {
    localStorage.setItem('starlight-theme', next);
  } catch {
    // A browser that keeps nothing still changes this page.
  }
  showTheme();
});
matchMedia('(prefers-color-scheme: light)').addEventListener('change', ({ matches }) => {
  let stored = '';
  try {
    stored = localStorage.getItem('starlight-theme') ?? '';
  } catch {
    // As above.
  }
  if (!stored) root.dataset.theme = matches ? 'light' : 'dark';
  showTheme();
});
