/** Runs the check on a page of the server, with the token of that page's address; `language` names the words. */
export async function preflight(stage, person, page, { language = 'English', ...options } = {}) {
  const token = new URLSearchParams(new URL(page).hash.slice(1)).get('token');
  await person.goto(`${stage.server.info.http}/livez`);
  return person.page.evaluate(
    async ([token, language, options]) => {
      const sdk = await import('/sdk/v1/visavis.mjs');
      const since = performance.now();
      const result = await sdk.runPreflight(token, { ...options, strings: sdk[`preflight${language}`] });
      return { ...result, took: performance.now() - since };
    },
    [token, language, options],
  );
}

/** The verdict of each check. */
export const verdicts = ({ checks }) => Object.fromEntries(checks.map(({ id, verdict }) => [id, verdict]));
