import type { Language } from '../lab-kit/text.ts';
import type { Clock, Cluster, Exec, Files, Network, Reporter } from './ports.ts';

/** Where things are on this machine. All absolute. */
export interface Paths {
  /** The repository. */
  readonly root: string;
  /** `labs/`. */
  readonly labs: string;
  /** The project's own ignored folder, `.lab/`; `LAB_HOME` replaces it (tests use their own). */
  readonly home: string;
  /** Kubeconfig of the course's cluster, `<home>/kubeconfig`. */
  readonly kubeconfig: string;
  /** Programs that the course downloaded, `<home>/bin`. First on the labs' PATH. */
  readonly bin: string;
  /** Work folders of the labs, `<home>/work`. A lab's own is `<work>/<id>`. */
  readonly work: string;
  /** Where the learner is in each lab: the runner's own notes, `<home>/progress.json`. */
  readonly progress: string;
  /** What was passed, to be handed on, `<home>/evidence.json`. */
  readonly evidence: string;
}

/** The machine as Node sees it. */
export interface Host {
  /** As kind and kubectl name it in their downloads. */
  readonly os: 'linux' | 'darwin' | 'windows';
  readonly arch: 'amd64' | 'arm64';
  /** Version of the Node that runs the command line. */
  readonly node: string;
  /** The user's home folder, where kubectl's own configuration is. Looked at, never changed. */
  readonly userHome: string;
}

/** Flags every command knows. */
export interface CommonOptions {
  readonly language: Language;
  readonly json: boolean;
  readonly quiet: boolean;
  /** Answer yes to every question. */
  readonly yes: boolean;
  /** Say what would be run, run nothing that changes anything. */
  readonly dryRun: boolean;
}

/** What every command is given. Commands build nothing themselves, so tests can give them fakes. */
export interface Deps {
  readonly exec: Exec;
  readonly files: Files;
  readonly clock: Clock;
  readonly reporter: Reporter;
  readonly network: Network;
  readonly host: Host;
  /** Made on first use: the client library costs start-up time, and most commands need no cluster. */
  readonly cluster: () => Promise<Cluster>;
  readonly paths: Paths;
  /** Name of the kind cluster; `LAB_CLUSTER` replaces the default `course`. */
  readonly clusterName: string;
  /** The process environment as it was at start. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Fires on Ctrl-C. Everything long-running gets it. */
  readonly signal: AbortSignal;
  /** Asks yes or no; answers yes under `--yes`, no without a terminal. */
  readonly confirm: (question: { en: string; zh: string }) => Promise<boolean>;
}
