import type { Language, Text } from '#lab-kit';

/** One language of the site: its tag for browsers, its own name, and the key its texts are stored under. */
export interface SiteLocale {
  readonly label: string;
  readonly lang: string;
  readonly language: Language;
}

/**
 * The one table of locales. The key is the first part of the path; `root` has none.
 * Everything that names a language derives it from here.
 */
export const LOCALES = {
  root: { label: 'English', lang: 'en', language: 'en' },
  'zh-cn': { label: '简体中文', lang: 'zh-CN', language: 'zh' },
} as const satisfies Record<string, SiteLocale>;

/** The name of the course, as its wordmark writes it. */
export const SITE_TITLE: Text = { en: 'From Container to Kubernetes', zh: '从容器到 Kubernetes' };

/** Language of a route, from the first part of its path (Starlight's `locale`, undefined at the root). */
export function languageOf(locale: string | undefined): Language {
  return locale === 'zh-cn' ? LOCALES['zh-cn'].language : LOCALES.root.language;
}

/** Slug of a page, the same in every language, from Starlight's id of its route. */
export const slugOf = (id: string): string => id.replace(/^zh-cn\/?/, '');

/** Path of a page under the site's base, in a language: `pageHref('images', 'zh')` is `<base>/zh-cn/images/`. */
export function pageHref(slug: string, language: Language): string {
  const base = import.meta.env.BASE_URL.replace(/\/$/, '');
  const prefix = language === 'zh' ? '/zh-cn' : '';
  return `${base}${prefix}/${slug === '' ? '' : `${slug}/`}`;
}
