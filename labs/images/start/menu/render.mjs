// Turns menu.txt (one dish and its price a line) into dist/index.html.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { price } from 'price';

const date = readFileSync('date.txt', 'utf8').trim();
const dishes = readFileSync('menu.txt', 'utf8').trim().split('\n');
const rows = dishes.map((dish) => {
  const [, name, amount] = /^(.*) ([\d.]+)$/.exec(dish);
  return `<li>${name}: ${price(Number(amount))}</li>`;
});

mkdirSync('dist', { recursive: true });
writeFileSync('dist/index.html', `<h1>Menu, ${date}</h1>\n<ul>\n${rows.join('\n')}\n</ul>\n`);
