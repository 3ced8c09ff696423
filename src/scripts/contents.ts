/** The list of what is on this page: marks where the reader is, and folds itself away on a narrow screen. */
export {};

const lists = document.querySelectorAll<HTMLElement>('.toc-wide, .toc-narrow');
const links = [...lists].flatMap((list) => [...list.querySelectorAll<HTMLAnchorElement>('a')]);
const slugs = [...new Set(links.map((link) => decodeURIComponent(link.hash.slice(1))))];
const targets = slugs.flatMap((slug) => document.getElementById(slug) ?? []);
const where = document.querySelector('.toc-narrow .where');

/** How far down a heading still counts as reached: below the bars, with room to breathe. */
const REACHED = 160;

let isPlanned = false;
function mark(): void {
  isPlanned = false;
  const isAtEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
  const reached = targets.filter((target) => target.getBoundingClientRect().top < REACHED);
  const current = (isAtEnd ? targets.at(-1) : reached.at(-1)) ?? targets[0];
  for (const link of links) {
    const isCurrent = decodeURIComponent(link.hash.slice(1)) === current?.id;
    if (!isCurrent) link.removeAttribute('aria-current');
    else {
      link.setAttribute('aria-current', 'true');
      if (where) where.textContent = link.textContent;
    }
  }
}
if (targets.length > 0) {
  addEventListener(
    'scroll',
    () => {
      if (isPlanned) return;
      isPlanned = true;
      requestAnimationFrame(mark);
    },
    { passive: true },
  );
  requestAnimationFrame(mark);
}

const narrow = document.querySelector<HTMLDetailsElement>('.toc-narrow details');
document.addEventListener('click', ({ target }) => {
  if (!narrow?.open || !(target instanceof Element)) return;
  if (target.closest('.toc-narrow a') || !narrow.contains(target)) narrow.open = false;
});
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape' || !narrow?.open) return;
  const hadFocus = narrow.contains(document.activeElement);
  narrow.open = false;
  if (hadFocus) narrow.querySelector('summary')?.focus();
});
