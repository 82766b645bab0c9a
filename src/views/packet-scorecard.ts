import type { Judged } from '../core/analysis';
import type { PacketFacts } from '../core/council-packet';
import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { listed, lowered, notJudgedText, plain, targetText, type Difference } from '../wording';
import { scorecardTitle } from '../wording/packet-titles';
import { readingOf, readingsBy } from './answered';
import type { Figure } from './figure';
import { icpGap, type GapRow } from './icp-gap';
import { movers, type Movers } from './movers';
import { restingOn } from './packet-chart';
import { answeredOf, given, listBlock, notesOf, reasonBlock, stated, written, type WrittenCell } from './packet-blocks';
import type { PacketBlock, PacketChart, PacketSection, PacketTable } from './packet';
import { scorecards, type Scorecard } from './scorecard';
import type { DimensionId } from '../core/model';

const GAP: readonly MetricId[] = ['winRate', 'acvMedian', 'salesCycle', 'ltvToCac', 'nrr'];
const ICP = 'icp' as DimensionId;
const QUESTION = 'Are we on target, and is the ICP worth it?';

const withLimits = (text: string, rests: string, limits: string | null): string => {
  const aside = [rests, limits].filter((each) => each !== null && each !== '').join('; ');
  return aside === '' ? text : `${text} (${aside})`;
};

/** A figure as its card shows it, with its interval and what it rests on. */
const figureCell = ({ text, rests, interval, reading }: Figure): WrittenCell => stated(withLimits(text, rests, interval), [reading]);

const withAside = ({ value, limits }: Difference): string => `${value}${limits === null ? '' : ` ${limits}`}`;

/** Every target with its share, verdict limits and state, and what would reach it. */
function targetsTable(cards: readonly Scorecard[]): PacketTable {
  const rows = cards.map(({ question, share, target, limits, verdict, facts }) => [
    question,
    stated(withLimits(share.text, share.rests, limits), [share.reading]),
    target,
    verdict?.word ?? (share.missing === null ? 'No verdict: too few' : 'Not defined'),
    stated(facts.slice(0, 2).join('. '), [share.reading]),
  ]);
  return written('Targets with verdict limits (90%)', ['Target', '>Today', '>Wanted', 'State', 'Beside it'], rows, 8);
}

const drawn = ({ line }: Scorecard): boolean => line.points.filter(({ value, isFew }) => value !== null && !isFew).length > 1;

/** The last eight quarters of the headline shares, each with its target as a line. */
function linesOf(cards: readonly Scorecard[]): PacketChart | null {
  const shown = cards.filter((card) => COUNTED.has(card.metric) && drawn(card)).slice(0, 2);
  if (shown.length === 0) return null;
  const labels = shown.reduce<readonly string[]>((longest, { line }) => {
    const own = line.points.map(({ label }) => label);
    return own.length > longest.length ? own : longest;
  }, []);
  const named = (card: Scorecard): string => COUNTED.get(card.metric) ?? card.question;
  const aims = new Set(shown.map(({ line }) => line.target?.value ?? null));
  const [aim = null] = aims;
  const values = ({ line }: Scorecard): readonly (number | null)[] =>
    labels.map((label) => {
      const point = line.points.find((each) => each.label === label);
      return point === undefined || point.isFew ? null : point.value;
    });
  const said = shown.map((card) => `${named(card)}: ${card.line.points.map(({ label, text }) => `${label} ${text}`).join('; ')}`);
  const roles = ['icp', 'plain'] as const;
  const wanted = shown.map((card) => ({
    name: `Wanted, ${lowered(named(card))}`,
    role: 'before' as const,
    values: labels.map(() => card.line.target?.value ?? null),
  }));
  return {
    kind: 'chart',
    form: 'line',
    caption: `ICP share by quarter. ${said.join('. ')}.`,
    unit: 'share',
    currency: null,
    categories: labels,
    series: [
      ...shown.map((card, at) => ({ name: named(card), role: roles[at] ?? 'plain', values: values(card) })),
      ...(aims.size < 2 ? [] : wanted),
    ],
    target: aims.size < 2 ? aim : null,
  };
}

const COUNTED: ReadonlyMap<MetricId, string> = new Map([
  ['icpShareOpen', 'Open deals'],
  ['icpShareWon', 'Won deals'],
]);

