import type { Category, JudgedChange } from '../core/drift';
import type { Reading } from '../core/model';
import { decimal } from '../wording';
import { signed } from '../wording/number';
import { categoriesOf, chanceText, isEnough, isUnknown, openedOf, TITLES, verdictOf, type Place, type Totals } from './drift-mix-place';
import { dimensionName, memberName } from './name';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

const VERDICTS: Readonly<Record<JudgedChange['state'], string>> = {
  drifted: 'Drifted',
  undecided: 'Too close to call',
  small: 'Sure, but too small to act on',
  steady: 'No clear change',
  untested: 'Not tested',
};

function verdictText(place: Place, category: Category): string {
  const verdict = verdictOf(place, category);
  if (verdict === null) return isUnknown(category) ? 'Compared with the ICP, as what cannot be scored' : 'Told by the other categories';
  return verdict.q === null ? VERDICTS[verdict.state] : `${VERDICTS[verdict.state]}, ${chanceText('q', verdict.q)}`;
}

/** Every category with its counts and shares, its residual and its verdict. */
export function mixTable(place: Place, totals: Totals): Table {
  const { table, dataset, least } = place;
  const by = dimensionName(dataset, table.dimension);
  const enough = isEnough(totals, least);
  const share = (part: number, whole: number): string =>
    enough ? `${decimal((part / whole) * 100, 1)}%` : `${decimal(part)} of ${decimal(whole)}`;
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  const count = (deals: number, reading: Reading | null): Cell =>
    reading === null ? numberCell(decimal(deals), deals) : { ...numberCell(decimal(deals), deals), reading };
  const rows = categoriesOf(place).map((category, at): Row => {
    const counts = openedOf(place, category);
    const [was, is] = [totals.before === 0 ? null : category.before / totals.before, totals.now === 0 ? null : category.now / totals.now];
    const change = was === null || is === null ? null : is - was;
    return {
      id: `${at} ${category.label ?? ''}`,
      isLast: isUnknown(category),
      cells: [
        textCell(memberName(dataset, table.dimension, category.label)),
        count(category.before, counts.before),
        numberCell(was === null ? 'no deals' : share(category.before, totals.before), was),
        count(category.now, counts.now),
        numberCell(is === null ? 'no deals' : share(category.now, totals.now), is),
        numberCell(change === null || !enough ? '' : `${signed(change * 100, 1)} points`, change),
        numberCell(table.test === null ? '' : signed(category.residual, 1), table.test === null ? null : category.residual),
        textCell(verdictText(place, category)),
      ],
    };
  });
  return {
    caption: `${TITLES[table.base]} by ${by}, before and now`,
    columns: [
      { id: 'category', label: by, isNumber: false },
      numeric('before', 'Before'),
      numeric('beforeShare', 'Share before'),
      numeric('now', 'Now'),
      numeric('nowShare', 'Share now'),
      numeric('change', 'Change'),
      numeric('residual', 'Adjusted residual'),
      { id: 'verdict', label: 'Verdict', isNumber: false },
    ],
    rows,
    note: null,
  };
}
