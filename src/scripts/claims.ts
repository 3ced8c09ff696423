/** The table of all claims: shows those that hold the words typed, and says how many are shown. */
export {};

/** Full-width and half-width, large and small letters are the same to who looks for a word. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

for (const finder of document.querySelectorAll<HTMLElement>('.claims-finder')) {
  const words = finder.querySelector<HTMLElement>('.claims-words');
  const input = words?.querySelector('input');
  const status = finder.querySelector<HTMLElement>('[role=status]');
  if (!words || !input || !status) continue;
  const chapters = [...finder.querySelectorAll('tbody')].map((body) => ({
    body,
    // A chapter's name finds all of its claims.
    title: plain(body.querySelector('.chapter')?.textContent ?? ''),
    rows: [...body.querySelectorAll<HTMLElement>('.one')].map((row) => ({
      row,
      text: plain(row.textContent ?? ''),
    })),
  }));

  const look = (): void => {
    const wanted = plain(input.value).split(/\s+/).filter(Boolean);
    const verdict = finder.querySelector<HTMLInputElement>('[name=verdict]:checked')?.value;
    let shown = 0;
    for (const { body, title, rows } of chapters) {
      let inChapter = 0;
      for (const { row, text } of rows) {
        row.hidden = !wanted.every((word) => text.includes(word) || title.includes(word));
        // The stylesheet hides other verdicts; here they are only counted.
        const isShown = verdict === 'all' || row.dataset['verdict'] === verdict;
        if (!row.hidden && isShown) inChapter += 1;
      }
      body.hidden = inChapter === 0;
      shown += inChapter;
    }
    status.textContent = `${shown} ${status.dataset['words'] ?? ''}`;
  };

  words.hidden = false;
  finder.addEventListener('input', look);
  finder.addEventListener('change', look);
  // A page that was left and come back to may have its choice kept.
  look();
}
