import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fakeServer, nowhere } from '../common/testing/fakes.mjs';
import { redisClient } from './redis.mjs';
import { encodeCommand, RedisError, replyReader } from './resp.mjs';
import { fakeRedis } from './testing/fake-redis.mjs';

describe('RESP', () => {
  /** What the reader makes of a text that arrives in pieces of so many bytes. */
  function read(text, size) {
    const replies = [];
    const push = replyReader((reply) => replies.push(reply));
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += size) push(bytes.subarray(at, at + size));
    return replies;
  }

  it('counts bytes, not letters', () => {
    assert.equal(encodeCommand(['SET', '茶', 2]), '*3\r\n$3\r\nSET\r\n$3\r\n茶\r\n$1\r\n2\r\n');
  });

  it('reads every kind of answer, wherever the stream is cut', () => {
    const text =
      '+OK\r\n:-7\r\n$3\r\n茶\r\n$-1\r\n$0\r\n\r\n*2\r\n*1\r\n:1\r\n$4\r\na\r\nb\r\n*-1\r\n*0\r\n';
    const values = ['OK', -7, '茶', null, '', [[1], 'a\r\nb'], null, []];
    for (const size of [1, 2, 3, 7, 1000]) assert.deepEqual(read(text, size), values);
  });

  it('gives an error back as one, also inside a list', () => {
    const [error, list] = read('-ERR no\r\n*2\r\n:1\r\n-WRONGTYPE no\r\n', 5);
    assert.ok(error instanceof RedisError);
    assert.equal(error.message, 'ERR no');
    assert.ok(list[1] instanceof RedisError);
  });

  it('says when what it talks to is not Redis', () => {
    assert.throws(() => read('HTTP/1.1 400 Bad Request\r\n', 100), /not Redis.*"H"/);
  });
});

describe('Redis client', () => {
  const connectTo = (t, { host, port }, options = {}) => {
    const client = redisClient({ host, port, timeoutMs: 200, ...options });
    t.after(() => client.close());
    return client;
  };

  it('sends commands as one transaction and gives back an answer for each', async (t) => {
    const redis = await fakeRedis(t);
    const client = connectTo(t, redis);
    assert.deepEqual(await client.run(['HINCRBY', 'k', 'tea', 2], ['HGETALL', 'k']), [
      2,
      ['tea', '2'],
    ]);
    assert.deepEqual(redis.heard, ['PING', 'MULTI', 'HINCRBY k tea 2', 'HGETALL k', 'EXEC']);
  });

  it('keeps the answers of calls at the same time apart', async (t) => {
    const client = connectTo(t, await fakeRedis(t));
    const all = await Promise.all(
      [1, 2, 3].map((by) => client.run(['HINCRBY', `k${by}`, 'f', by])),
    );
    assert.deepEqual(all, [[1], [2], [3]]);
  });

  it('logs in, and says so when the password is wrong or missing', async (t) => {
    const redis = await fakeRedis(t, { password: 'secret' });
    assert.deepEqual(await connectTo(t, redis, { password: 'secret' }).run(['PING']), ['PONG']);
    await assert.rejects(connectTo(t, redis, { password: 'no' }).run(['PING']), {
      part: 'redis',
      why: /^WRONGPASS/,
    });
    await assert.rejects(connectTo(t, redis).run(['PING']), { why: /^NOAUTH/ });
  });

  it('reports a command that Redis refuses, and goes on', async (t) => {
    const client = connectTo(t, await fakeRedis(t));
    await assert.rejects(client.run(['NONSENSE']), { why: /unknown command/ });
    assert.deepEqual(await client.run(['PING']), ['PONG']);
  });

  it('connects anew after the connection broke', async (t) => {
    const redis = await fakeRedis(t);
    const client = connectTo(t, redis);
    await client.run(['PING']);
    const [socket] = redis.open;
    socket.destroy();
    // Whoever asks before the news has come gets the broken one, and the next the new one.
    await client.run(['PING']).catch(() => {});
    assert.deepEqual(await client.run(['PING']), ['PONG']);
  });

  it('says in words that nothing listens, and that nothing answers', async (t) => {
    const gone = await nowhere(t);
    await assert.rejects(connectTo(t, gone).run(['PING']), {
      why: `nothing listens at 127.0.0.1:${gone.port}`,
    });
    const silent = await fakeServer(t, () => {});
    await assert.rejects(connectTo(t, silent).run(['PING']), { why: 'no answer within 200 ms' });
  });
});
