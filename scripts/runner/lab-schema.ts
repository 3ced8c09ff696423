import { z } from 'zod';
import { MANIFESTS } from '../lab-kit/versions.ts';

/** Shape of a lab, strict everywhere: a key that nobody reads is a typo. What shape cannot say is in `lab-problems.ts`. */

const text = z.strictObject({ en: z.string().trim().min(1), zh: z.string().trim().min(1) });
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case');
const pattern = z.string().min(1).refine(isPattern, 'pattern');
const seconds = z.number().positive().max(600);
const lines = z.array(z.string().min(1)).min(1);
const program = z.array(z.string()).min(1);

const matcher: z.ZodType = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(matcher),
    z.record(z.string(), matcher),
  ]),
);

const base = { id, within: seconds, hint: text.optional() };
const target = { kind: z.string().regex(/^[A-Z][A-Za-z]+$/, 'kind'), name: z.string().min(1) };
const inPod = z.strictObject({ pod: z.string().min(1), container: z.string().min(1).optional() });
const name = z.string().min(1);

const check: z.ZodType = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('object'),
      ...base,
      ...target,
      match: matcher.optional(),
      conditions: z.record(z.string(), z.string()).optional(),
      remember: name.optional(),
    }),
    z.strictObject({
      type: z.literal('count'),
      ...base,
      kind: target.kind,
      selector: name,
      count: z.union([
        z.number().int().min(0),
        z.strictObject({ $atLeast: z.number().int() }),
        z.strictObject({ $atMost: z.number().int() }),
      ]),
      match: matcher.optional(),
    }),
    z.strictObject({
      type: z.literal('endpoints'),
      ...base,
      service: name,
      ready: z.number().int().min(0),
      port: z.number().int().optional(),
    }),
    z.strictObject({
      type: z.literal('http'),
      ...base,
      url: z.string().regex(/^http:\/\//, 'http-url'),
      from: z.union([z.literal('host'), inPod]),
      status: z.number().int().min(100).max(599).optional(),
      body: pattern.optional(),
      distinct: z
        .strictObject({
          header: name,
          atLeast: z.number().int().min(1),
          requests: z.number().int().min(1).max(200),
        })
        .optional(),
    }),
    z.strictObject({
      type: z.literal('dns'),
      ...base,
      name,
      from: inPod,
      to: z.union([
        z.literal('nothing'),
        z.strictObject({ clusterIp: name }),
        z.strictObject({ podIps: name }),
      ]),
    }),
    z.strictObject({
      type: z.literal('exec'),
      ...base,
      pod: name,
      container: name.optional(),
      command: program,
      exit: z.number().int().optional(),
      stdout: pattern.optional(),
      stdoutNot: pattern.optional(),
    }),
    z.strictObject({ type: z.literal('absent'), ...base, ...target, seen: name }),
    z.strictObject({ type: z.literal('replaced'), ...base, ...target, seen: name }),
    z.strictObject({ type: z.literal('stable'), ...base, seconds, check }),
    z.strictObject({
      type: z.literal('image'),
      ...base,
      image: name,
      match: matcher.optional(),
      smallerThan: z.strictObject({ image: name, factor: z.number().positive().max(1) }).optional(),
      sharesLayers: z.strictObject({ image: name, atLeast: z.number().int().min(1) }).optional(),
      noPathInLayers: pattern.optional(),
      noTextInLayers: name.optional(),
      textInLayers: name.optional(),
    }),
    z.strictObject({
      type: z.literal('container'),
      ...base,
      container: name,
      match: matcher.optional(),
      log: pattern.optional(),
      remember: name.optional(),
    }),
    z.strictObject({
      type: z.literal('run'),
      ...base,
      image: name,
      options: z.array(z.string()).optional(),
      args: z.array(z.string()),
      exit: z.number().int().optional(),
      stdout: pattern.optional(),
      stdoutNot: pattern.optional(),
    }),
    z.strictObject({
      type: z.literal('rebuild'),
      ...base,
      context: name,
      dockerfile: name.optional(),
      touch: name,
      cached: pattern,
    }),
    z.strictObject({
      type: z.literal('command'),
      ...base,
      run: name,
      exit: z.number().int().min(0).max(255).optional(),
      stdout: pattern.optional(),
      stdoutNot: pattern.optional(),
    }),
    z.strictObject({
      type: z.literal('node'),
      ...base,
      node: z.enum(['control-plane', 'worker', 'worker2']),
      command: program,
      stdout: pattern.optional(),
      stdoutNot: pattern.optional(),
    }),
  ]),
);

const command = z.union([
  z.string().min(1),
  z.strictObject({
    run: z.string().min(1),
    exit: z.number().int().min(0).max(255).optional(),
    show: z.union([z.enum(['all', 'none']), z.array(pattern).min(1)]).optional(),
    varies: text.optional(),
    within: seconds.optional(),
  }),
]);

const shownFile = z.strictObject({ path: name, mark: z.array(name).optional() });

const selection = z.union([
  target.kind,
  z.strictObject({
    kind: target.kind,
    namespace: name.optional(),
    selector: name.optional(),
    containers: z.boolean().optional(),
  }),
]);

const step = z.strictObject({
  id,
  title: text,
  text,
  commands: z.array(command).min(1),
  files: z.array(shownFile).optional(),
  checks: z.array(check).min(1),
  keeps: z.array(selection).min(1).optional(),
  follows: z.array(selection).min(1).optional(),
});

const wrongAnswer = z.strictObject({
  id,
  says: text,
  run: lines,
  caughtBy: id,
  undo: z.array(name).optional(),
});

const task = z.strictObject({
  id,
  title: text,
  text,
  files: z.array(shownFile).optional(),
  hints: z.array(text).min(1),
  checks: z.array(check).min(1),
  solve: lines,
  solution: z.array(shownFile),
  wrong: z.array(wrongAnswer).min(1),
});

const fault = z.strictObject({
  id,
  title: text,
  text,
  looks: z.array(command).min(1),
  hints: z.array(text).min(1),
  checks: z.array(check).min(1),
  solve: lines,
  wrong: z.array(wrongAnswer).min(1),
  because: text,
});

const manifest = z.enum(Object.keys(MANIFESTS) as [keyof typeof MANIFESTS]);

/** A whole `lab.ts`. */
export const labSchema = z.strictObject({
  title: text,
  summary: text,
  needs: z.array(z.enum(['docker', 'cluster', 'swarm', 'compose', 'curl', 'site'])).min(1),
  images: z.strictObject({
    base: z.array(name),
    build: z
      .array(z.strictObject({ tag: name, context: name, dockerfile: name.optional() }))
      .optional(),
    load: z.array(name).optional(),
  }),
  steps: z.array(step).min(1),
  tasks: z.array(task).min(1),
  breaks: z.array(step).min(1),
  claims: z
    .array(
      z.strictObject({
        id,
        says: text,
        verdict: z.enum(['true', 'only-if', 'outdated', 'wrong']),
        because: text,
        proof: id,
      }),
    )
    .min(1),
  faults: z.array(fault).min(1).optional(),
  securityExceptions: z.array(z.strictObject({ file: name, because: text })).optional(),
  disturbs: text.optional(),
  provenAlone: text.optional(),
  putBack: lines.optional(),
  fetches: z
    .array(z.strictObject({ file: z.string().regex(/^[\w.-]+$/, 'file-name'), from: manifest }))
    .min(1)
    .optional(),
});

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'm') instanceof RegExp;
  } catch {
    return false;
  }
}
