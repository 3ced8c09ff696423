// Rules beyond the recommended sets are those that a defect in a project like this one has taught; each says which.
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

/** Forbids imports by path pattern in some folders; the message tells the direction imports may take. */
const noImports = (files, patterns, message, ignores = []) => ({
  files,
  ignores,
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ regex: patterns, message }] }],
  },
});

export default tseslint.config(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.lab/',
      'test-results/',
      'playwright-report/',
      'src/env.d.ts',
      'tests/fixtures/',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      // `try { return work() } catch` without await never reaches its catch.
      '@typescript-eslint/return-await': ['error', 'always'],
      // A new check kind or verdict must be handled everywhere.
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['**/*.{mjs,js}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        Buffer: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        setImmediate: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
      },
    },
  },
  ...astro.configs.recommended,
  // Import direction (scripts/README.md): labs → lab-kit · src → src · commands → engine → checks, tools, ports.
  noImports(
    ['scripts/lab-kit/**'],
    '^(?!\\./)',
    'lab-kit is pure vocabulary: it imports nothing from outside itself.',
  ),
  noImports(
    ['labs/*/lab.ts', 'labs/*/faults/*/fault.ts'],
    '^(?!#lab-kit$|\\./faults/[a-z-]+/fault\\.ts$)',
    'A lab is data: it imports #lab-kit and its own faults, and nothing else.',
  ),
  noImports(
    ['src/**/*.{ts,astro}'],
    '(^|/)scripts/|(^|/)tests/|^execa$|^@kubernetes/client-node$|(^|/)labs/[^/]+/',
    'The site knows nothing about Docker, kind or kubectl; src/site/labs.ts is the only importer of labs.',
    ['src/site/labs.ts', 'src/diagrams/*.ts'],
  ),
  noImports(
    ['src/diagrams/*.ts'],
    '(^|/)scripts/|(^|/)tests/|(^|/)labs/[^/]+/(?!recording\\.json$)',
    'A diagram may be drawn from what a lab recorded (labs/<id>/recording.json), and from nothing else outside src.',
  ),
  noImports(
    ['scripts/runner/**/*.ts'],
    '(^|/)adapters/|^execa$|^@kubernetes/client-node$|^node:(child_process|fs|fs/promises|timers.*)$|(^|/)tests/',
    'Only scripts/lab.ts builds adapters; the runner takes ports, so that tests can give it fakes.',
    ['scripts/runner/adapters/**'],
  ),
  {
    files: ['scripts/**/*.ts'],
    ignores: ['scripts/lab.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'exit',
          message: 'Return an Outcome, or set process.exitCode.',
        },
      ],
    },
  },
  {
    files: ['tests/**/*.ts', 'labs/apps/**'],
    rules: { '@typescript-eslint/no-floating-promises': 'off' },
  },
);
