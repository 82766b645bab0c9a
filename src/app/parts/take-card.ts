import { cardCsv } from '../../exports/csv';
import { fileName } from '../../exports/zip';
import { citedByName } from '../../views/cited';
import { definitionLines, provenanceLines, provenanceOf, sourceTexts, type Provenance, type Told } from '../../views/provenance';
import type { Question } from '../../core/question';
import { targetLines, targetReadings } from '../../views/target-file';
import { PRODUCT } from '../product';
import type { Loaded } from '../session';
import { fileNameOf, offerFile } from './offer-file';
import type { CardContent } from './page-cards';

/** What was asked of what is loaded. */
export type Asked = { readonly loaded: Loaded; readonly question: Question };

export const provenance = ({ loaded, question }: Asked): Provenance => provenanceOf(loaded, question, PRODUCT);

/** What a file of a card is about: which question, where it comes from, and by which definitions. */
export function aboutCard({ question: title, sentence, metrics, evidence, target }: CardContent, asked: Asked): readonly Told[] {
  const read = evidence.map(({ reading }) => reading.metric);
  return [
    { label: 'Question', text: title },
    ...(sentence === null ? [] : [{ label: 'Answer', text: sentence }]),
    ...(target === null ? [] : targetLines(target)),
    ...provenanceLines(provenance(asked)),
    ...definitionLines([...metrics, ...read], asked.loaded),
  ];
}

/** A card as the text of a CSV file. */
export function csvText(card: CardContent, asked: Asked): string {
  const read = [...card.evidence, ...(card.target === null ? [] : targetReadings(card.target))];
  return cardCsv({ ...card, evidence: citedByName(read, asked.loaded.dataset), about: aboutCard(card, asked) });
}

/** Hands a card to the browser as a CSV file; gives its name. */
export const saveCsv = (card: CardContent, asked: Asked): string =>
  offerFile(fileNameOf(fileName(card.name), asked.loaded, 'csv'), csvText(card, asked), 'text/csv;charset=utf-8');

const SVG = 'image/svg+xml;charset=utf-8';

/** A card's drawings as one picture; it draws only when it is asked to, with code that is fetched then. */
async function drawn(card: CardContent, asked: Asked) {
  const drawings = card.drawings();
  if (drawings.figures.length === 0) throw new Error('nothing is drawn on this card now');
  const { pictureOf, pngOf } = await import('./draw-picture');
  const picture = pictureOf(card, drawings, sourceTexts(provenance(asked)));
  return { picture, png: () => pngOf(picture) };
}

/** Hands the picture of a card to the browser as SVG; gives its name. */
export async function saveSvg(card: CardContent, asked: Asked): Promise<string> {
  const { picture } = await drawn(card, asked);
  return offerFile(fileNameOf(fileName(card.name), asked.loaded, 'svg'), picture.svg, SVG);
}

/** The picture of a card as PNG, twice its size. */
export async function pngBlob(card: CardContent, asked: Asked): Promise<Blob> {
  const { png } = await drawn(card, asked);
  return png();
}

/** Hands the picture of a card to the browser as PNG; gives its name. */
export async function savePng(card: CardContent, asked: Asked): Promise<string> {
  return offerFile(fileNameOf(fileName(card.name), asked.loaded, 'png'), await pngBlob(card, asked), 'image/png');
}
