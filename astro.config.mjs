import { satteri } from '@astrojs/markdown-satteri';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { chineseLines } from './src/site/chinese-lines.ts';
import { CODE_THEME, leanFence } from './src/site/code-blocks.ts';
import { LOCALES, SITE_TITLE } from './src/site/locales.ts';
import { leanStyles, ownStyles } from './src/site/own-styles.ts';
import { searchIndex } from './src/site/search-index.ts';
import { sidebar } from './src/site/sidebar.ts';
import { EDIT_URL } from './src/site/sources.ts';
import { tableCorners } from './src/site/table-corners.ts';
import { wholeFlags } from './src/site/whole-flags.ts';

const override = (name) => `./src/overrides/${name}.astro`;

// BASE_PATH and SITE_URL are fixed when the site is built: one build for each place it is mounted at.
export default defineConfig({
  site: process.env.SITE_URL ?? 'http://localhost:4321',
  base: process.env.BASE_PATH ?? '/',
  outDir: process.env.OUT_DIR ?? './dist',
  trailingSlash: 'always',
  // A page asks for nothing the reader did not ask for.
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: {
    shikiConfig: { theme: CODE_THEME, transformers: [leanFence] },
    processor: satteri({ mdastPlugins: [chineseLines], hastPlugins: [tableCorners, wholeFlags] }),
  },
  build: { inlineStylesheets: 'auto' },
  vite: {
    plugins: [ownStyles],
    css: { postcss: leanStyles },
    build: {
      rolldownOptions: {
        // Astro marks every MDX page with a directive of its own: a harmless warning a page would bury a real one.
        onwarn: (warning, warn) => {
          if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
        },
      },
    },
  },
  integrations: [
    starlight({
      title: { [LOCALES.root.lang]: SITE_TITLE.en, [LOCALES['zh-cn'].lang]: SITE_TITLE.zh },
      locales: Object.fromEntries(
        Object.entries(LOCALES).map(([key, { label, lang }]) => [key, { label, lang }]),
      ),
      defaultLocale: 'root',
      favicon: '/favicon.svg',
      editLink: { baseUrl: EDIT_URL },
      sidebar: sidebar(),
      customCss: ['palette', 'frame', 'prose', 'code', 'lab', 'landing', 'search'].map(
        (name) => `./src/styles/${name}.css`,
      ),
      // Astro's own highlighter with less markup: src/site/code-blocks.ts.
      expressiveCode: false,
      credits: false,
      // Our own: src/site/search-index.ts.
      pagefind: false,
      routeMiddleware: './src/site/toc.ts',
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      components: Object.fromEntries(
        [
          'Footer',
          'Header',
          'Hero',
          'LanguageSelect',
          'MobileMenuFooter',
          'PageSidebar',
          'PageTitle',
          'Search',
          'SiteTitle',
          'ThemeProvider',
          'ThemeSelect',
        ].map((name) => [name, override(name)]),
      ),
    }),
    searchIndex,
  ],
});
