import { versionInForce } from '../core/icp';
import type { DimensionId, Reading } from '../core/model';
import { cardFigure, differenceText, restsOn } from '../wording';
import { NOTHING_BEFORE } from './nothing-before';
import { BEGIN_LATER, type ComparedQuarter } from './segments-moving-compared';
import type { Of } from './segments-moving-scene';

const told = (reading: Reading): string => `${cardFigure(reading)} (${restsOn(reading)})`;

/** A quarter against what it is held against, with the change; too few are two fractions, and what is not told says why. */
function lastText({ name, now, before, change, why }: ComparedQuarter, least: number): string {
  const reading = before?.reading ?? null;
  const no = why ?? '';
  if (now === undefined || now.missing !== null || before === null || reading === null || reading.missing !== null)
    return `${name} is ${no}`;
  if (Math.min(now.n, reading.n) < least) return `${name} has ${restsOn(now)} against ${restsOn(reading)} in ${before.name}, ${no}`;
  const sides = `${name} has ${told(now)} against ${told(reading)} in ${before.name}`;
  return `${sides}, ${change === null ? no : differenceText(change)}`;
}

const SCORED: ReadonlySet<DimensionId> = new Set(['icp', 'tier', 'icpProfile'] as readonly string[] as readonly DimensionId[]);

/** Said where both sides were scored by different versions of the ICP, with the way to hold like against like; null where they were not. */
function versionsText({ now, before, name }: ComparedQuarter, { answerable, question, by }: Of): string | null {
  const { icp, icpRuler } = answerable.definitions;
  const isScored =
    question.metric.startsWith('icpShare') || [by, ...question.where.map(({ dimension }) => dimension)].some((id) => SCORED.has(id));
  if (icpRuler.kind !== 'inForceThen' || !isScored) return null;
  const [here, there] = [now?.period, before?.reading?.period].map((period) => (period ? versionInForce(icp, period.to) : null));
  if (!here || !there || here.id === there.id) return null;
  return `${name} is scored by ${here.name} and ${before?.name ?? ''} by ${there.name}, each the ICP then in force: choose one ICP version above to hold like against like.`;
}

/** Said where several changes stand beside each other, none of which was corrected for the others. */
function luckText(quarters: readonly ComparedQuarter[]): string | null {
  const held = quarters.filter(({ change }) => change !== null && change.low !== null).length;
  return held < 2
    ? null
    : `Each of the ${held} changes below has an interval of its own: by luck alone about one in twenty leaves out zero.`;
}

/** What the dashed line is and the last whole quarter against its own, in one sentence; then whatever makes them unlike. */
export function comparedLines(quarters: readonly ComparedQuarter[], what: string, of: Of): readonly string[] {
  const { question, given } = of;
  const whole = quarters.filter(({ before }) => before !== null);
  const last = whole.at(-1);
  if (last === undefined) return ['No quarter here has ended: nothing is compared.'];
  if (whole.every(({ why }) => why === BEGIN_LATER)) return [NOTHING_BEFORE];
  const isDrawn = whole.some(({ before }) => before?.reading?.missing === null && before.reading.n >= given.least);
  const [versions, luck] = [versionsText(last, of), luckText(whole)];
  return [
    `${isDrawn ? 'Dashed is' : 'Nothing can be drawn of'} ${what}: ${lastText(last, given.least)}.`,
    ...(versions === null ? [] : [versions]),
    ...(luck === null ? [] : [luck]),
    ...(question.compare.length > 1 ? ['Of the two comparisons one is drawn here.'] : []),
  ];
}
