import { expect, it } from 'vitest';
import { chooseLanguage, localise } from '../../../scripts/runner/cli/language.ts';

it.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LAB_LANG: 'zh', LC_ALL: 'en_US.UTF-8' }, 'zh'],
  [{ LAB_LANG: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ LAB_LANG: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
])('the environment %o means %s', (env, language) => {
  expect(chooseLanguage(['list'], env)).toBe(language);
});

it('a flag wins, in both spellings; a wrong one does not', () => {
  expect(chooseLanguage(['list', '--lang', 'zh'], {})).toBe('zh');
  expect(chooseLanguage(['--lang=en'], { LANG: 'zh_CN' })).toBe('en');
  expect(chooseLanguage(['--lang=en'], { LAB_LANG: 'zh' })).toBe('en');
  expect(chooseLanguage(['--lang', 'de'], { LANG: 'zh_CN' })).toBe('zh');
});

it('chooses the texts in data and leaves the rest alone', () => {
  const data = {
    title: { en: 'a', zh: '甲' },
    list: [{ en: 'b', zh: '乙' }, 3, null],
    en: 'stays',
  };
  expect(localise(data, 'zh')).toEqual({ title: '甲', list: ['乙', 3, null], en: 'stays' });
});
