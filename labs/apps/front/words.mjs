/** Every word the shop's pages say, in both languages. `{…}` is filled in. */
const WORDS = {
  shop: { en: 'The shop', zh: '小店' },
  products: { en: 'Products', zh: '商品' },
  product: { en: 'Product', zh: '商品' },
  price: { en: 'Price', zh: '单价' },
  quantity: { en: 'Quantity', zh: '数量' },
  sum: { en: 'Sum', zh: '小计' },
  total: { en: 'Total', zh: '合计' },
  add: { en: 'Put into the cart', zh: '加入购物车' },
  addNamed: { en: 'Put {product} into the cart', zh: '把{product}加入购物车' },
  cart: { en: 'Cart', zh: '购物车' },
  cartHolds: { en: 'Cart: {count}', zh: '购物车：{count} 件' },
  emptyCart: { en: 'The cart is empty.', zh: '购物车是空的。' },
  order: { en: 'Order and pay', zh: '下单并付款' },
  thanks: { en: 'Thank you. Order {id} is paid.', zh: '谢谢！订单 {id} 已付款。' },
  charge: { en: 'Payment reference: ', zh: '付款凭证：' },
  placedAt: { en: 'Placed at: ', zh: '下单时间：' },
  goOn: { en: 'Go on shopping', zh: '继续购物' },
  again: { en: 'Try again', zh: '再试一次' },
  other: { en: '中文', zh: 'English' },
  servedBy: { en: 'Version {version}, served by {host}', zh: '版本 {version}，由 {host} 提供' },
  gone: { en: '{product} (no longer sold)', zh: '{product}（已下架）' },

  noCatalog: { en: 'The catalog does not answer.', zh: '商品目录没有响应。' },
  noCatalogMeans: {
    en: 'Without it there is nothing to show. Carts and orders are safe.',
    zh: '没有它就没有商品可显示。购物车和订单不受影响。',
  },
  noCart: { en: 'The cart does not answer.', zh: '购物车没有响应。' },
  noCartMeans: {
    en: 'You can look at the products, but put nothing into the cart for now.',
    zh: '商品可以照常浏览，但暂时无法加入购物车。',
  },
  noPayment: { en: 'The payment does not answer.', zh: '付款服务没有响应。' },
  notCharged: {
    en: 'Nothing was charged and the cart is as it was.',
    zh: '没有扣款，购物车保持原样。',
  },
  perhapsCharged: {
    en: 'Whether the order was taken is not known. Try again: the same order is never charged twice.',
    zh: '不清楚订单是否已成立。请再试一次：同一个订单不会重复扣款。',
  },
  noOrderShown: {
    en: 'The order cannot be shown now. It is not lost.',
    zh: '暂时无法显示订单。订单没有丢失。',
  },
  reason: { en: 'Reason: ', zh: '原因：' },
  notLogged: {
    en: 'The log did not take a line about this order. The order itself is in the database.',
    zh: '日志服务没有记下这个订单。订单本身已写入数据库。',
  },
  cartKept: {
    en: 'The cart could not be emptied. This order is placed all the same.',
    zh: '购物车没能清空，但订单已经成立。',
  },
  refused: { en: 'That does not work.', zh: '这样不行。' },
};

/** Gives back a function that says a word in one language. */
export function speaker(language) {
  return (word, values = {}) =>
    WORDS[word][language].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The language of a request: asked for in the address, else the one chosen before, else what the browser prefers. */
export function languageOf({ url, headers, cookies }) {
  for (const wish of [url.searchParams.get('lang'), cookies.lang]) {
    if (wish === 'en' || wish === 'zh') return wish;
  }
  const ranked = (headers['accept-language'] ?? '')
    .split(',')
    .map((entry) => {
      const [tag, quality] = entry.trim().toLowerCase().split(';q=');
      return { tag: tag.slice(0, 2), quality: Number(quality ?? 1) };
    })
    .filter(({ tag }) => tag === 'en' || tag === 'zh')
    .sort((one, other) => other.quality - one.quality);
  return ranked[0]?.tag ?? 'en';
}
