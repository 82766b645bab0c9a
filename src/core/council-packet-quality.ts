import type { Completeness } from './icp';
import type { Inspection } from './model';

/** How good an import is (`domain.md` 3): A is the best. */
type QualityGrade = 'A' | 'B' | 'C' | 'D';

/** The grade of an import with the three things it is the worst of; a part that cannot be told is null and counts for nothing. */
export type Quality = {
  readonly grade: QualityGrade;
  /** The least filled of the amounts and the attributes that the ICP uses, 0 to 1. */
  readonly filled: { readonly what: string; readonly share: number } | null;
  /** Of all records that are data, the share that was set aside. */
  readonly setAside: number | null;
  /** What was assumed because nobody said it, in the words of the notices, each once. */
  readonly assumed: readonly string[];
};

const GRADES: readonly QualityGrade[] = ['A', 'B', 'C', 'D'];
/** The notices that stand for an answer nobody gave: meaning of the amount, term, class, currency, time zone. */
const ASSUMED: readonly RegExp[] = [
  /^read as annual contract value$/,
  /^no term column: a term of 12 months is assumed$/,
  /read as new business/,
  /^no currency is named: read as /,
  /the written date counts/,
];

const sum = (tally: readonly { readonly count: number }[]): number => tally.reduce((all, { count }) => all + count, 0);

type Filled = NonNullable<Quality['filled']>;

function amountsIn(inspections: readonly Inspection[]): readonly Filled[] {
  return inspections.flatMap(({ file, totals, mapping }) => {
    const isMapped = Object.values(mapping).some(({ to }) => to === 'amount');
    if (totals === null || totals.rows === 0 || !isMapped) return [];
    return [{ what: `amounts in ${file}`, share: 1 - totals.blankAmounts / totals.rows }];
  });
}

function attributesIn(completeness: Completeness | null, nameOf: (attribute: string) => string): readonly Filled[] {
  return (completeness?.attributes ?? []).flatMap(({ name, isInFiles, accounts }) =>
    isInFiles && accounts.all > 0 ? [{ what: nameOf(name), share: accounts.filled / accounts.all }] : [],
  );
}

/** The place of a value among limits: 0 is the best grade. */
const placeAmong = (limits: readonly boolean[]): number => {
  const at = limits.findIndex((holds) => holds);
  return at < 0 ? GRADES.length - 1 : at;
};

/** Each assumption once, whatever it says of its file. */
function assumedIn(inspections: readonly Inspection[]): readonly string[] {
  const said = inspections.flatMap(({ notices }) => notices.map(({ what }) => what));
  return ASSUMED.flatMap((pattern) => said.find((what) => pattern.test(what)) ?? []);
}

/**
 * The grade of an import, the worst of three: how complete the fields are that the metrics and the ICP use, how many records were
 * set aside, and how many assumptions nobody answered. Null without any file.
 */
export function qualityOf(
  inspections: readonly Inspection[],
  completeness: Completeness | null,
  nameOf: (attribute: string) => string = (attribute) => attribute,
): Quality | null {
  if (inspections.length === 0) return null;
  const [filled = null] = [...amountsIn(inspections), ...attributesIn(completeness, nameOf)].toSorted((a, b) => a.share - b.share);
  const records = inspections.reduce((all, { loaded, setAside }) => all + loaded + sum(setAside), 0);
  const setAside = records === 0 ? null : inspections.reduce((all, each) => all + sum(each.setAside), 0) / records;
  const assumed = assumedIn(inspections);
  const places = [
    ...(filled === null ? [] : [placeAmong([filled.share > 0.8, filled.share >= 0.6, filled.share >= 0.4])]),
    ...(setAside === null ? [] : [placeAmong([setAside <= 0.01, setAside <= 0.05, setAside <= 0.1])]),
    placeAmong([assumed.length === 0, assumed.length <= 2, assumed.length <= 4]),
  ];
  return { grade: GRADES[Math.max(...places)] ?? 'D', filled, setAside, assumed };
}
