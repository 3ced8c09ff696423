/** What axe finds on a page, short enough to read. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Which rules to look at; all unless told. */
export type Rules = { readonly only: readonly string[] } | { readonly without: readonly string[] };

/**
 * The faults of a page. Only these are brought out of the browser, in one piece: to bring along all that is right, for
 * frames that pages here do not have, takes four times as long.
 */
export async function faultsOf(page: Page, rules?: Rules) {
  const chosen =
    rules === undefined
      ? {}
      : 'only' in rules
        ? { runOnly: { type: 'rule' as const, values: [...rules.only] } }
        : { rules: Object.fromEntries(rules.without.map((rule) => [rule, { enabled: false }])) };
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...chosen })
    .setLegacyMode(true)
    .analyze();
  return violations.map(({ id, nodes }) => ({
    id,
    where: nodes.slice(0, 3).map(({ target, failureSummary }) => [target, failureSummary]),
  }));
}
