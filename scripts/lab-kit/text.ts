/** The course's languages. English is the root of the site; Chinese has a prefix. */
export type Language = 'en' | 'zh';

/** One piece of prose in every language of the course. A missing language is a type error. */
export type Text = Readonly<Record<Language, string>>;
