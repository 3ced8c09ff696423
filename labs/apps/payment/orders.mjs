import { keepConnection } from '../common/connection.mjs';
import { openPostgres } from './postgres.mjs';

const TABLE = `create table if not exists orders (
  id bigint generated always as identity primary key,
  key text not null unique,
  charge text not null,
  items jsonb not null,
  total integer not null,
  placed_at timestamptz not null default now()
)`;
/** Two that create the same table at once: the loser is told of a duplicate, `if not exists` or not. */
const CREATED_BY_ANOTHER = ['23505', '42P07'];
const COLUMNS = `id, charge, items, total,
  to_char(placed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "placedAt"`;

/** The table of orders in PostgreSQL; made when it is not there. */
export function orderStore({ host, port, user, database, password, timeoutMs }) {
  const { use, close } = keepConnection({
    part: 'database',
    address: `${host}:${port}`,
    timeoutMs,
    async open(signal) {
      const connection = await openPostgres({ host, port, user, database, password, signal });
      try {
        await connection.query(TABLE);
      } catch (error) {
        if (!CREATED_BY_ANOTHER.includes(error.code)) {
          connection.destroy();
          throw error;
        }
      }
      return connection;
    },
  });
  const rows = (sql, values) => use((connection) => connection.query(sql, values));
  const withKey = (key) => rows(`select ${COLUMNS} from orders where key = $1`, [key]);

  return {
    close,
    ping: () => rows('select 1'),

    /** Writes an order once, however often it is sent: the key tells that it is the same one. */
    async place({ key, charge, items, total }) {
      const [written] = await rows(
        `insert into orders (key, charge, items, total) values ($1, $2, $3, $4)
         on conflict (key) do nothing returning ${COLUMNS}`,
        [key, charge, JSON.stringify(items), total],
      );
      if (written) return { order: written, isNew: true };
      const [known] = await withKey(key);
      return { order: known, isNew: false };
    },

    withKey,

    async find(id) {
      const [order] = await rows(`select ${COLUMNS} from orders where id = $1`, [id]);
      return order;
    },

    /** The newest orders, the newest first. */
    last: (count) => rows(`select ${COLUMNS} from orders order by id desc limit $1`, [count]),
  };
}
