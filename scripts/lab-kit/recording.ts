/** What one command printed, normalised. */
export interface RecordedCommand {
  /** The line as it stood in the lab when recorded; a difference to the lab makes the recording stale. */
  readonly run: string;
  /** Combined output after normalising and after the command's `show`. Cut lines are one line `…`. */
  readonly output: string;
  readonly exit: number;
  /** Milliseconds, as measured; shown, never compared. */
  readonly durationMs: number;
  /** Milliseconds since the part began; only where the lab follows the cluster meanwhile. */
  readonly atMs?: number;
}

/** A field of an object that leads to others: to one by its name, or to all that carry these labels. */
export interface RecordedTie {
  /** Path as `kubectl explain` takes it: `spec.selector`, `metadata.ownerReferences`. */
  readonly field: string;
  readonly kind: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** An object of the cluster as a picture needs it. Names and labels are normalised like output. */
export interface RecordedObject {
  readonly kind: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ties: readonly RecordedTie[];
}

/** Something that happened to an object while a part ran. Shown on a timeline, never compared. */
export interface RecordedChange {
  /** Milliseconds since the part began, as this machine saw it. */
  readonly atMs: number;
  readonly kind: string;
  readonly name: string;
  /** What it was from then on: a word such as kubectl prints (`Ready`, `ready 2/3`); `gone` when it was deleted. */
  readonly state?: string;
  /** Instead of a state: the reason of an Event about it (`Scheduled`, `Pulled`), and who reported it. */
  readonly event?: string;
  readonly by?: string;
  /** A figure that goes with the state, e.g. the load that an autoscaler saw. */
  readonly detail?: string;
}

/** One step, task or break. A task's commands are those of `solve`. */
export interface RecordedPart {
  readonly id: string;
  readonly commands: readonly RecordedCommand[];
  readonly durationMs: number;
  /** Objects that the part keeps (`keeps`), as they were when its checks had passed. */
  readonly objects?: readonly RecordedObject[];
  /** What happened to the objects that the part follows (`follows`), in the order in which the API told it. */
  readonly changes?: readonly RecordedChange[];
}

/** Where and when the recording was made. */
export interface Provenance {
  /** ISO date (day only). */
  readonly date: string;
  readonly docker: string;
  /** Absent in a lab that needs no cluster. */
  readonly kind?: string;
  readonly kubernetes?: string;
  readonly nodeImage?: string;
  /** `amd64` or `arm64`. */
  readonly arch: string;
  readonly kernel: string;
  readonly cgroup: '1' | '2';
  /**
   * Base images and where they came from. `pulled`: they carry a registry digest. `local`: built or loaded on that
   * machine under the public tag, so sizes and layers differ from the published ones.
   */
  readonly images: readonly { readonly name: string; readonly origin: 'pulled' | 'local' }[];
  /** Whole lab: steps, solving the tasks and the breaks, in milliseconds, without pulling images. */
  readonly durationMs: number;
}

/** `labs/<id>/recording.json`, written only by `lab record` after a passing run. */
export interface Recording {
  readonly lab: string;
  readonly provenance: Provenance;
  readonly parts: readonly RecordedPart[];
}
