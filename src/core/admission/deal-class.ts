import type { DealClass } from '../model';
import { plainCell, quoted } from './cell-text';
import type { FormatDeclaration } from './formats';
import { isMissing } from './missing-markers';
import type { AdmissionSettings } from './settings';
import type { SourceColumn } from './sheet';
import type { Talk } from './talk';
import { meaningOf, saidOf, typeWords } from './words';

const WORDS_NAMED = 3;

/**
 * What kind of business each type word is, by its code. A blank, and a word that neither people nor the format have given
 * a meaning, read as new business, and a notice counts them: `domain.md` 4, rule 5.
 */
export function readClasses(
  column: SourceColumn | undefined,
  rows: number,
  told: { readonly format: FormatDeclaration; readonly settings: AdmissionSettings; readonly talk: Talk },
): readonly DealClass[] {
  const { format, settings, talk } = told;
  if (column === undefined) {
    talk.assume(null, 'no type column: every deal read as new business', rows);
    return [];
  }
  const words = typeWords(format);
  let [blank, unknown] = [0, 0];
  const named = new Set<string>();
  const classes = column.values.map((cell, code): DealClass => {
    const count = column.counts[code] ?? 0;
    if (isMissing(plainCell(cell.slice(0, 80)), 'text')) {
      blank += count;
      return 'newBusiness';
    }
    const meaning = saidOf(cell, settings.typeMap) ?? meaningOf(cell, words);
    if (meaning === null && count > 0) {
      unknown += count;
      named.add(quoted(cell));
    }
    return meaning ?? 'newBusiness';
  });
  talk.say(column.header, 'blank type read as new business', blank);
  const list = [...named].slice(0, WORDS_NAMED).join(', ');
  const more = named.size > WORDS_NAMED ? ` and ${named.size - WORDS_NAMED} more` : '';
  talk.say(column.header, `unknown type read as new business: ${list}${more}`, unknown);
  return classes;
}
