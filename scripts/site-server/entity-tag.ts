import { createHash } from 'node:crypto';
import { keptPerFile } from './kept-per-file.ts';

/** 96 bits: enough that no two contents of a site share one. */
const LENGTH = 16;

/** A name for a file's content: the same wherever and whenever the same bytes are served, whatever their date. */
export const contentTag = keptPerFile((bytes) =>
  createHash('sha256').update(bytes).digest('base64url').slice(0, LENGTH),
);

/** Whether an `if-none-match` header names this tag: the asker has the content already (RFC 9110, 13.1.2). */
export function isKnown(header: string | undefined, tag: string): boolean {
  if (header?.trim() === '*') return true;
  return (header ?? '').split(',').some((entry) => entry.trim().replace(/^W\//, '') === tag);
}
