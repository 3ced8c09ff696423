import type { StarlightUserConfig } from '@astrojs/starlight/types';

/**
 * How files and code fences look. The copy button is ours (scripts/page.ts): it works without a secure context, as in a
 * classroom served over plain HTTP, and is one script for terminals and files alike.
 */
export const codeBlocks: NonNullable<StarlightUserConfig['expressiveCode']> = {
  themes: ['github-dark-default', 'github-light-default'],
  frames: { showCopyToClipboardButton: false },
  minSyntaxHighlightingColorContrast: 5.5,
  styleOverrides: {
    borderRadius: '0.5rem',
    borderColor: 'var(--line)',
    codeFontSize: '0.8125rem',
    codeLineHeight: '1.6',
    codePaddingInline: '1rem',
    codeBackground: 'var(--paper-2)',
    frames: {
      shadowColor: 'transparent',
      editorBackground: 'var(--paper-2)',
      editorTabBarBackground: 'var(--paper-3)',
      editorActiveTabBackground: 'var(--paper-2)',
      editorActiveTabIndicatorTopColor: 'transparent',
      editorTabBarBorderColor: 'var(--line)',
      editorTabBarBorderBottomColor: 'var(--line)',
      terminalBackground: 'var(--paper-2)',
      terminalTitlebarBackground: 'var(--paper-3)',
      terminalTitlebarBorderBottomColor: 'var(--line)',
    },
    textMarkers: {
      markBackground: 'var(--mark)',
      markBorderColor: 'var(--accent-line)',
      lineMarkerAccentWidth: '0.2rem',
    },
  },
};
