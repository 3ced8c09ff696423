import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fakeServer } from '../common/testing/fakes.mjs';
import { messageReader, readError } from './messages.mjs';
import { openPostgres } from './postgres.mjs';
import { scramClient } from './scram.mjs';
import { fakePostgres, say, sayError, sayRows } from './testing/fake-postgres.mjs';
import { scramServer } from './testing/scram-server.mjs';

const NOTHING = say('C', Buffer.from('OK\0'));

describe('SCRAM-SHA-256', () => {
  // The server's message of RFC 7677's example. Its proof would not fit: it names the user, which PostgreSQL leaves empty.
  const NONCE = 'rOprNGfwEbeRWgbNEkqO';
  const FIRST = `r=${NONCE}%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096`;

  it('proves the password to a server written apart from it, and is proven its own', () => {
    const client = scramClient('pencil');
    const server = scramServer('pencil');
    const last = server.accept(client.prove(server.challenge(client.first)));
    assert.ok(last, 'the server does not accept the proof');
    client.verify(last);
    assert.equal(
      scramServer('other').accept(client.prove(server.challenge(client.first))),
      undefined,
    );
  });

  it('refuses a server that does not know the password', () => {
    const client = scramClient('pencil', NONCE);
    client.prove(FIRST);
    assert.throws(() => client.verify(`v=${Buffer.alloc(32).toString('base64')}`), /does not know/);
    assert.throws(() => client.verify('e=other-error'), /does not know/);
  });

  it('refuses a server that answers to somebody else’s nonce', () => {
    assert.throws(() => scramClient('pencil', 'mine').prove(FIRST), /changed our nonce/);
  });

  it('never sends the password', () => {
    const client = scramClient('pencil', NONCE);
    assert.ok(!`${client.first}${client.prove(FIRST)}`.includes('pencil'));
  });
});

describe('messages', () => {
  it('are read whole, wherever the stream is cut', () => {
    const bytes = Buffer.concat([
      say('Z', Buffer.from('I')),
      sayError('42P01', 'no table'),
      say('N'),
    ]);
    for (const size of [1, 4, 5, 6, 1000]) {
      const letters = [];
      const push = messageReader((letter) => letters.push(letter));
      for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size));
      assert.deepEqual(letters, ['Z', 'E', 'N']);
    }
    const { C, M, V } = readError(sayError('42P01', 'no table').subarray(5));
    assert.deepEqual([C, M, V], ['42P01', 'no table', 'ERROR']);
  });
});

describe('PostgreSQL client', () => {
  const connectTo = async (t, server, options = {}) => {
    const { host, port } = server;
    const user = { user: 'shop', database: 'shop', password: 'secret' };
    const connection = await openPostgres({ host, port, ...user, ...options });
    t.after(() => connection.destroy());
    return connection;
  };

  for (const login of ['scram', 'md5', 'none']) {
    it(`logs in: ${login}`, async (t) => {
      const server = await fakePostgres(t, { login, answer: () => NOTHING });
      const { query } = await connectTo(t, server);
      assert.deepEqual(await query('select 1'), []);
      assert.match(server.heard[0], /^196608 user shop database shop/);
    });
  }

  for (const login of ['scram', 'md5']) {
    it(`says that the password is wrong or missing: ${login}`, async (t) => {
      const server = await fakePostgres(t, { login, answer: () => NOTHING });
      await assert.rejects(connectTo(t, server, { password: 'no' }), {
        code: '28P01',
        fatal: true,
      });
      await assert.rejects(
        connectTo(t, server, { password: undefined }),
        /PGPASSWORD_FILE is not set/,
      );
    });
  }

  it('gives rows back as objects, numbers and JSON read, null kept, text in any script', async (t) => {
    const columns = [['id', 20], ['total', 23], ['items', 3802], ['charge'], ['note']];
    const rows = [
      ['7', '6100', '[{"product":"tea"}]', '茶', null],
      ['8', '0', '[]', '', null],
    ];
    const server = await fakePostgres(t, { answer: () => sayRows(columns, rows) });
    const { query } = await connectTo(t, server);
    assert.deepEqual(await query('select'), [
      { id: 7, total: 6100, items: [{ product: 'tea' }], charge: '茶', note: null },
      { id: 8, total: 0, items: [], charge: '', note: null },
    ]);
  });

  it('sends values apart from the statement, so that none becomes part of it', async (t) => {
    const seen = [];
    const answer = (sql, values) => {
      seen.push(sql, values);
      return NOTHING;
    };
    const { query } = await connectTo(t, await fakePostgres(t, { answer }));
    const nasty = `'); drop table orders; --`;
    await query('insert into t values ($1, $2, $3)', [nasty, null, '茶']);
    assert.deepEqual(seen, ['insert into t values ($1, $2, $3)', [nasty, null, '茶']]);
  });

  it('keeps the answers of queries at the same time apart', async (t) => {
    const answer = async (_, [value]) => {
      await new Promise((resolve) => setTimeout(resolve, 20 - value * 5));
      return sayRows([['n', 23]], [[value]]);
    };
    const { query } = await connectTo(t, await fakePostgres(t, { answer }));
    const all = await Promise.all([1, 2, 3].map((n) => query('select $1', [n])));
    assert.deepEqual(all.flat(), [{ n: 1 }, { n: 2 }, { n: 3 }]);
  });

  it('reports an error with its code, and the connection goes on', async (t) => {
    const answer = (sql) => (sql === 'bad' ? sayError('42601', 'syntax error') : NOTHING);
    const { query } = await connectTo(t, await fakePostgres(t, { answer }));
    await assert.rejects(query('bad'), { code: '42601', message: 'syntax error', answered: true });
    assert.deepEqual(await query('good'), []);
  });

  it('takes a fatal error for the last word', async (t) => {
    const answer = (_, __, socket) => void socket.end(sayError('57P01', 'shutting down', 'FATAL'));
    const { query, closed } = await connectTo(t, await fakePostgres(t, { answer }));
    await assert.rejects(query('select 1'), { code: '57P01', answered: false });
    await closed;
    await assert.rejects(query('select 1'));
  });

  it('fails when the connection breaks in the middle of an answer', async (t) => {
    const answer = (_, __, socket) => void socket.destroy();
    const { query } = await connectTo(t, await fakePostgres(t, { answer }));
    await assert.rejects(query('select 1'), { code: 'ECONNRESET' });
  });

  it('says so when what it talks to is not PostgreSQL, whatever bytes come', async (t) => {
    // Read as a length: too short for itself, negative, and longer than any message of ours.
    const odd = [
      [82, 0, 0, 0, 0],
      [82, 255, 255, 255, 255],
      [...Buffer.from('HTTP/1.1 400 Bad Request\r\n')],
    ];
    for (const bytes of odd) {
      const other = await fakeServer(t, (socket) => socket.write(Buffer.from(bytes)));
      await assert.rejects(connectTo(t, other), /this is not PostgreSQL/);
    }
  });

  it('ends the attempt on a server that says nothing when it is told to', async (t) => {
    const silent = await fakeServer(t, () => {});
    const signal = AbortSignal.timeout(50);
    await assert.rejects(connectTo(t, silent, { signal }), { name: 'AbortError' });
  });
});
