import type { FindingState } from '../core/drift';
import type { Scenario } from '../core/drift-scenario';
import type { Dataset } from '../core/model';
import { cardLimits, decimal, listed, periodText, plain, raised, STATE_WORDS, VERDICT_METHOD, type Sentence } from '../wording';
import { figure, words } from '../wording/sentence';
import { axisFor } from './axis';
import type { Bullet, Bullets } from './bullets';
import { cited, type Cited } from './cited';
import { chartName, wantedText } from './drift-chart-of';
import { needsText, ranged } from './drift-scenario-needs';
import { figureOf } from './figure';
import { numberCell, textCell, type Table } from './table';

const MOST_SAID = 2;

/** One target: where it stands, and what the next quarter would take. */
export type ScenarioRow = {
  readonly id: string;
  readonly name: string;
  readonly aim: string;
  readonly now: string;
  /** Null where there is no verdict: on a number that is not defined, or that rests on too few. */
  readonly state: FindingState | null;
  readonly word: string;
  /** In deals, then in money; the reason where that cannot be said. */
  readonly needs: readonly string[];
};

/** What would bring every target back. */
export type ScenarioCard = {
  readonly sentence: Sentence;
  readonly rows: readonly ScenarioRow[];
  /** ICP deals to create beside those of the last quarter; null where no target can be told so. */
  readonly bullets: Bullets | null;
  readonly spoken: string;
  readonly table: Table | null;
  readonly foot: readonly string[];
  readonly evidence: readonly Cited[];
};

/** Where a target stands now, with the limits that its verdict rests on, so that the word beside it cannot contradict them. */
function nowText({ finding: { now, low, high } }: Scenario, least: number): string {
  const { text, rests, level } = figureOf(now, least);
  const limits = level === 'few' || low === null || high === null ? null : cardLimits(low, high, now);
  const beside = [rests, limits].filter((part) => part !== null && part !== '').join('; ');
  return beside === '' ? text : `${text} (${beside})`;
}

/** The verdict in a word; there is none on a number that is not defined, nor on one that rests on too few. */
function verdictOf({ finding: { now, state } }: Scenario, least: number): Pick<ScenarioRow, 'state' | 'word'> {
  if (now.missing !== null) return { state: null, word: 'Not defined' };
  if (figureOf(now, least).level === 'few') return { state: null, word: 'Too few to judge' };
  return { state, word: STATE_WORDS[state] };
}

function rowOf(scenario: Scenario, at: number, { dataset, least }: Known): ScenarioRow {
  const { target, finding } = scenario;
  return {
    id: `${at} ${target.metric}`,
    name: chartName(target, dataset),
    aim: wantedText(target, finding.now),
    now: nowText(scenario, least),
    ...verdictOf(scenario, least),
    needs: needsText(scenario),
  };
}

function bulletOf(scenario: Scenario, row: ScenarioRow): readonly Bullet[] {
  const { need } = scenario;
  if (need.kind !== 'share' || need.toCreate === null) return [];
  const { needed, lastQuarter } = need.toCreate;
  if (needed.missing !== null || lastQuarter === null) return [];
  const text = `${decimal(lastQuarter)} created, ${ranged(needed, decimal)} needed`;
  return [{ name: row.name, text, value: lastQuarter, needs: { low: needed.least, high: needed.most } }];
}

function bulletsOf(rows: readonly Bullet[]): Bullets | null {
  if (rows.length === 0) return null;
  const values = rows.flatMap(({ value, needs }) => [value, needs?.low ?? null, needs?.high ?? null]);
  return { rows, axis: axisFor([0, ...values], { unit: 'count', currency: null }) };
}

function sentenceOf(scenarios: readonly Scenario[], rows: readonly ScenarioRow[]): Sentence {
  if (rows.length === 0) return [words('No target is set. Set one on the Definitions page.')];
  const open = rows.filter(({ state }) => state !== 'met');
  const [first] = open;
  if (first === undefined) return [words(rows.length === 1 ? 'The target is met.' : `All ${decimal(rows.length)} targets are met.`)];
  const told = open.slice(0, MOST_SAID).map(({ name, word }) => `${name} (${word.toLowerCase()})`);
  const names = listed([...told, ...(open.length > MOST_SAID ? [`${decimal(open.length - MOST_SAID)} more`] : [])]);
  const need = scenarios[rows.indexOf(first)]?.need;
  const way = need?.kind === 'share' && need.ways.more !== null && need.ways.more > 0 ? (first.needs[0] ?? '') : '';
  return [words('Not proven to be met: '), figure(names), words(way === '' ? '.' : `. ${first.name}: ${way}`)];
}

function tableOf(scenarios: readonly Scenario[], rows: readonly ScenarioRow[]): Table | null {
  if (rows.length === 0) return null;
  return {
    caption: 'Targets, and what the next quarter would take',
    columns: [
      { id: 'target', label: 'Target', isNumber: false },
      { id: 'aim', label: 'Wanted', isNumber: true },
      { id: 'now', label: 'Now', isNumber: true },
      { id: 'state', label: 'State', isNumber: false },
      { id: 'needs', label: 'Needed, from the better case to the worse', isNumber: false },
    ],
    rows: rows.map((row, at) => ({
      id: row.id,
      cells: [
        textCell(row.name),
        numberCell(row.aim, scenarios[at]?.target.value ?? null),
        numberCell(row.now, scenarios[at]?.finding.now.value ?? null),
        textCell(row.word),
        { ...textCell(row.needs.join(' ')), isQuiet: true },
      ],
    })),
    note: null,
  };
}

function footOf(scenarios: readonly Scenario[]): readonly string[] {
  const quarter = scenarios[0]?.quarter ?? null;
  if (scenarios.length === 0) return [];
  return [
    ...(scenarios.some(({ need }) => need.kind === 'share') ? [`limits of ICP shares: ${VERDICT_METHOD}`] : []),
    ...(quarter === null ? [] : [`the last quarter is ${periodText(quarter)}`]),
    'arithmetic on what was, and no forecast: what is not named stays as it is',
    ...(scenarios.some(({ need }) => need.kind === 'share' && need.of === 'open')
      ? ['deals that leave the pipeline: the calmest and the busiest of the last four quarters']
      : []),
  ];
}

type Known = { readonly dataset: Dataset; readonly least: number };

/** What each target would take in the next quarter, in deals and in money; met ones say so. */
export function scenarioCard(scenarios: readonly Scenario[], known: Known): ScenarioCard {
  const rows = scenarios.map((scenario, at) => rowOf(scenario, at, known));
  const sentence = sentenceOf(scenarios, rows);
  const bullets = bulletsOf(scenarios.flatMap((scenario, at) => (rows[at] === undefined ? [] : bulletOf(scenario, rows[at]))));
  return {
    sentence,
    rows,
    bullets,
    spoken: [plain(sentence), ...(bullets?.rows ?? []).map(({ name, text }) => raised(`${name}: ${text}.`))].join(' '),
    table: tableOf(scenarios, rows),
    foot: footOf(scenarios),
    evidence: scenarios.flatMap(({ finding, target }) => cited([finding.now], `target ${target.value}`)),
  };
}
