const ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

class Html {
  constructor(source) {
    this.source = source;
  }
}

/** A template for HTML: what is filled in is escaped, unless it is HTML made by this template; lists are joined. */
export function html(pieces, ...values) {
  return new Html(String.raw({ raw: pieces }, ...values.map(toSource)));
}

/** The text of what `html` made. */
export function render({ source }) {
  return source;
}

function toSource(value) {
  if (value instanceof Html) return value.source;
  if (Array.isArray(value)) return value.map(toSource).join('');
  if (value === undefined || value === false) return '';
  return String(value).replace(/[&<>"']/g, (character) => ESCAPES[character]);
}
