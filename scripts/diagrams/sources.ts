import { readdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { DiagramDefinition } from '../../src/diagrams/define.ts';

/** A diagram and its id, which is its file's name. */
export interface Source {
  readonly id: string;
  readonly diagram: DiagramDefinition;
}

/** Every diagram of a folder (`src/diagrams`), sorted by id. */
export async function readSources(folder: URL): Promise<Source[]> {
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.ts') && name !== 'define.ts')
    .sort();
  return await Promise.all(
    names.map(async (name) => {
      const file = new URL(name, pathToFileURL(`${folder.pathname.replace(/\/$/, '')}/`));
      const module = (await import(file.href)) as { default?: DiagramDefinition };
      if (!module.default)
        throw new Error(`${name} has no default export; write export default defineDiagram({ … })`);
      return { id: name.replace(/\.ts$/, ''), diagram: module.default };
    }),
  );
}
