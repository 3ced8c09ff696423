import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';

/** Pages. Every page says what it is about; `keywords` are words readers search for that its text may not use. */
const page = z.object({
  description: z.string().min(20),
  keywords: z.array(z.string()).default([]),
});

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: page }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema() }),
};
