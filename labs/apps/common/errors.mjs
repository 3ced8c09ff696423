/** The caller asked for something that cannot be had: answered with this 4xx status. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** A part of the shop that this service leans on does not answer: answered with 503, naming the part and the reason. */
export class Unavailable extends Error {
  constructor(part, why, { unsure = false } = {}) {
    super(`${part} is not available: ${why}`);
    this.part = part;
    this.why = why;
    /** The part may have done what it was asked before it fell silent. */
    this.unsure = unsure;
  }
}

/** Says in words why a connection or a call failed. `address` is what was called, as a person would type it. */
export function explain(error, address) {
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `no name leads to ${address}`;
    case 'ECONNREFUSED':
      return `nothing listens at ${address}`;
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return `no way leads to ${address}`;
    case 'ECONNRESET':
    case 'EPIPE':
      return `${address} hung up`;
    default:
      return error.message;
  }
}

/** Whether the request cannot have arrived, so that asking again cannot do anything twice. */
export function neverArrived(error) {
  return ['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'].includes(
    error.code,
  );
}
