import { isIPv4, isIPv6 } from 'node:net';
import type { Dictionary } from './dictionary.ts';

/** One thing that differs from run to run, and the token that stands for it. */
export interface Rule {
  readonly pattern: RegExp;
  readonly replace: (match: readonly string[], facts: RuleFacts) => string;
}

/** What rules may know besides the text. */
export interface RuleFacts {
  readonly dictionary: Dictionary;
  /** Whether the author wrote this value himself, in a command or a file: then it is no accident of the run. */
  readonly isWritten: (value: string) => boolean;
}

// Kubernetes makes generated names from this alphabet: no vowels, so that no words come out, and no look-alikes.
const SAFE = '[bcdfghjklmnpqrstvwxz2456789]';
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)';
const CLOCK = String.raw`\d{2}:\d{2}:\d{2}(?:[.,]\d+)?`;
/** An age as kubectl prints it: `12s`, `2m3s`, `5d`. */
const SPAN = String.raw`(?:\d+[ydhms]){1,3}`;
/** An age as Docker prints it; the tasks of a swarm begin it with a small letter. */
const WORDS = String.raw`(?:[Ll]ess than a second|[Aa]bout an? (?:minute|hour)|\d+ (?:second|minute|hour|day|week|month|year)s?)`;
/** Addresses that mean the same on every machine, and the first two that a cluster gives out. */
const EVERYWHERE = new Set([
  '127.0.0.1',
  '127.0.0.11',
  '0.0.0.0',
  '255.255.255.255',
  '::1',
  '::',
  // Not an address at all: how version 2 of cgroups begins a line of /proc/PID/cgroup.
  '0::',
  '10.96.0.1',
  '10.96.0.10',
]);
/** Words of five letters that look generated, being without vowels. */
const REAL_WORDS = new Set(['https', 'xhtml', 'mtlss', 'ctrls']);

const constant = (token: string) => (): string => token;

