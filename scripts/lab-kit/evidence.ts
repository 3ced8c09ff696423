/**
 * What a learner can hand over: which parts were passed, when, how and on which versions, and where it took several tries.
 * The runner writes it, the page and `lab report` read it; all three share this file, so there is one format. It holds no
 * host name, no path, no output and, unless the learner gives one, no name.
 */
import { sha256 } from './sha256.ts';

/** Says whose file it is. */
export const EVIDENCE_FORMAT = 'from-container-to-kubernetes/evidence';
/** Goes up when a reader of the older form would misread the newer one. */
export const EVIDENCE_VERSION = 1;

/**
 * How a part came to be passed: by the learner's own commands; a step whose commands they had run (`next --run`); a task
 * they had solved (`solve`).
 */
export type PassedHow = 'own' | 'run' | 'solved';

/** A part's checks all passed. */
export interface Pass {
  /** ISO time. */
  readonly at: string;
  readonly how: PassedHow;
  /** Versions by name: `course`, `platform`, `docker`, and in a lab with a cluster `kubernetes`. */
  readonly on: Readonly<Record<string, string>>;
}

/** One step, task or break. */
export interface PartEvidence {
  /** How often each check was the one that refused, by its id. The machine's own faults do not count. */
  readonly missed: Readonly<Record<string, number>>;
  /** Hints shown. */
  readonly hints: number;
  readonly passed?: Pass;
}

/** One lab. */
export interface LabEvidence {
  /** When it was first begun; ISO time. */
  readonly begun: string;
  /** By the part's id. */
  readonly parts: Readonly<Record<string, PartEvidence>>;
}

/** The content of the file, without what guards it. */
export interface Evidence {
  /** Only in a copy for which the learner gave one. */
  readonly name?: string;
  readonly labs: Readonly<Record<string, LabEvidence>>;
}

/** What a file turned out to be. Every way to be no evidence has its own name, so that each can be told. */
export type EvidenceReading =
  | { readonly kind: 'fine'; readonly evidence: Evidence; readonly digest: string }
  /** Not JSON, cut off, or not of the shape that it claims to have. */
  | { readonly kind: 'broken' }
  /** JSON, but no evidence of this course. */
  | { readonly kind: 'foreign' }
  /** The runner's own notes on labs under way, which lie beside the evidence. */
  | { readonly kind: 'notes' }
  | { readonly kind: 'older' | 'newer'; readonly version: number }
  /** Not what the course wrote: the digest is another's. */
  | { readonly kind: 'changed' };

/** No lab begun. */
export const NO_EVIDENCE: Evidence = { labs: {} };

type Data = Readonly<Record<string, unknown>>;

/** The file's text. */
export function sealEvidence({ name, labs }: Evidence): string {
  const content = {
    format: EVIDENCE_FORMAT,
    version: EVIDENCE_VERSION,
    ...(name === undefined ? {} : { name }),
    labs,
  };
  return `${JSON.stringify({ ...content, digest: digestOf(content) }, undefined, 2)}\n`;
}

/**
 * Reads a file's text. The digest is over the content and not over the bytes: a mail program that changes line ends does no
 * harm. It guards against a slip and a quick edit, not against somebody who computes it anew: there is no secret in it.
 */
export function readEvidence(text: string): EvidenceReading {
  let data: unknown;
  try {
    // A byte order mark is what some editors put before it.
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { kind: 'broken' };
  }
  if (!isRecord(data)) return { kind: 'foreign' };
  const { format, version, digest, ...rest } = data;
  if (format !== EVIDENCE_FORMAT)
    return { kind: version === 1 && isRecord(rest['labs']) ? 'notes' : 'foreign' };
  if (typeof version !== 'number') return { kind: 'broken' };
  if (version !== EVIDENCE_VERSION)
    return { kind: version < EVIDENCE_VERSION ? 'older' : 'newer', version };
  if (typeof digest !== 'string') return { kind: 'broken' };
  if (digest !== digestOf({ format, version, ...rest })) return { kind: 'changed' };
  return isEvidence(rest) ? { kind: 'fine', evidence: rest, digest } : { kind: 'broken' };
}

/** Fingerprint of plain data, whatever the order of its keys. */
export function digestOf(content: object): string {
  return `sha256:${sha256(JSON.stringify(sorted(content)))}`;
}

function sorted(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(sorted);
  if (!isRecord(data)) return data;
  const entries = Object.entries(data).map(([key, value]) => [key, sorted(value)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const ID = /^[a-z0-9][a-z0-9-]*$/;
/** No control characters: names are shown in terminals. */
const NAME = /^[^\p{Cc}]{1,80}$/u;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether a name may stand in the file: one line of up to 80 characters. */
export function isName(name: string): boolean {
  return NAME.test(name);
}

function isEvidence(data: Data): data is Data & Evidence {
  const { name, labs, ...others } = data;
  const isNamed = name === undefined || (typeof name === 'string' && isName(name));
  return isNamed && Object.keys(others).length === 0 && isRecordOf(labs, ID, isLab);
}

function isLab(data: unknown): data is LabEvidence {
  return isRecord(data) && isTime(data['begun']) && isRecordOf(data['parts'], ID, isPart);
}

function isPart(data: unknown): data is PartEvidence {
  if (!isRecord(data)) return false;
  const { missed, hints, passed } = data;
  return (
    isRecordOf(missed, ID, isCount) && isCount(hints) && (passed === undefined || isPass(passed))
  );
}

function isPass(data: unknown): data is Pass {
  if (!isRecord(data)) return false;
  const { at, how, on } = data;
  const isHow = how === 'own' || how === 'run' || how === 'solved';
  return isTime(at) && isHow && isRecordOf(on, ID, (value) => typeof value === 'string');
}

function isRecordOf(data: unknown, key: RegExp, fits: (value: unknown) => boolean): boolean {
  return (
    isRecord(data) && Object.entries(data).every(([name, value]) => key.test(name) && fits(value))
  );
}

function isTime(data: unknown): data is string {
  return typeof data === 'string' && TIME.test(data) && !Number.isNaN(Date.parse(data));
}

function isCount(data: unknown): data is number {
  return typeof data === 'number' && Number.isSafeInteger(data) && data >= 0;
}

function isRecord(data: unknown): data is Data {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}
