import { join } from 'node:path';

/** The lock that the author's loop holds while it is at a lab. */
export function testLock(home: string, lab: string): string {
  return join(home, 'test', `${lab}.lock`);
}
