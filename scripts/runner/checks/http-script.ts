/** One answer, or why there was none. */
export interface HttpAnswer {
  readonly status?: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly error?: string;
}

/** Seconds one request may take. */
const SECONDS = 3;

/**
 * Run as `node -e … URL N` on the host or in a container: asks N times, each on a connection of its own (a kept one
 * would always reach the same Pod), and prints the answers as JSON.
 */
export const NODE_SCRIPT = `
const http = require('node:http');
const [url, times] = process.argv.slice(1);
const ask = () => new Promise((resolve) => {
  const request = http.get(url, { agent: false, timeout: ${String(SECONDS * 1000)}, headers: { connection: 'close' } }, (response) => {
    let body = '';
    response.setEncoding('utf8');
    response.on('data', (part) => { if (body.length < 4096) body += part; });
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
    response.on('error', (error) => resolve({ headers: {}, body, error: error.message }));
  });
  request.on('timeout', () => request.destroy(new Error('no answer in ${String(SECONDS)} s')));
  request.on('error', (error) => resolve({ headers: {}, body: '', error: error.message }));
});
(async () => {
  const answers = [];
  for (let n = 0; n < Number(times); n += 1) {
    const answer = await ask();
    answers.push(answer);
    if (answer.error) break;
  }
  console.log(JSON.stringify(answers));
})();
`;

/** The same question for containers that have `wget`, as `sh -c … sh URL N`. */
export const WGET_SCRIPT = `i=0; while [ "$i" -lt "$2" ]; do i=$((i+1)); echo "--answer--"; wget -q -S -T ${String(SECONDS)} -O - "$1" 2>&1; done; exit 0`;

/** Reads what `WGET_SCRIPT` printed. Pure. */
export function parseWget(output: string): readonly HttpAnswer[] {
  return output
    .split(/^--answer--\n/m)
    .slice(1)
    .map((text) => {
      const headers: Record<string, string> = {};
      const body: string[] = [];
      let status: number | undefined;
      let error: string | undefined;
      for (const line of text.split('\n')) {
        const started = /^\s*(?:wget: server returned error: )?HTTP\/1\.[01] (\d{3})/.exec(line);
        const header = /^ {2}([\w-]+): (.*)$/.exec(line);
        if (started?.[1] !== undefined) status = Number(started[1]);
        else if (header?.[1] !== undefined && body.length === 0)
          headers[header[1].toLowerCase()] = (header[2] ?? '').trim();
        else if (line.startsWith('wget: ')) error = line.slice('wget: '.length);
        else body.push(line);
      }
      return {
        headers,
        body: body.join('\n'),
        ...(status === undefined ? { error: error ?? 'no answer' } : { status }),
      };
    });
}
