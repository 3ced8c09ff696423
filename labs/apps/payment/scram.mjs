import { createHash, createHmac, pbkdf2Sync, randomBytes, timingSafeEqual } from 'node:crypto';

const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const xor = (one, other) => Buffer.from(one.map((byte, index) => byte ^ other[index]));

/**
 * The client's half of SCRAM-SHA-256 (RFC 5802, RFC 7677): it proves to the server that it knows the password, and lets
 * the server prove the same, without the password ever being sent.
 *
 * The user's name is left empty, as PostgreSQL takes it from the connection's first message.
 */
export function scramClient(password, nonce = randomBytes(18).toString('base64')) {
  const firstBare = `n=,r=${nonce}`;
  let serverSignature;

  /** The client's proof, given the server's first message with its nonce, salt and number of rounds. */
  function prove(serverFirst) {
    const { r: bothNonces, s: salt, i: rounds } = attributes(serverFirst);
    if (!bothNonces?.startsWith(nonce)) throw new Error('SCRAM: the server changed our nonce');
    // NFKC stands in for SASLprep, which differs from it in characters that nobody types.
    const secret = password.normalize('NFKC');
    const salted = pbkdf2Sync(secret, Buffer.from(salt, 'base64'), Number(rounds), 32, 'sha256');
    const clientKey = hmac(salted, 'Client Key');
    const withoutProof = `c=biws,r=${bothNonces}`;
    const conversation = `${firstBare},${serverFirst},${withoutProof}`;
    serverSignature = hmac(hmac(salted, 'Server Key'), conversation);
    const proof = xor(clientKey, hmac(sha256(clientKey), conversation));
    return `${withoutProof},p=${proof.toString('base64')}`;
  }

  /** Fails unless the server's last message proves that it knows the password too. */
  function verify(serverFinal) {
    const given = Buffer.from(attributes(serverFinal).v ?? '', 'base64');
    const right = serverSignature && given.length === serverSignature.length;
    if (!right || !timingSafeEqual(given, serverSignature)) {
      throw new Error('SCRAM: the server does not know the password');
    }
  }

  return { mechanism: 'SCRAM-SHA-256', first: `n,,${firstBare}`, prove, verify };
}

function attributes(message) {
  return Object.fromEntries(message.split(',').map((piece) => [piece[0], piece.slice(2)]));
}
