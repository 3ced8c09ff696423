/** What one command printed, normalised. */
export interface RecordedCommand {
  /** The line as it stood in the lab when recorded; a difference to the lab makes the recording stale. */
  readonly run: string;
  /** Combined output after normalising and after the command's `show`. Cut lines are one line `…`. */
  readonly output: string;
  readonly exit: number;
  /** Milliseconds, as measured; shown, never compared. */
  readonly durationMs: number;
}

/** One step, task or break. A task's commands are those of `solve`. */
export interface RecordedPart {
  readonly id: string;
  readonly commands: readonly RecordedCommand[];
  readonly durationMs: number;
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
