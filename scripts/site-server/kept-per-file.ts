import { readFile, stat } from 'node:fs/promises';

/** Gives back a function that makes something of a file's bytes once, and again only when the file has changed. */
export function keptPerFile<T>(
  make: (bytes: Buffer) => T | Promise<T>,
): (file: string) => Promise<T> {
  const kept = new Map<string, { readonly changed: number; readonly made: Promise<T> }>();
  return async (file) => {
    const { mtimeMs: changed } = await stat(file);
    const known = kept.get(file);
    if (known?.changed === changed) return await known.made;
    const made = readFile(file).then(make);
    kept.set(file, { changed, made });
    try {
      return await made;
    } catch (error) {
      // A file that could not be read once may be read the next time.
      if (kept.get(file)?.made === made) kept.delete(file);
      throw error;
    }
  };
}
