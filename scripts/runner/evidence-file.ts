import {
  type Evidence,
  type EvidenceReading,
  NO_EVIDENCE,
  readEvidence,
  sealEvidence,
} from '../lab-kit/evidence.ts';
import type { Text } from '../lab-kit/text.ts';
import type { Deps } from './deps.ts';
import { EXIT, UserError } from './outcome.ts';

type FileDeps = Pick<Deps, 'files' | 'paths' | 'clock' | 'reporter'>;

/** Every way for a file to be no evidence. */
export type Refusal = Exclude<EvidenceReading, { kind: 'fine' }>;

/**
 * The learner's own evidence. A file that is not as the course wrote it is moved aside, with a warning, and never built
 * on: the next pass would put a fresh digest over what somebody had changed.
 */
export async function readOwnEvidence(deps: FileDeps): Promise<Evidence> {
  const { files, paths, clock, reporter } = deps;
  const text = await files.read(paths.evidence);
  if (text === undefined) return NO_EVIDENCE;
  const reading = readEvidence(text);
  if (reading.kind === 'fine') return reading.evidence;
  const aside = `${paths.evidence}.${reading.kind}-${String(clock.now())}`;
  await files.move(paths.evidence, aside);
  const why = whyRefused(reading);
  reporter.line(
    {
      en: `Your evidence file cannot be gone on with: ${why.en}. It was moved to ${aside}, and a new one begins.`,
      zh: `无法接着使用你的学习记录文件：${why.zh}。它已移到 ${aside}，另起一份新的。`,
    },
    'warn',
  );
  return NO_EVIDENCE;
}

/** The learner's own evidence, for a command that changes nothing: refuses what is not as the course wrote it. */
export async function lookAtOwnEvidence({
  files,
  paths,
}: Pick<Deps, 'files' | 'paths'>): Promise<Evidence> {
  const text = await files.read(paths.evidence);
  if (text === undefined) return NO_EVIDENCE;
  const reading = readEvidence(text);
  if (reading.kind === 'fine') return reading.evidence;
  const why = whyRefused(reading);
  throw new UserError(EXIT.usage, {
    what: {
      en: `${paths.evidence} cannot be used: ${why.en}.`,
      zh: `${paths.evidence} 无法使用：${why.zh}。`,
    },
    next: {
      en: 'Put the right file there, or let the next npx lab check move this one aside and begin a new one.',
      zh: '把正确的文件放回去；或者运行下一次 npx lab check，它会把这份移开，另起一份新的。',
    },
  });
}

/** Writes it whole or not at all. Call it inside the lock. */
export async function writeOwnEvidence(
  { files, paths }: FileDeps,
  evidence: Evidence,
): Promise<void> {
  await files.write(paths.evidence, sealEvidence(evidence));
}

/** Why a file is not taken, as the end of a sentence. */
export function whyRefused(reading: Refusal): Text {
  switch (reading.kind) {
    case 'broken':
      return {
        en: 'it is broken: cut off, or no JSON at all',
        zh: '文件已损坏：内容不完整，或根本不是 JSON',
      };
    case 'foreign':
      return { en: 'it is no evidence of this course', zh: '它不是本课程的学习记录' };
    case 'notes':
      return {
        en: 'it is progress.json, the notes on labs under way; the evidence lies beside it, in evidence.json',
        zh: '它是 progress.json，也就是进行中实验的内部记录；学习记录是旁边的 evidence.json',
      };
    case 'older':
      return {
        en: `it has the older format ${String(reading.version)}; a newer course has to write it again`,
        zh: `它是较旧的格式 ${String(reading.version)}，需要用较新的课程重新生成`,
      };
    case 'newer':
      return {
        en: `it has format ${String(reading.version)}, which a newer course wrote; update this one`,
        zh: `它是较新的课程写的格式 ${String(reading.version)}，请更新这一份课程`,
      };
    case 'changed':
      return {
        en: 'it was changed after the course wrote it: content and digest do not fit',
        zh: '课程写好之后它被改动过：内容与摘要对不上',
      };
  }
}
