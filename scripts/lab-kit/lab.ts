import type { Check } from './checks.ts';
import type { Fault } from './fault.ts';
import type { Text } from './text.ts';
import type { MANIFESTS } from './versions.ts';

/**
 * What must be there before a lab can start. `cluster` includes `docker`: kind's nodes are containers. `swarm`: the
 * engine is made a swarm of its own for this lab, and leaves it at the end; everything in it is the lab's. `compose`: the
 * Compose plugin; the project is called `lab-<id>`. `curl`: commands of the lab type it on this machine. `site`: this
 * course's own site, built at start unless it is there and up to date; commands find it in `$LAB_COURSE/dist`.
 */
export type Need = 'docker' | 'cluster' | 'swarm' | 'compose' | 'curl' | 'site';

/** A command whose printing or outcome needs a word more than the line itself. */
export interface CommandSpec {
  /** One POSIX shell line, exactly as the page shows it and the learner types it. May span lines with `\` or a heredoc. */
  readonly run: string;
  /** Exit code that is right here; 0 unless told. A step that shows a refusal says `exit: 1`. */
  readonly exit?: number;
  /**
   * Which lines of the output the page shows: all, none, or those matching one of these regular expressions
   * (the cuts are marked with `…`).
   */
  readonly show?: 'all' | 'none' | readonly string[];
  /**
   * Why the output differs from run to run beyond what the normaliser evens out (a random spread, say). It is then
   * recorded and shown with this reason, and not compared.
   */
  readonly varies?: Text;
  /** Seconds it may take; 120 unless told. */
  readonly within?: number;
}

/** A line the learner types. */
export type Command = string | CommandSpec;

/** A file of the lab's `start/` folder shown beside a step. */
export interface ShownFile {
  /** Relative to `start/` (or to the lab's folder when it begins with `solution/`). */
  readonly path: string;
  /**
   * Lines that matter. In YAML a path (`spec.template.metadata.labels`; an entry of a list is found by its name:
   * `spec.containers[name=web].image`; in a file of several documents prefix `Kind/name:`), in any other file the text
   * the line starts with. A mark that finds nothing is an error.
   */
  readonly mark?: readonly string[];
}

/** Objects of one kind: in the lab's namespace unless told otherwise. */
export interface ObjectSelection {
  /** As kubectl prints it: `Pod`, `EndpointSlice`. */
  readonly kind: string;
  readonly namespace?: string;
  /** Label selector as kubectl writes it. */
  readonly selector?: string;
  /** Of Pods that are followed: their containers, too, each for itself. */
  readonly containers?: boolean;
}

/** A guided step: what to type, what it shows, and the checks that say it happened. */
export interface Step {
  /** kebab-case, unique in the lab. Anchors, recordings and claims refer to it. */
  readonly id: string;
  readonly title: Text;
  /** One or two sentences, read on the page and in the terminal. Inline code in backticks; no other markup. */
  readonly text: Text;
  readonly commands: readonly [Command, ...Command[]];
  readonly files?: readonly ShownFile[];
  readonly checks: readonly [Check, ...Check[]];
  /**
   * Objects kept in the recording as they are once the checks pass: diagrams are drawn from them (src/diagrams/objects).
   * Of kinds outside namespaces, those that a kept object names.
   */
  readonly keeps?: readonly (string | ObjectSelection)[];
  /** Objects followed while the part runs; every change is kept with its time, for `<Timeline>`. */
  readonly follows?: readonly (string | ObjectSelection)[];
}

/** A seeded wrong answer. It must be caught by exactly the check it names, after all earlier checks have passed. */
export interface WrongAnswer {
  readonly id: string;
  /** What the learner got wrong, for the author and the test's report. */
  readonly says: Text;
  /** Shell lines, run in the work folder with the lab's `wrong/` folder copied beside. */
  readonly run: readonly [string, ...string[]];
  /** Id of the check that must fail. */
  readonly caughtBy: string;
  /** Shell lines that take the wrong answer back where the next answer does not overwrite it. */
  readonly undo?: readonly string[];
}

