import { hostname } from 'node:os';
import { html, render } from './html.mjs';
import { speaker } from './words.mjs';

const version = process.env.VERSION ?? '1';

/** Prices are whole numbers of fen, a hundredth of a yuan: no fraction is ever rounded. */
export function money(fen) {
  return `¥${(fen / 100).toFixed(2)}`;
}

/** The list of products. Without a cart (`noCart` says why) they are shown all the same, but cannot be bought. */
export function productsPage(language, { products, count, noCart }) {
  const say = speaker(language);
  const rows = products.map(({ id, name, price }) => {
    const label = say('addNamed', { product: name[language] });
    return html`<tr>
      <th scope="row">${name[language]}</th>
      <td class="number">${money(price)}</td>
      <td>
        <form method="post" action="/cart">
          <input type="hidden" name="product" value="${id}" />
          <button aria-label="${label}" ${noCart && html`disabled`}>${say('add')}</button>
        </form>
      </td>
    </tr>`;
  });
  const body = html`<h1>${say('products')}</h1>
    ${noCart && missing(say, 'noCart', 'noCartMeans', noCart)}
    <table>
      ${rows}
    </table>`;
  return page(language, { title: say('shop'), count, body });
}

/** What is in the cart, and the button that orders it. `key` makes a second press the same order. */
export function cartPage(language, { items, total, count, key }) {
  const say = speaker(language);
  const order = html`${itemTable(say, language, items, total)}
    <form method="post" action="/orders">
      <input type="hidden" name="key" value="${key}" />
      <button>${say('order')}</button>
    </form>`;
  const body = html`<h1>${say('cart')}</h1>
    ${items.length > 0 ? order : html`<p>${say('emptyCart')}</p>`} ${goOn(say)}`;
  return page(language, { title: say('cart'), count, body });
}

/** The confirmation of an order; `notes` says what did not go as it should beside it. */
export function orderPage(language, { order, items, notes }) {
  const say = speaker(language);
  const title = say('thanks', { id: order.id });
  const body = html`<h1>${title}</h1>
    ${notes.map((note) => html`<p class="notice">${say(note)}</p>`)}
    ${itemTable(say, language, items, order.total)}
    <p>${say('charge')}<code>${order.charge}</code><br />${say('placedAt')}${order.placedAt}</p>
    ${goOn(say)}`;
  return page(language, { title, body });
}

/** A part does not answer: which, what that means for the customer, why, and a way on. */
export function missingPage(language, { what, means, why, key }) {
  const say = speaker(language);
  const again = html`<form method="post" action="/orders">
    <input type="hidden" name="key" value="${key}" />
    <button>${say('again')}</button>
  </form>`;
  const body = html`<h1>${say(what)}</h1>
    ${missing(say, undefined, means, why)} ${key && again} ${goOn(say)}`;
  return page(language, { title: say(what), body });
}

/** What was asked for cannot be had. */
export function refusedPage(language, why) {
  const say = speaker(language);
  const body = html`<h1>${say('refused')}</h1>
    <p>${why}</p>
    ${goOn(say)}`;
  return page(language, { title: say('refused'), body });
}

function missing(say, what, means, why) {
  return html`<div class="notice" role="status">
    ${what && html`<p><strong>${say(what)}</strong></p>`}
    <p>${say(means)}</p>
    <p class="reason">${say('reason')}<code>${why}</code></p>
  </div>`;
}

function itemTable(say, language, items, total) {
  const rows = items.map(
    ({ product, name, quantity, price }) =>
      html`<tr>
        <th scope="row">${name ? name[language] : say('gone', { product })}</th>
        <td class="number">${quantity}</td>
        <td class="number">${money(price)}</td>
        <td class="number">${money(quantity * price)}</td>
      </tr>`,
  );
  return html`<table>
    <tr>
      <th scope="col">${say('product')}</th>
      <th scope="col" class="number">${say('quantity')}</th>
      <th scope="col" class="number">${say('price')}</th>
      <th scope="col" class="number">${say('sum')}</th>
    </tr>
    ${rows}
    <tr>
      <th scope="row" colspan="3">${say('total')}</th>
      <td class="number"><strong>${money(total)}</strong></td>
    </tr>
  </table>`;
}

function goOn(say) {
  return html`<p><a href="/">${say('goOn')}</a></p>`;
}

function page(language, { title, count, body }) {
  const say = speaker(language);
  const other = language === 'en' ? 'zh' : 'en';
  const tag = { en: 'en', zh: 'zh-CN' };
  return render(
    html`<!doctype html>
      <html lang="${tag[language]}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>
          <header>
            <a href="/">${say('shop')}</a>
            <a href="/cart">${count === undefined ? say('cart') : say('cartHolds', { count })}</a>
            <a href="?lang=${other}" lang="${tag[other]}" hreflang="${tag[other]}"
              >${say('other')}</a
            >
          </header>
          <main>${body}</main>
          <footer>${say('servedBy', { version, host: hostname() })}</footer>
        </body>
      </html> `,
  );
}
