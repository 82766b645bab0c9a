import type { Category, JudgedChange } from '../core/drift';
import { decimal } from '../wording';
import { signed } from '../wording/number';
import { categoriesOf, chanceText, isEnough, isUnknown, TITLES, verdictOf, type Place, type Totals } from './drift-mix-place';
import { dimensionName, memberName } from './name';
import { numberCell, textCell, type Row, type Table } from './table';

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
  const rows = categoriesOf(place).map((category, at): Row => {
    const [was, is] = [totals.before === 0 ? null : category.before / totals.before, totals.now === 0 ? null : category.now / totals.now];
    const change = was === null || is === null ? null : is - was;
    return {
      id: `${at} ${category.label ?? ''}`,
      isLast: isUnknown(category),
      cells: [
        textCell(memberName(dataset, table.dimension, category.label)),
        numberCell(decimal(category.before), category.before),
        numberCell(was === null ? 'no deals' : share(category.before, totals.before), was),
        numberCell(decimal(category.now), category.now),
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