/** The learner's turn. */
export interface Task {
  readonly id: string;
  readonly title: Text;
  readonly text: Text;
  /** Files of `start/` the learner is expected to edit or may want to see. */
  readonly files?: readonly ShownFile[];
  /** Hints in order, each saying a little more; the last still leaves the typing to the learner. */
  readonly hints: readonly [Text, ...Text[]];
  readonly checks: readonly [Check, ...Check[]];
  /** Shell lines that solve it, run in the work folder with the lab's `solution/` folder copied beside. */
  readonly solve: readonly [string, ...string[]];
  /** Files of `solution/` the page shows behind a click. */
  readonly solution: readonly ShownFile[];
  readonly wrong: readonly [WrongAnswer, ...WrongAnswer[]];
}

/** Verdict on a sentence people read. */
export type Verdict = 'true' | 'only-if' | 'outdated' | 'wrong';

/** A sentence of popular articles, put to the test. */
export interface Claim {
  readonly id: string;
  readonly says: Text;
  readonly verdict: Verdict;
  /** Why, or what is true instead. */
  readonly because: Text;
  /** Id of the step, task or break whose recorded output shows it. */
  readonly proof: string;
}

/** An image the lab builds on the engine before it starts. */
export interface BuiltImage {
  readonly tag: string;
  /** Relative to the lab's folder, e.g. `../apps/web`. */
  readonly context: string;
  /** Relative to the context, where it is not its `Dockerfile`: programs that share files are built from the folder above. */
  readonly dockerfile?: string;
}

/** A manifest that cannot run under Pod Security *restricted*, and why that is right here. */
export interface SecurityException {
  readonly file: string;
  readonly because: Text;
}

/** A manifest that others publish, put into the work folder when the lab starts. */
export interface FetchedFile {
  /** Its name there, e.g. `metallb-native.yaml`. */
  readonly file: string;
  /** Which one: a key of `MANIFESTS` in `versions.ts`, which says where it comes from. */
  readonly from: keyof typeof MANIFESTS;
}

/** One lab: typed data beside its real files (`start/`, `solution/`, `wrong/`). Its id is its folder's name. */
export interface LabDefinition {
  readonly title: Text;
  /** One sentence: what the learner can show afterwards. */
  readonly summary: Text;
  readonly needs: readonly [Need, ...Need[]];
  readonly images: {
    /** Public images that must be on the engine (pulled when missing). */
    readonly base: readonly string[];
    /** Our own, built from `labs/apps` at start. */
    readonly build?: readonly BuiltImage[];
    /** Which of them the cluster's nodes need too. */
    readonly load?: readonly string[];
  };
  readonly steps: readonly [Step, ...Step[]];
  readonly tasks: readonly [Task, ...Task[]];
  /** Faults to cause on purpose, after the tasks. */
  readonly breaks: readonly [Step, ...Step[]];
  readonly claims: readonly [Claim, ...Claim[]];
  /** To be found one at a time, besides the parts above: `lab start <lab> --fault random`. */
  readonly faults?: readonly [Fault, ...Fault[]];
  readonly securityExceptions?: readonly SecurityException[];
  /**
   * For a lab that does something to the nodes, the control plane, kube-proxy or CoreDNS: what, in one sentence. It has the
   * cluster to itself, and at its end the runner brings the cluster back to how it was when it was new, or makes it anew.
   * A manifest of the control plane is taken away to `/etc/kubernetes/manifests.away`, where it is looked for.
   */
  readonly disturbs?: Text;
  /**
   * For a lab whose proof, not whose steps, would be felt by others in the cluster: how. `lab test` and the tests prove it
   * alone; a learner may do it beside others.
   */
  readonly provenAlone?: Text;
  /**
   * Shell lines that take back what carries no label of the lab and lies outside its namespace. Run at the end, wherever
   * the lab was left, in its work folder and environment: each must do no harm when there is nothing to take back.
   */
  readonly putBack?: readonly string[];
  readonly fetches?: readonly FetchedFile[];
}

/** Declares a lab. Gives it back unchanged: the types are the point; the runner validates the rest when it loads it. */
export function defineLab(lab: LabDefinition): LabDefinition {
  return lab;
}
