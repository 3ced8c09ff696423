import type { Text } from '#lab-kit';
import { positionOf } from './curriculum.ts';
import { REPOSITORY_URL } from './repository.ts';

/** Where a file of the course is edited. A host that writes such addresses in another way sets `EDIT_URL`. */
export const EDIT_URL = (process.env.EDIT_URL ?? `${REPOSITORY_URL}/edit/main`).replace(
  /\/?$/,
  '/',
);

/** A file that a page's words come from, besides its own. */
export interface Source {
  /** In the repository. */
  readonly path: string;
  readonly label: Text;
}

/** Which file a mistake may stand in that is on a page, but not in the page's own file. */
export function sourceBehind(slug: string): Source | undefined {
  const position = positionOf(slug);
  if (position !== undefined)
    return {
      path: `labs/${position.chapter.id}/lab.ts`,
      label: {
        en: 'Edit its lab: steps, tasks, claims',
        zh: '编辑本页的实验：步骤、任务、常见说法',
      },
    };
  if (slug === 'glossary')
    return {
      path: 'src/site/glossary.ts',
      label: { en: 'Edit the terms', zh: '编辑术语' },
    };
  return undefined;
}
