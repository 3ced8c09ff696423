// Prints the bill of a table, signed so that the kitchen can tell it from a forged one.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { price } from 'price';

const token = process.env.TOKEN;
if (!token) {
  console.error('bill: the environment variable TOKEN is not set');
  process.exit(1);
}

const dishes = readFileSync('orders.txt', 'utf8').trim().split('\n');
const total = dishes.reduce((sum, dish) => sum + Number(dish.split(' ').at(-1)), 0);
const line = `${dishes.length} dishes, ${price(total)}`;

console.log(
  `${line}, signed ${createHmac('sha256', token).update(line).digest('hex').slice(0, 8)}`,
);
