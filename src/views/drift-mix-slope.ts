import { decimal, shareText } from '../wording';
import { axisFor, type Axis } from './axis';
import { categoriesOf, isEnough, isUnknown, kindOf, openedOf, type Place, type SlopeKind, type Totals } from './drift-mix-place';
import type { Sides } from './drift-why-opened';
import { memberName } from './name';

/** One category's share before and after, with its count at both ends. */
export type SlopeLine = {
  readonly name: string;
  readonly before: number;
  readonly now: number;
  /** `24% · 59`. */
  readonly wasText: string;
  readonly isText: string;
  readonly kind: SlopeKind;
  readonly isUnknown: boolean;
  readonly isNamed: boolean;
  /** The deals at both ends, which a line opens. */
  readonly behind: Sides;
};

/** Shares of all categories before and after, on one axis from zero. */
export type Slope = { readonly lines: readonly SlopeLine[]; readonly axis: Axis };

/** More names than this do not fit beside a picture; the table has all. */
const MOST_NAMED = 10;
/** The picture of a mix; null where there are too few deals for shares. */
export function slopeOf(place: Place, totals: Totals): Slope | null {
  if (!isEnough(totals, place.least)) return null;
  const categories = categoriesOf(place);
  const bySize = new Set(categories.toSorted((a, b) => b.before + b.now - (a.before + a.now)).slice(0, MOST_NAMED));
  const lines = categories.map((category): SlopeLine => {
    const [before, now] = [category.before / totals.before, category.now / totals.now];
    const kind = kindOf(place, category);
    return {
      name: memberName(place.dataset, place.table.dimension, category.label),
      before,
      now,
      wasText: `${shareText(before, totals.before)} · ${decimal(category.before)}`,
      isText: `${shareText(now, totals.now)} · ${decimal(category.now)}`,
      kind,
      isUnknown: isUnknown(category),
      isNamed: kind !== 'steady' || isUnknown(category) || bySize.has(category),
      behind: openedOf(place, category),
    };
  });
  const axis = axisFor([0, ...lines.flatMap(({ before, now }) => [before, now])], { unit: 'share', currency: null });
  return { lines, axis };
}