/** In this order: a rule sees what the ones before it left. */
export const RULES: readonly Rule[] = [
  // Times
  {
    pattern:
      /\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(?:[.,]\d+)?(?: ?(?:Z|[+-]\d{2}:?\d{2}))?(?: UTC\b)?/g,
    replace: constant('<time>'),
  },
  {
    pattern: /\b\d{1,2}\/[A-Z][a-z]{2}\/\d{4}:\d{2}:\d{2}:\d{2}(?: [+-]\d{4})?/g,
    replace: constant('<time>'),
  },
  { pattern: /\b\d{4}\/\d{2}\/\d{2} \d{2}:\d{2}:\d{2}(?:\.\d+)?/g, replace: constant('<time>') },
  {
    pattern: new RegExp(
      String.raw`\b${DAY},? (?:${MONTH} +\d{1,2}|\d{1,2} ${MONTH} \d{4}),? ${CLOCK}(?: (?:[A-Z]{3,4}|[+-]\d{4}))?(?: \d{4})?`,
      'g',
    ),
    replace: constant('<time>'),
  },
  {
    pattern: new RegExp(String.raw`\b${MONTH} +\d{1,2} ${CLOCK}`, 'g'),
    replace: constant('<time>'),
  },
  // Addresses and ids
  {
    pattern: /\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b/gi,
    replace: ([all = ''], { dictionary }) => dictionary.token('mac', all.toLowerCase()),
  },
  {
    // A folder's name may go on with `_`, as that of a local volume does.
    pattern: /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-z])/g,
    replace: ([all = ''], { dictionary }) => dictionary.token('uid', all),
  },
  // The kernel numbers namespaces upwards from here; the first ones, the machine's own, differ between kernels too.
  {
    pattern: /\b40265[3-9]\d{4}\b/g,
    replace: ([all = ''], { dictionary }) => dictionary.token('ns', all),
  },
  // An id is the same one in full, cut to twelve as Docker does, or to thirteen as crictl does.
  {
    pattern: /\b(?:[0-9a-f]{64}|[0-9a-f]{12,13})\b/g,
    replace: ([all = ''], { dictionary }) =>
      isId(all) ? dictionary.token('id', all.slice(0, 12)) : all,
  },
  // Services, tasks, nodes and secrets of a swarm: 25 digits and letters.
  {
    pattern: /\b(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{25}\b/g,
    replace: ([all = ''], { dictionary }) => dictionary.token('id', all),
  },
  {
    pattern: /(?<![\w:])[0-9a-fA-F]{0,4}(?::[0-9a-fA-F]{0,4}){2,7}(?![\w:])/g,
    replace: ([all = ''], facts) => (isIPv6(all) ? address(all, facts) : all),
  },
  {
    pattern: new RegExp(String.raw`(?<![\w:-])${CLOCK}(?![\w:])`, 'g'),
    replace: constant('<time>'),
  },
  {
    pattern: /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]\d|\w)/g,
    replace: ([all = ''], facts) => (isIPv4(all) ? address(all, facts) : all),
  },
  // The other end of a pair of network cards, by its number on the node: the first Pod there gets another than the ninth.
  { pattern: /(?<=@if)\d+\b/g, replace: constant('<n>') },
  // Ports that were picked: a NodePort, a published port
  {
    pattern: /(?<=:)3[0-2]\d{3}(?=\/(?:TCP|UDP|SCTP))|(?<=nodePort: |NodePort: +.* )3[0-2]\d{3}\b/g,
    replace: port,
  },
  {
    pattern: /(?<=(?:0\.0\.0\.0|127\.0\.0\.1|localhost|\[::1?\]|:::?):?)\b\d{4,5}\b(?!\.)/g,
    replace: port,
  },
  // Generated names
  {
    pattern: new RegExp(
      String.raw`\b([a-z][a-z0-9]*(?:-[a-z0-9]+)*?)-(${SAFE}{6,10})-(${SAFE}{5})\b(?!-)`,
      'g',
    ),
    replace: ([, name = '', set = '', pod = ''], { dictionary }) =>
      `${name}-${dictionary.token('rs', `${name} ${set}`)}-${dictionary.token('pod', `${name} ${set} ${pod}`)}`,
  },
  {
    pattern: new RegExp(String.raw`\b([a-z][a-z0-9]*(?:-[a-z0-9]+)*?)-(${SAFE}{8,10})\b(?!-)`, 'g'),
    replace: ([all = '', name = '', set = ''], { dictionary, isWritten }) =>
      /\d/.test(set) && !isWritten(all)
        ? `${name}-${dictionary.token('rs', `${name} ${set}`)}`
        : all,
  },
  // Pods of a DaemonSet or a Job, EndpointSlices: the name alone does not tell what it is.
  {
    pattern: new RegExp(String.raw`\b([a-z][a-z0-9]*(?:-[a-z0-9]+)*)-(${SAFE}{5})\b(?!-)`, 'g'),
    replace: ([all = '', name = '', end = ''], { dictionary, isWritten }) =>
      REAL_WORDS.has(end) || /^\d+$/.test(end) || isWritten(all) || isWritten(end)
        ? all
        : `${name}-${dictionary.token('suffix', `${name} ${end}`)}`,
  },
  {
    pattern: /(?<=pod-template-hash[=:] ?"?)[a-z0-9]{6,10}\b/g,
    replace: ([all = ''], { dictionary }) => dictionary.token('rs', `hash ${all}`),
  },
  { pattern: /(?<=resourceVersion"?: ?"?)\d+/g, replace: constant('<version>') },
  // Ages and durations
  {
    pattern: new RegExp(String.raw`\(x\d+ over ${SPAN}\)`, 'g'),
    replace: constant('(x<n> over <age>)'),
  },
  { pattern: new RegExp(String.raw`\b${SPAN}(?= ago\b)`, 'g'), replace: constant('<age>') },
  { pattern: new RegExp(String.raw`\b${WORDS}(?= ago\b)`, 'g'), replace: constant('<age>') },
  { pattern: new RegExp(String.raw`(?<=\bUp )${WORDS}`, 'g'), replace: constant('<age>') },
  { pattern: /(?<=^#\d+ )\d+\.\d+(?= )/gm, replace: constant('<duration>') },
  { pattern: /(?<![\w.])\d+\.\d+(?:\/\d+\.\d+)+ ms\b/g, replace: constant('<duration>') },
  { pattern: /\b\d+m\d+\.\d+s\b/g, replace: constant('<duration>') },
  { pattern: /(?<![\w.])\d+\.\d+ ?(?:µs|ms|s|sec|seconds)\b/g, replace: constant('<duration>') },
  { pattern: /(?<![\w.])\d+ ?(?:µs|ms)\b/g, replace: constant('<duration>') },
  {
    pattern: /(?<=\b(?:took|in|after|elapsed:?) )\d+(?:\.\d+)? ?(?:s|sec|seconds)\b/g,
    replace: constant('<duration>'),
  },
];

function isId(text: string): boolean {
  return text.length === 64 || (/\d/.test(text) && /[a-f]/.test(text));
}

function address(ip: string, { dictionary, isWritten }: RuleFacts): string {
  return EVERYWHERE.has(ip) || isWritten(ip) ? ip : dictionary.token('ip', ip.toLowerCase());
}

function port([all = '']: readonly string[], { dictionary, isWritten }: RuleFacts): string {
  return isWritten(all) ? all : dictionary.token('port', all);
}

/** An age alone in a cell. */
export const AGE_CELL = new RegExp(`^${SPAN}$`);
/** An age with its count, as events print it: `3s (x2 over 10s)`. */
export const EVENT_AGE_CELL = new RegExp(String.raw`^${SPAN}(?: \(x\d+ over ${SPAN}\))?$`);
