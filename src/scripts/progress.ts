/**
 * The progress page: reads evidence files in the browser, keeps what they say in localStorage, and marks the list. It
 * checks a file with the very function that the command line wrote it with.
 */
import { type Evidence, NO_EVIDENCE, readEvidence, sealEvidence } from '#lab-kit/evidence';
import { mergeEvidence } from '#lab-kit/merge-evidence';
import { progressOf } from '#lab-kit/progress';
import type { PROGRESS_WORDS } from '../site/progress-words.ts';

type Words = Readonly<Record<keyof typeof PROGRESS_WORDS, string>>;

const KEY = 'course-evidence';
/** A whole course is 100 kB. */
const LARGEST = 2_000_000;

function setUp(host: HTMLElement): void {
  const one = <T extends Element = HTMLElement>(selector: string): T | null =>
    host.querySelector<T>(selector);
  const give = one('.give');
  const input = one<HTMLInputElement>('input');
  const told = one('.told');
  const summary = one('.summary');
  const bar = one<HTMLProgressElement>('progress');
  if (!give || !input || !told || !summary || !bar) return;
  const words = JSON.parse(host.dataset.words ?? '{}') as Words;
  const fill = (word: keyof Words, values: Readonly<Record<string, string | number>>) =>
    Object.entries(values).reduce(
      // A function, since a file's name may hold what `replace` reads as a pattern.
      (text, [name, value]) => text.replace(`{${name}}`, () => String(value)),
      words[word],
    );
  const labs = [...host.querySelectorAll<HTMLElement>('[data-lab]')].map((row) => ({
    id: row.dataset.lab ?? '',
    row,
    parts: [...row.querySelectorAll<HTMLElement>('[data-part]')].map((line) => ({
      id: line.dataset.part ?? '',
      line,
    })),
  }));
  let evidence: Evidence = NO_EVIDENCE;

  const say = (texts: readonly string[]) => {
    told.replaceChildren(
      ...texts.map((text) => {
        const item = document.createElement('p');
        item.textContent = text;
        return item;
      }),
    );
  };

  const show = () => {
    const found = progressOf(labs, evidence);
    for (const [index, { id, row, parts }] of labs.entries()) {
      const passed = found.labs[index]?.passed ?? 0;
      const isDone = passed === parts.length;
      row.dataset.state = isDone ? 'done' : passed > 0 ? 'some' : 'none';
      const state = row.querySelector('.state');
      if (state) {
        const word = isDone ? 'done' : passed > 0 ? 'some' : 'none';
        state.textContent = fill(word, { passed, parts: parts.length });
      }
      for (const { id: part, line } of parts) {
        line.querySelector('.how')?.remove();
        const pass = evidence.labs[id]?.parts[part]?.passed;
        if (!pass) continue;
        const mark = document.createElement('span');
        mark.className = 'how';
        const day = new Date(pass.at).toLocaleDateString(document.documentElement.lang);
        mark.textContent = `${words[pass.how]} · ${day}`;
        line.append(mark);
      }
    }
    summary.hidden = Object.keys(evidence.labs).length === 0;
    bar.max = found.parts;
    bar.value = found.passed;
    const count = one('.count');
    if (count) count.textContent = fill('count', { ...found, labs: labs.length, next: '' });
    const next = one('.next');
    if (next) showNext(next, found.next);
  };

  const showNext = (place: HTMLElement, next: { lab: string; part: string } | undefined) => {
    const row = labs.find(({ id }) => id === next?.lab);
    const link = row?.parts.find(({ id }) => id === next?.part)?.line.querySelector('a');
    if (!row || !link) {
      place.textContent = words.all;
      return;
    }
    const to = document.createElement('a');
    to.href = link.href;
    const chapter = row.row.querySelector('.chapter')?.textContent?.trim() ?? '';
    to.textContent = `${chapter} · ${link.textContent?.trim().replace(/\s+/g, ' ') ?? ''}`;
    place.replaceChildren(words.next, to);
  };

  /** Whether it was kept: private windows and full disks keep nothing. */
  const keep = (): boolean => {
    try {
      localStorage.setItem(KEY, sealEvidence(evidence));
      return true;
    } catch {
      return false;
    }
  };

  const take = async (files: readonly File[]) => {
    const texts: string[] = [];
    let isTaken = false;
    for (const file of files) {
      if (file.size > LARGEST) {
        texts.push(fill('large', { file: file.name }));
        continue;
      }
      const reading = readEvidence(await file.text());
      texts.push(fill(reading.kind, { file: file.name }));
      if (reading.kind !== 'fine') continue;
      evidence = mergeEvidence(evidence, reading.evidence);
      isTaken = true;
    }
    if (isTaken) {
      texts.push(keep() ? words.kept : words.notKept);
      show();
    }
    say(texts);
  };

  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])];
    // The same file, given again, is a change again.
    void take(files).then(() => (input.value = ''));
  });
  addEventListener('dragover', (event) => {
    event.preventDefault();
    host.classList.add('over');
  });
  addEventListener('dragleave', ({ relatedTarget }) => {
    if (relatedTarget === null) host.classList.remove('over');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    host.classList.remove('over');
    void take([...(event.dataTransfer?.files ?? [])]);
  });
  one('.export')?.addEventListener('click', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(
      new Blob([sealEvidence(evidence)], { type: 'application/json' }),
    );
    link.download = 'my-evidence.json';
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  });
  one('.forget')?.addEventListener('click', () => {
    if (!confirm(words.sure)) return;
    evidence = NO_EVIDENCE;
    try {
      localStorage.removeItem(KEY);
    } catch {
      // It kept nothing.
    }
    show();
    say([words.forgotten]);
    input.focus();
  });

  try {
    const kept = localStorage.getItem(KEY);
    const reading = kept === null ? undefined : readEvidence(kept);
    if (reading?.kind === 'fine') ({ evidence } = reading);
    else if (reading) say([words.stored]);
  } catch {
    // A browser that keeps nothing still reads files.
  }
  give.hidden = false;
  show();
}

document.querySelectorAll<HTMLElement>('course-progress').forEach(setUp);
