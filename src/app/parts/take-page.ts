import { aboutText } from '../../exports/about';
import { fileName, zipOf, type TextFile } from '../../exports/zip';
import { definitionLines, provenanceLines, sourceTexts, type Told } from '../../views/provenance';
import { fileNameOf, offerFile } from './offer-file';
import { hasNumbers, type CardContent } from './page-cards';
import { pageFiles } from './page-files';
import { csvText, provenance, type Asked } from './take-card';

type Page = { readonly id: string; readonly title: string };

/** Files of a card, numbered as it stands on the page. */
async function filesOf(card: CardContent, at: number, asked: Asked): Promise<readonly TextFile[]> {
  const name = `${String(at + 1).padStart(2, '0')}-${fileName(card.name)}`;
  const drawings = card.drawings();
  const csv = hasNumbers(card) ? [{ name: `${name}.csv`, text: csvText(card, asked) }] : [];
  if (drawings.figures.length === 0) return csv;
  const { pictureOf } = await import('./draw-picture');
  return [...csv, { name: `${name}.svg`, text: pictureOf(card, drawings, sourceTexts(provenance(asked))).svg }];
}

/** What the files of a page are about, and which they are. */
function aboutPage(page: Page, sentence: string | null, cards: readonly CardContent[], files: readonly TextFile[], asked: Asked): string {
  const metrics = cards.flatMap((card) => [...card.metrics, ...card.evidence.map(({ reading }) => reading.metric)]);
  const lines: readonly Told[] = [
    ...(sentence === null ? [] : [{ label: 'Answer', text: sentence }]),
    ...provenanceLines(provenance(asked)),
    ...definitionLines(metrics, asked.loaded),
    ...files.map(({ name }) => ({ label: 'In this zip', text: name })),
  ];
  return aboutText(`${page.title}, from ${provenance(asked).workspace}`, lines);
}

/** Hands a page to the browser as a zip: the numbers and the picture of each card, its list, and a text on what they are; gives its name. */
export async function savePage(page: Page, sentence: string | null, cards: readonly CardContent[], asked: Asked): Promise<string> {
  const files: TextFile[] = [];
  for (const [at, card] of cards.entries()) files.push(...(await filesOf(card, at, asked)));
  files.push(...(await pageFiles()));
  const zip = zipOf([...files, { name: 'about.txt', text: aboutPage(page, sentence, cards, files, asked) }]);
  return offerFile(fileNameOf(page.id, asked.loaded, 'zip'), zip, 'application/zip');
}
