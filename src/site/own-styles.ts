import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { readonly name: string }>;
type PostCss = NonNullable<Exclude<NonNullable<ViteUserConfig['css']>['postcss'], string>>;

const STARLIGHT = '/@astrojs/starlight/dist/';
const styles = (name: string): string =>
  fileURLToPath(new URL(`../styles/${name}.css`, import.meta.url));
/** Styles of what no page of this site has: asides, and badges in the sidebar. */
const UNUSED = [
  `${STARLIGHT}style/asides.css`,
  `${STARLIGHT}user-components/Badge.astro?astro&type=style`,
];
/** Parts of other sheets for what no page has: asides again, headings of levels 1 and 4 to 6 in a text, writing from right to left. */
const UNUSED_SELECTOR = /\.starlight-aside|\.level-h[1456]\b|\[dir=['"]?rtl/;
/** Five hues that only asides and badges use. */
const UNUSED_HUE = /^--sl-(?:hue|color)-(?:orange|green|blue|purple|red)\b/;
/** What our palette says anew of the whole page: it stands in no layer, and so Starlight's own value, which does, is never seen. */
const SAID_ANEW = new Set(readFileSync(styles('palette'), 'utf8').match(/--sl-[\w-]+(?=:)/g));

/** Puts our sheet for paper in the place of Starlight's, because browsers load that one after the page is there. */
export const ownStyles: Plugin = {
  name: 'own-styles',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const [path = '', query = ''] = source.split('?');
    const isPrint = importer.includes(STARLIGHT) && path.endsWith('/style/print.css');
    return isPrint ? `${styles('print')}?${query}` : undefined;
  },
  transform: (_, id) =>
    UNUSED.some((part) => id.includes(part)) ? { code: '', map: null } : undefined,
};

/** Leaves out what no page uses of Starlight's style sheets: with the whole sheets above 2 KB of every page, as brotli sends it. */
export const leanStyles: PostCss = {
  plugins: [
    {
      postcssPlugin: 'lean-styles',
      AtRule: {
        layer(layer) {
          // Elsewhere the same name may be set for one element, and that is seen.
          if (layer.params === 'starlight.base')
            layer.walkDecls(/^--sl-/, (declaration) => {
              const { prop } = declaration;
              if (SAID_ANEW.has(prop) || UNUSED_HUE.test(prop)) declaration.remove();
            });
          layer.walkRules((rule) => {
            const used = rule.selectors.filter((selector) => !UNUSED_SELECTOR.test(selector));
            if (used.length === 0) rule.remove();
            else if (used.length < rule.selectors.length) rule.selectors = used;
          });
        },
      },
    },
  ],
};
