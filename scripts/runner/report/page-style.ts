/** The report's whole stylesheet: it has to read well from a file, in print, and in both themes, without anything beside it. */
export const STYLE = `
:root { color-scheme: light dark; --line: #c9c3b8; --soft: #f6f4f0; --ink: #1b1f26; --dim: #5b626e;
  --full: #17633a; --full-soft: #e0f2e6; --open: #7a4b00; --open-soft: #faeccb; --bad: #a3123f; }
@media screen and (prefers-color-scheme: dark) {
  :root { --line: #3a424d; --soft: #1e252e; --ink: #e6e9ee; --dim: #a3acb8;
    --full: #7fd6a2; --full-soft: #143324; --open: #f0c673; --open-soft: #3a2b0c; --bad: #ff9db5; }
  body { background: #14181e; } }
body { margin: 0 auto; max-width: 80rem; padding: 1.5rem 1rem 4rem; color: var(--ink); line-height: 1.6;
  font: 1rem/1.6 system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif; }
h1, h2 { line-height: 1.25; } h2 { margin-top: 2.5rem; }
p { max-width: 46rem; } .dim { color: var(--dim); }
.scroll { overflow-x: auto; } .scroll:focus-visible, summary:focus-visible { outline: 3px solid var(--full); }
table { border-collapse: collapse; font-size: 0.875rem; font-variant-numeric: tabular-nums; }
caption { text-align: start; color: var(--dim); padding-bottom: 0.5rem; }
th, td { border: 1px solid var(--line); padding: 0.25rem 0.5rem; text-align: start; vertical-align: top; }
thead th { background: var(--soft); font-weight: 600; } tbody th { font-weight: 600; white-space: nowrap; }
td.full { color: var(--full); background: var(--full-soft); } td.open { color: var(--open); background: var(--open-soft); }
td.none { color: var(--dim); } .bad { color: var(--bad); font-weight: 600; }
details { margin: 0.5rem 0; border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.5rem 0.75rem; }
summary { cursor: pointer; font-weight: 600; } code { font-family: ui-monospace, monospace; font-size: 0.9em; }
`;
