/**
 * Where the course's sources live. A fork sets `REPOSITORY_URL`, so that "edit this page" leads to its own files.
 */
export const REPOSITORY_URL = (
  process.env.REPOSITORY_URL ??
  'https://github.com/from-container-to-kubernetes/from-container-to-kubernetes'
).replace(/\/$/, '');
