import type { Category, MixTable } from '../core/drift';
import { counted, decimal, differenceText, listed, shareText, type Sentence } from '../wording';
import { signed } from '../wording/number';
import { figure, state, words } from '../wording/sentence';
import { categoriesOf, chanceText, isEnough, kindOf, NOUNS, verdictOf, type Place, type Totals } from './drift-mix-place';
import { dimensionName, memberName } from './name';

const MOST_SAID = 2;

/** `Retail`, with its count in both periods: `24% (59 of 246) → 12% (30 of 241)`. */
function movedText({ before, now }: Category, totals: Totals): string {
  const side = (part: number, whole: number): string => `${shareText(part / whole, whole)} (${decimal(part)} of ${decimal(whole)})`;
  return `${side(before, totals.before)} before and ${side(now, totals.now)} now`;
}

function driftedClause(place: Place, category: Category, totals: Totals): Sentence {
  const verdict = verdictOf(place, category);
  const change = verdict?.comparison.change ?? null;
  const way = category.now / totals.now > category.before / totals.before ? 'rose' : 'fell';
  const limits =
    change === null || verdict === null
      ? ''
      : `: ${differenceText({ ...verdict.comparison.now, value: change.size, missing: null, low: change.low, high: change.high })}`;
  return [
    words(`${memberName(place.dataset, place.table.dimension, category.label)} ${way}, `),
    figure(movedText(category, totals)),
    words(limits),
  ];
}

function joined(clauses: readonly Sentence[]): Sentence {
  return clauses.flatMap((clause, at) => (at === 0 ? clause : [words('; '), ...clause]));
}

/** What became of a mix: what drifted, what only stands out, or that nothing does. */
export function mixSentence(place: Place, totals: Totals): Sentence {
  const { table, least, dataset } = place;
  const noun = NOUNS[table.base];
  const by = dimensionName(dataset, table.dimension);
  if (!isEnough(totals, least))
    return [words('Too few to say: '), figure(`${decimal(totals.before)} ${noun} before and ${decimal(totals.now)} now`), words('.')];
  if (table.test === null) return [words(`All ${noun} are of one ${by}: there is no mix that could move.`)];
  const drifted = categoriesOf(place).filter((category) => kindOf(place, category) === 'drifted');
  const more = drifted.length > MOST_SAID ? ` and ${counted(drifted.length - MOST_SAID, 'further share')} too` : '';
  if (drifted.length > 0)
    return [
      ...joined(drifted.slice(0, MOST_SAID).map((category) => driftedClause(place, category, totals))),
      words(`${more}: `),
      state('drifted', 'drifted'),
      words('.'),
    ];
  const standing = table.moved.slice(0, MOST_SAID);
  const [first] = standing;
  if (first === undefined)
    return [
      words(`No share of ${noun} stands out: `),
      figure(chanceText('p', table.test.p)),
      words(` over ${counted(table.categories.length, 'category', 'categories')}.`),
    ];
  const others = standing.slice(1).map(({ label }) => memberName(place.dataset, table.dimension, label));
  return [
    words(`${memberName(place.dataset, table.dimension, first.label)}, `),
    figure(movedText(first, totals)),
    words(others.length === 0 ? ', stands out, yet is no flag.' : `, and ${listed(others)} stand out, yet are no flags.`),
  ];
}

const BANDS: Readonly<Record<NonNullable<MixTable['band']>, string>> = {
  stable: 'the usual bands call that stable',
  moved: 'the usual bands call that a moderate shift',
  shifted: 'the usual bands call that a large shift',
};

function stabilityText({ stability, band }: MixTable): string | null {
  if (stability === null) return null;
  const { psi, critical, nullMean, smoothed } = stability;
  const side = psi > critical ? 'above' : 'under';
  const label = band === null ? '' : `; ${BANDS[band]}`;
  const added = smoothed ? '; half a deal added to every cell, for one is empty' : '';
  return `PSI ${decimal(psi, 3)}, ${side} its critical value of ${decimal(critical, 3)} for so many deals (${decimal(nullMean, 3)} with no change)${label}${added}`;
}

function residualText({ dataset, table: { moved, dimension } }: Place): string | null {
  const named = moved.map(({ label, residual }) => `${memberName(dataset, dimension, label)} (${signed(residual, 1)})`);
  return named.length === 0 ? null : `adjusted residuals beyond ±2: ${listed(named)}`;
}

/** What a mix rests on: counts, the test of the whole table, PSI beside its critical value, residuals. */
export function mixFoot(place: Place, totals: Totals): readonly string[] {
  const { table } = place;
  const { test, base } = table;
  const noun = NOUNS[base];
  const counts = `${decimal(totals.before)} ${noun} before, ${decimal(totals.now)} now`;
  if (!isEnough(totals, place.least)) return [counts];
  return [
    counts,
    ...(test === null
      ? []
      : [
          `${test.isByChance ? 'permutation' : `chi-square ${decimal(test.chiSquare, 1)}, ${decimal(test.df)} df`} ${chanceText('p', test.p)}`,
          `Cramér’s V ${decimal(test.cramersV, 2)}`,
        ]),
    stabilityText(table),
    residualText(place),
    'these describe the mix; a flag comes only from a share that passes both thresholds of the page',
    base === 'open' ? 'open deals are rebuilt from dates, with the attributes of today' : null,
  ].filter((part) => part !== null);
}
