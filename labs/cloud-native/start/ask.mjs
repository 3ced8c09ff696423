// Runs inside front: what it shows, and which release of catalog is behind it.
const catalog = await fetch('http://catalog:8080/healthz');
const page = await fetch('http://localhost:8080/api/products');
const { products } = await page.json();
console.log(
  `front shows ${products.length} products, from catalog ${catalog.headers.get('x-version')}`,
);
