import { fileURLToPath } from 'node:url';
import type { ViteUserConfig } from 'astro';

type Plugin = Extract<NonNullable<ViteUserConfig['plugins']>[number], { readonly name: string }>;

const STARLIGHT = '/@astrojs/starlight/dist/';
const PRINT = fileURLToPath(new URL('../styles/print.css', import.meta.url));
/** Styles of what no page of this site has: asides, and badges in the sidebar. */
const UNUSED = [
  `${STARLIGHT}style/asides.css`,
  `${STARLIGHT}user-components/Badge.astro?astro&type=style`,
];
/** Five hues that only those two use; the site's colours stand in styles/palette.css. */
const UNUSED_HUES = /--sl-(?:hue|color)-(?:orange|green|blue|purple|red)\b[-\w]*:[^;]+;/g;

/**
 * Leaves out what no page uses of Starlight's style sheets: 1.5 KB of every page, as brotli sends it. Our sheet for paper
 * is put in the place of Starlight's, because browsers load that one after the page is there.
 */
export const ownStyles: Plugin = {
  name: 'own-styles',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const [path = '', query = ''] = source.split('?');
    const isPrint = importer.includes(STARLIGHT) && path.endsWith('/style/print.css');
    return isPrint ? `${PRINT}?${query}` : undefined;
  },
  transform(code, id) {
    if (UNUSED.some((part) => id.includes(part))) return { code: '', map: null };
    if (!id.endsWith(`${STARLIGHT}style/props.css`)) return undefined;
    return { code: code.replaceAll(UNUSED_HUES, ''), map: null };
  },
};
