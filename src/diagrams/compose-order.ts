import { defineDiagram } from './define.ts';

const box = (id: string, en: string, zh: string, href = 'glossary#container') =>
  ({ id, kind: 'container', label: { en, zh }, href }) as const;

export default defineDiagram({
  title: { en: 'The way of an order through the shop', zh: '一笔订单在商店里走过的路' },
  alt: {
    en:
      'Ann’s browser asks front, the only service with a published port. front asks cart what is in her cart, which cart reads from redis, and catalog for the names and prices. ' +
      'It then hands the order to payment. payment writes it into db first and tells log afterwards. Last, front lets cart empty the cart.',
    zh:
      'ann 的浏览器访问 front，只有这个服务发布了端口。front 向 cart 询问购物车里有什么，cart 从 redis 读取；再向 catalog 询问名称和价格。' +
      '然后 front 把订单交给 payment。payment 先写入 db，再通知 log。最后 front 让 cart 清空购物车。',
  },
  caption: {
    en: 'The order is true once it is in the database (4). What comes after may fail without taking it back.',
    zh: '写进数据库（第 4 步）订单就成立了。之后的步骤即使失败，订单也不会撤回。',
  },
  nodes: [
    { id: 'ann', kind: 'client', label: { en: 'ann, a customer', zh: '顾客 ann' } },
    box('front', 'front', 'front'),
    box('cart', 'cart', 'cart'),
    box('catalog', 'catalog', 'catalog'),
    box('payment', 'payment', 'payment'),
    box('redis', 'redis:\ncarts', 'redis：\n购物车'),
    box('db', 'db:\norders', 'db：\n订单'),
    box('log', 'log', 'log'),
  ],
  edges: [
    { from: 'ann', to: 'front', type: 'traffic', label: { en: 'order', zh: '下单' } },
    {
      from: 'front',
      to: 'cart',
      type: 'traffic',
      label: { en: '1. what is in it?\n6. empty it', zh: '1. 有什么？\n6. 清空' },
    },
    { from: 'cart', to: 'redis', type: 'traffic' },
    { from: 'front', to: 'catalog', type: 'traffic', label: { en: '2. prices', zh: '2. 价格' } },
    { from: 'front', to: 'payment', type: 'traffic', label: { en: '3. order', zh: '3. 订单' } },
    { from: 'payment', to: 'db', type: 'traffic', label: { en: '4. write', zh: '4. 写入' } },
    { from: 'payment', to: 'log', type: 'traffic', label: { en: '5. tell', zh: '5. 通知' } },
  ],
});
