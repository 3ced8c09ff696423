type Environment = Readonly<Record<string, string | undefined>>;

/** How the texts of the course write a command: in the repository's folder npx finds the program. */
const CALL = 'npx lab';

/** Variable in which a wrapper of the program says what the learner types for it. */
export const CALLED = 'LAB_CALLED';

/**
 * The text with commands as they work where the learner is. In a lab's shell that is `lab`: outside of the repository npx
 * would look for it in the registry, where another program has that name.
 */
export function asCalled(text: string, env: Environment): string {
  const call = env[CALLED];
  return call === undefined || call === '' ? text : text.replaceAll(CALL, call);
}