/** ICP, non-ICP and what cannot be scored of open and of won deals, with each target beside its own. */
function columnsOf(judged: readonly Judged[], least: number): PacketChart | null {
  const shown = judged.flatMap(({ target, counts, finding }) => {
    const name = COUNTED.get(target.metric);
    if (name === undefined || target.slice.length > 0 || counts === null || counts.all < least || finding.now.missing !== null) return [];
    return [{ name, counts, target: target.value }];
  });
  if (shown.length === 0) return null;
  const aims = new Set(shown.map(({ target }) => target));
  const [aim] = aims;
  const wanted = shown.map(({ name, target }) => `${name.toLowerCase()} ${targetText(target)}`);
  const rests = restingOn(
    shown.map(({ counts }) => counts.all),
    least,
  );
  return {
    kind: 'chart',
    form: 'columns',
    caption: `Deals on ICP accounts, on other accounts, and on accounts that cannot be scored. Wanted on ICP accounts: ${listed(wanted)}.`,
    unit: 'share',
    currency: null,
    categories: shown.map(({ name }) => name),
    series: [
      { name: 'ICP', role: 'icp', values: shown.map(({ counts }) => counts.inIcp / counts.all), ...rests },
      {
        name: 'Non-ICP',
        role: 'nonIcp',
        values: shown.map(({ counts }) => (counts.all - counts.inIcp - counts.unknown) / counts.all),
        ...rests,
      },
      { name: 'Cannot be scored', role: 'unknown', values: shown.map(({ counts }) => counts.unknown / counts.all), ...rests },
    ],
    target: aims.size === 1 ? (aim ?? null) : null,
  };
}

function gapTable(rows: readonly GapRow[]): PacketTable {
  const cells = rows.map(({ label, inIcp, outside, difference, standardised, verdict }) => {
    const sides = [inIcp.reading, outside.reading];
    return [
      label,
      figureCell(inIcp),
      figureCell(outside),
      difference === null ? '' : stated(withAside(difference), sides),
      standardised === null ? '' : stated(standardised, sides),
      verdict.word,
    ];
  });
  const labels = ['Metric', '>ICP (95%)', '>Non-ICP (95%)', '>ICP minus non-ICP', '>Same size and region', 'Verdict'];
  return written('ICP against non-ICP', labels, cells);
}

/** Headline numbers before and now, each side with its interval and n; and against the second period. */
function changesTable({ rows, spans }: Movers, was: (metric: MetricId) => Reading | null): PacketTable {
  const second = spans?.second ?? null;
  const cells = rows.map(({ metric, label, before, now, change, movement, second: other }) => [
    label,
    figureCell(before),
    figureCell(now),
    change === null ? '' : stated(withAside(change), [before.reading, now.reading]),
    movement.word,
    ...(second === null ? [] : [other === null ? '' : stated(other, [now.reading, was(metric)])]),
  ]);
  const labels = ['Metric', '>Before (95%)', '>Now (95%)', '>Change (95%)', 'Verdict', ...(second === null ? [] : [`Against ${second}`])];
  return written('Headline numbers before and now', labels, cells, 8);
}

/** The sides of the ICP on one metric, for the names of the figures. */
function sidesOf({ analysis }: PacketFacts, metrics: readonly MetricId[]): readonly Reading[] {
  return metrics.flatMap((metric) => {
    const sides = readingsBy(analysis.byIcp, metric, ICP);
    return [sides.get('in'), sides.get('out')].flatMap((reading) => (reading === undefined ? [] : [reading]));
  });
}

/** ICP against non-ICP, against the period before and the year before, each target with its state. */
export function scorecardSection(facts: PacketFacts): PacketSection {
  const answered = answeredOf(facts);
  const { withheld = null } = answered;
  const { judged, second } = facts.analysis;
  const cards = scorecards(answered);
  const gap = icpGap(answered, GAP);
  const moved = movers(answered, facts.found?.drift.family.judged);
  const readings = judged.map(({ finding }) => finding.now);
  const changes: PacketBlock =
    moved.rows.length === 0
      ? reasonBlock('Change needs two periods: nothing is compared.')
      : changesTable(moved, (metric) => readingOf(second?.before ?? [], metric));
  return {
    id: 'scorecard',
    question: QUESTION,
    sentence: stated(scorecardTitle(judged, facts.least, withheld === null), readings),
    blocks: [
      ...given(withheld === null ? null : reasonBlock(notJudgedText(withheld))),
      cards.length === 0 ? reasonBlock('No target is set. Set one on the Definitions page.') : targetsTable(cards),
      ...given(columnsOf(judged, facts.least)),
      ...given(linesOf(cards)),
      gap.rows.length === 0 ? reasonBlock(plain(gap.sentence)) : gapTable(gap.rows),
      ...listBlock([
        ...cards.map(({ sentence }, at) => stated(sentence, [judged[at]?.finding.now])),
        stated(gap.sentence, sidesOf(facts, GAP)),
      ]),
      changes,
    ],
    notes: notesOf(
      facts,
      [...new Set<string>([...judged.map(({ target }) => target.metric), ...GAP])],
      [...new Set([...cards.flatMap(({ foot }) => foot), ...gap.foot, ...moved.foot])],
    ),
  };
}
