import { say, sayRows } from './fake-postgres.mjs';

const COLUMNS = [['id', 20], ['charge'], ['items', 3802], ['total', 23], ['placedAt']];
const NOTHING = say('C', Buffer.from('OK\0'));

/** Answers the statements of `orders.mjs` as PostgreSQL would: one table, unique by key. `rows` is what it holds. */
export function orderTable() {
  const rows = [];
  const give = (found) =>
    sayRows(
      COLUMNS,
      found.map(({ cells }) => cells),
    );
  return {
    rows,
    answer(sql, values) {
      if (sql.startsWith('insert')) {
        const [key, charge, items, total] = values;
        if (rows.some((row) => row.key === key)) return NOTHING;
        const row = { key, cells: [rows.length + 1, charge, items, total, '2026-01-01T00:00:00Z'] };
        rows.push(row);
        return give([row]);
      }
      if (sql.includes('where key')) return give(rows.filter(({ key }) => key === values[0]));
      if (sql.includes('where id'))
        return give(rows.filter(({ cells }) => `${cells[0]}` === values[0]));
      if (sql.includes('limit')) return give(rows.toReversed().slice(0, Number(values[0])));
      return NOTHING;
    },
  };
}
