/** The vocabulary labs are written in. Pure data and types; imports nothing. */
export * from './checks.ts';
export * from './fault.ts';
export * from './lab.ts';
export * from './recording.ts';
export * from './text.ts';
export * from './versions.ts';
