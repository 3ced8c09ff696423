import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';

const ROUNDS = 4096;
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();

/** The server's half of SCRAM-SHA-256, written from RFC 5802 apart from the client's, to test it against. */
export function scramServer(password) {
  const salt = Buffer.from('a salt of bytes!');
  const salted = pbkdf2Sync(password, salt, ROUNDS, 32, 'sha256');
  let clientFirstBare;
  let serverFirst;

  return {
    /** The server's first message, given the client's. */
    challenge(clientFirst) {
      clientFirstBare = clientFirst.replace(/^n,,/, '');
      const nonce = /r=([^,]+)/.exec(clientFirstBare)[1];
      serverFirst = `r=${nonce}SERVER,s=${salt.toString('base64')},i=${ROUNDS}`;
      return serverFirst;
    },
    /** The server's last message, or `undefined` when the client does not know the password. */
    accept(clientFinal) {
      const [withoutProof, proof] = clientFinal.split(',p=');
      const conversation = `${clientFirstBare},${serverFirst},${withoutProof}`;
      const clientKey = hmac(salted, 'Client Key');
      const signature = hmac(sha256(clientKey), conversation);
      const right = Buffer.from(clientKey.map((byte, index) => byte ^ signature[index]));
      if (right.toString('base64') !== proof) return undefined;
      return `v=${hmac(hmac(salted, 'Server Key'), conversation).toString('base64')}`;
    },
  };
}
