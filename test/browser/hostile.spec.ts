import { expect, test } from '@playwright/test';
import { admit, NO_SETTINGS, type Admission } from '../../src/core/admission';
import { readSource } from '../../src/sources';
import { equationText } from '../../src/views/ledger';
import { browserSample } from '../hostile/generator/corpus';

/** What the core makes of a file in Node, entry by entry: an account, a question or a refusal. */
async function saidInNode(file: string, bytes: Uint8Array): Promise<readonly string[]> {
  const source = {
    name: file,
    size: bytes.length,
    open: async function* () {
      yield bytes;
    },
  };
  const entries = await readSource(source, { stop: { aborted: false }, progress: () => undefined, answers: new Map() });
  return entries.map((entry) => {
    if (entry.kind === 'refused') return entry.error;
    if (entry.kind === 'definitions') return entry.file;
    return saidOf(admit(entry.raw, NO_SETTINGS));
  });
}

function saidOf({ inspection }: Admission): string {
  if (inspection.error !== null) return inspection.error;
  return inspection.questions[0]?.ask ?? equationText([inspection]);
}

for (const { family, name, file, bytes } of browserSample()) {
  test(`${family}: ${name}: the page says what the terminal says`, async ({ page }) => {
    const content = await bytes();
    const buffer = Buffer.from(content);
    const said = await saidInNode(file, content);
    await page.goto('./#/data');
    await page.locator('input[type=file]').first().setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer });
    await expect(page.getByText(new RegExp(`^To be reviewed: ${said.length} file`))).toBeVisible();
    for (const step of ['Recognise', 'Answer', 'Review']) {
      const text = await page.locator('main').innerText();
      if (said.every((sentence) => text.includes(sentence))) return;
      await page
        .getByRole('button', { name: new RegExp(step) })
        .first()
        .click();
    }
    const text = await page.locator('main').innerText();
    for (const sentence of said) expect(text).toContain(sentence);
  });
}
