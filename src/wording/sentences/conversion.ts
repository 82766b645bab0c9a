import type { Reading } from '../../core/model';
import { cardFigure, cardInterval, isOfCounts, restsOn } from '../figure';
import { adviceText, reasonText, undefinedText } from '../reason';
import { figure, raised, words, type Sentence } from '../sentence';

/** The first and the last tier on a step that rest on enough, by their names; the same one twice where there is only one. */
export type Reach = { readonly first: Tier; readonly last: Tier } | null;
type Tier = { readonly name: string; readonly reading: Reading };

const brackets = (reading: Reading): string =>
  [restsOn(reading), isOfCounts(reading) ? cardInterval(reading) : null].filter((each) => each !== null && each !== '').join('; ');
const told = (reading: Reading): Sentence => [figure(cardFigure(reading)), words(` (${brackets(reading)})`)];

type Step = { readonly total: Reading; readonly reach: Reach };

function stepClause({ total, reach }: Step, { lead, few }: { readonly lead: string; readonly few: string }): Sentence {
  if (total.missing !== null) return [words(`${lead} ${undefinedText(total.missing, total.unmapped)}.`)];
  if (reach === null) return [words(few)];
  const { first, last } = reach;
  const other: Sentence = last === first ? [] : [words(`, in ${last.name.toLowerCase()} `), ...told(last.reading)];
  return [words(`${lead} in ${first.name.toLowerCase()} `), ...told(first.reading), ...other, words('.')];
}

/** How far accounts and deals of the first and the last tier come, or why that cannot be told of any. */
export function conversionSentence(parts: { readonly created: Step; readonly won: Step }): Sentence {
  const { created, won } = parts;
  if (created.total.missing !== null && created.total.missing === won.total.missing) {
    const { missing } = created.total;
    return [words(`${raised(reasonText(missing))}: how far each tier comes cannot be told. ${adviceText(missing)}`)];
  }
  return [
    ...stepClause(created, {
      lead: 'Had a deal created in twelve months:',
      few: 'No tier has enough accounts to tell how many had a deal created.',
    }),
    words(' '),
    ...stepClause(won, {
      lead: 'Won, of the deals created at least a year ago:',
      few: 'No tier has enough deals a year old to tell how many were won.',
    }),
  ];
}
