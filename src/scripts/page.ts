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

function makeCopyButton(code: HTMLElement): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = isChinese ? '复制' : 'Copy';
  const title = code.closest('figure')?.querySelector('.title')?.textContent;
  if (title) button.setAttribute('aria-label', `${button.textContent}: ${title}`);
  return button;
}

for (const frame of document.querySelectorAll<HTMLElement>('.expressive-code figure')) {
  const code = frame.querySelector('code');
  if (code) frame.append(makeCopyButton(code));
}

/** The text behind a button: a terminal's command, or a file with its lines. */
function textOf(button: Element): string {
  const code = button.parentElement?.querySelector('pre code');
  const lines = code?.querySelectorAll('.ec-line .code');
  if (!lines?.length) return code?.textContent ?? '';
  return [...lines].map((line) => (line.textContent ?? '').replace(/\n$/, '')).join('\n');
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
  for (const { target } of entries) {
    if (!(target instanceof HTMLElement)) continue;
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute('tabindex');
  }
});
for (const block of document.querySelectorAll('.terminal pre, .sl-markdown-content table')) {
  sizes.observe(block);
}

// Expressive Code makes each scrolling block a landmark without a name; a page full of those helps nobody find anything.
new MutationObserver((changes) => {
  for (const { target } of changes) {
    if (target instanceof Element && target.matches('.expressive-code [role=region]')) {
      target.removeAttribute('role');
    }
  }
}).observe(document.body, { attributeFilter: ['role'], subtree: true });
for (const block of document.querySelectorAll('.expressive-code [role=region]')) {
  block.removeAttribute('role');
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
