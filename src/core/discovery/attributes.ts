import { canTellLeaks, isDescriptive, leakOfFill, leakOfLabel, type Leak } from '../icp';
import { FIRST_LABEL, type AttributeRule, type Code, type Dataset, type Dimension, type DimensionId } from '../model';
import type { Bin, SearchAttribute } from './attribute';
import type { LeftOut } from './left-out';
import type { ObjectiveId } from './objective';
import { OBJECTIVES } from './objectives';
import type { Survey, ValueTally } from './survey';

/** No more attributes than this are searched at once: with twelve there are 298 sets of up to three (`domain.md` 11.1). */
export const MOST_ATTRIBUTES = 12;
/** Dimensions with more labels than this name things one by one. */
const MOST_LABELS = 1000;

/** Who sold, when, how it went, and what it became: not what a company is like. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(
  [
    'account owner dealClass type outcome stage furthestStage lastStage statusReason lossReason competitor probability isWon isClosed',
    'createdQuarter closedQuarter customerSince forecastCategory nextStep',
  ].flatMap((names) => names.split(' ')),
);

/** Columns of a file's own that by their names say when something happened, what comes next or what somebody noted. */
const TELLS_TIME_OR_COURSE = /\b(fiscal|period|quarter|month|week|date|next steps?|forecast|notes?|comments?|description)\b/i;

/** The dimensions that may be searched: what is known of an account or a deal beforehand, and no rule or score of ours. */
export const searchable = ({ dimensions }: Pick<Dataset, 'dimensions'>): readonly Dimension[] =>
  dimensions.filter(
    ({ id, home, isSegmentation }) =>
      home !== 'score' && isSegmentation !== true && !NOT_SEARCHED.has(id) && !TELLS_TIME_OR_COURSE.test(id) && isDescriptive(id),
  );

type AttributesGiven = {
  readonly dimensions: readonly Dimension[];
  readonly survey: Survey;
  readonly objective: ObjectiveId;
  /** Rows that a label needs to stand by itself. */
  readonly support: number;
  /** Least values of the bands of a number, by the name of the attribute. */
  readonly edges: (name: string) => readonly number[] | null;
  /** What people want to search; null leaves it to us. */
  readonly chosen: ReadonlySet<DimensionId> | null;
};

export type Attributes = { readonly attributes: readonly SearchAttribute[]; readonly leftOut: readonly LeftOut[] };

/** A band as a rule: the numbers from its least value on that are not in the next. */
function bandRule(name: string, edges: readonly number[], band: number): AttributeRule {
  const [from, next] = [edges[band] ?? null, edges[band + 1] ?? null];
  const above: AttributeRule = { kind: 'within', column: name, from, to: null };
  if (next === null) return above;
  if (Number.isInteger(from) && Number.isInteger(next)) return { kind: 'within', column: name, from, to: next - 1 };
  const beyond = { kind: 'within', column: name, from: next, to: null };
  return { kind: 'all', of: [above, { kind: 'not', of: beyond }] } as AttributeRule;
}

function ruleOf({ id, members, home, ordered }: Dimension, codes: readonly Code[], { edges }: AttributesGiven): AttributeRule {
  const bands = home === 'account' && ordered ? edges(id) : null;
  if (bands === null) return { kind: 'isOneOf', dimension: id, members: codes.map((code) => members[code] ?? '') };
  const rules = codes.map((code) => bandRule(id, bands, code - FIRST_LABEL));
  const [only] = rules;
  return rules.length === 1 && only !== undefined ? only : ({ kind: 'any', of: rules } as AttributeRule);
}

type Sums = { readonly rows: number; readonly won: number; readonly others: number };
const sumOf = (tallies: readonly ValueTally[]): Sums =>
  tallies.reduce((sum, { rows, won, others }) => ({ rows: sum.rows + rows, won: sum.won + won, others: sum.others + others }), {
    rows: 0,
    won: 0,
    others: 0,
  });

