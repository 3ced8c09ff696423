// Prints the bill of a table, signed so that the kitchen knows it is ours.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { price } from 'price';

const token = process.env.TOKEN;
if (!token) {
  console.error('bill: the environment variable TOKEN is not set');
  process.exit(1);
}

const dishes = readFileSync('orders.txt', 'utf8').trim().split('\n');
const amounts = dishes.map((dish) => Number(dish.split(' ').at(-1)));
const total = amounts.reduce((sum, amount) => sum + amount, 0);
const line = `${dishes.length} dishes, ${price(total)}`;

const signature = createHmac('sha256', token).update(line).digest('hex');
console.log(`${line}, signed ${signature.slice(0, 8)}`);
