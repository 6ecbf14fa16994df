import { axeSource } from './deps.mjs';

/** What axe calls serious or critical. */
export async function axeFaults(person) {
  await person.page.evaluate(axeSource);
  const { violations } = await person.page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`).join('; ')}`);
}
