/**
 * A health check for images without curl: asks this container's own service and ends with 0 when it answers 200,
 * with 1 otherwise. `node common/healthcheck.mjs` asks /readyz, `node common/healthcheck.mjs /healthz` that.
 */
const TIMEOUT_MS = 2000;

const url = `http://127.0.0.1:${process.env.PORT || 8080}${process.argv[2] ?? '/readyz'}`;
try {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  process.stdout.write(await response.text());
  process.exitCode = response.status === 200 ? 0 : 1;
} catch (error) {
  console.error(`${url}: ${error.cause?.code ?? error.message}`);
  process.exitCode = 1;
}