/** What says that an attribute is known because of how it ended, if anything does: its being filled, or one of its commonest labels. */
function leakOf({ id, members }: Dimension, values: readonly ValueTally[]): Leak | null {
  const all = sumOf(values);
  if (!canTellLeaks(all.won, all.others)) return null;
  const labels = values.filter(({ code }) => code >= FIRST_LABEL);
  const known = sumOf(labels);
  const share = (part: number, whole: number) => ({ part, whole });
  const filled = leakOfFill(id, share(known.won, all.won), share(known.others, all.others));
  if (filled !== null) return filled;
  const often = labels.toSorted((a, b) => b.won + b.others - (a.won + a.others)).slice(0, 3);
  for (const { code, won, others } of often) {
    const named = { name: id, label: members[code] ?? '' };
    const leak = leakOfLabel(named, share(won, all.won), share(others, all.others));
    if (leak !== null) return leak;
  }
  return null;
}

/** Bins of a dimension: labels with enough rows, in their order or by size, and the rare ones pooled at the end. */
function binsOf(dimension: Dimension, labels: readonly ValueTally[], given: AttributesGiven): readonly Bin[] {
  const common = labels.filter(({ rows }) => rows >= given.support);
  const rare = labels.filter(({ rows }) => rows > 0 && rows < given.support).map(({ code }) => code);
  const inOrder = common.toSorted((a, b) => (dimension.ordered ? a.code - b.code : b.rows - a.rows || a.code - b.code));
  const bins = inOrder.map(({ code }): Bin => ({
    label: dimension.members[code] ?? '',
    codes: [code],
    rule: ruleOf(dimension, [code], given),
    isRare: false,
  }));
  if (rare.length === 0) return bins;
  return [...bins, { label: 'rare values', codes: rare, rule: ruleOf(dimension, rare, given), isRare: true }];
}

type Read = { readonly attribute: SearchAttribute; readonly known: number } | LeftOut;

const without = ({ id, label }: Dimension, why: LeftOut['why'], known: LeftOut['known'] = null): LeftOut => ({
  dimension: id,
  label,
  why,
  known,
});

function readOf(dimension: Dimension, given: AttributesGiven): Read {
  const values = given.survey.values.get(dimension.id) ?? [];
  const leak = leakOf(dimension, values);
  if (leak !== null) {
    const isFilled = leak.label === null && leak.difference > 0;
    return without(dimension, isFilled ? 'knownAfterWin' : 'tellsOutcome', { won: leak.won.part, others: leak.others.part });
  }
  const labels = values.filter(({ code, rows }) => code >= FIRST_LABEL && rows > 0);
  const [all, known] = [sumOf(values).rows, sumOf(labels).rows];
  const bins = binsOf(dimension, labels, given);
  const kept = labels.filter(({ rows }) => rows >= given.support);
  if (labels.length < 2 && known === all) return without(dimension, 'oneValue');
  if (labels.length > MOST_LABELS || sumOf(kept).rows * 2 < known || kept.length === 0) return without(dimension, 'tooManyValues');
  const home = dimension.home === 'account' ? 'account' : 'opportunity';
  return { attribute: { dimension: dimension.id, label: dimension.label, home, bins }, known };
}

/**
 * Cuts what may be searched into bins (`domain.md` 11.6 and 11.8): labels and bands with enough rows stand by themselves, the rest is
 * pooled. What is only known after a win or tells the outcome is left out, and so is what tells nobody from anybody; each with its reason.
 * Of more than twelve those are taken that are known of most rows.
 */
export function searchAttributes(given: AttributesGiven): Attributes {
  const isHeld = ({ home }: Dimension): boolean => home === 'account' || OBJECTIVES[given.objective].rows !== 'base';
  const reads = searchable(given)
    .filter(isHeld)
    .map((dimension) => ({ dimension, read: readOf(dimension, given) }));
  const usable = reads.flatMap(({ read }) => ('attribute' in read ? [read] : []));
  const wanted = usable.filter(({ attribute }) => given.chosen?.has(attribute.dimension) ?? true);
  const taken = new Set(wanted.toSorted((a, b) => b.known - a.known).slice(0, MOST_ATTRIBUTES));
  return {
    attributes: usable.filter((read) => taken.has(read)).map(({ attribute }) => attribute),
    leftOut: reads.flatMap(({ dimension, read }): readonly LeftOut[] => {
      if (!('attribute' in read)) return [read];
      return taken.has(read) ? [] : [without(dimension, 'notChosen')];
    }),
  };
}
