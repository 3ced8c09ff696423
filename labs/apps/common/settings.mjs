import { readFileSync } from 'node:fs';

/** Ends the program with 1 and one line that says why: for settings it cannot run with. */
export function refuseToStart(service, reason) {
  console.error(`${service}: ${reason}`);
  process.exit(1);
}

/** A number from the environment, or the fallback when the variable is not set. */
export function numberSetting(service, name, fallback) {
  const value = process.env[name];
  if (value === undefined || value === '') return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number >= 0) return number;
  return refuseToStart(service, `${name} must be a whole number, not ${JSON.stringify(value)}`);
}

/**
 * A secret: the content of the file that `<name>_FILE` names, without a line end at its end, or `undefined` when the
 * variable is not set. Not from a variable itself: `docker inspect`, child processes and crash reports show those.
 */
export function secretSetting(service, name) {
  const file = process.env[`${name}_FILE`];
  if (file === undefined || file === '') return undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    return refuseToStart(service, `${name}_FILE: cannot read ${file}: ${error.code}`);
  }
}
