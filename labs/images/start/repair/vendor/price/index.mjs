/** Formats an amount for a menu: `price(12.5)` is `12.50 ¥`. */
export function price(amount) {
  return `${amount.toFixed(2)} ¥`;
}
