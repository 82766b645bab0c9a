import { tierMoves } from '../core/icp-moves';
import type { Effect, TierEffect } from '../core/icp-effect';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { decimal, tableValue, type Sentence } from '../wording';
import { figureOf } from './figure';
import { differencesOf, footOf, movesText, sentenceOf, tierName, TOLD, type EffectSides } from './icp-effect-words';
import { numberCell, textCell, type Cell, type Column, type Table } from './table';

/** What the page says of a draft beside the version in force: of either alone where there is no other. */
export type EffectView = {
  readonly sentence: Sentence;
  /** Where accounts and deals are; null without either side. */
  readonly table: Table | null;
  /** What comes of them. */
  readonly outcomes: Table | null;
  /** What the draft has otherwise, tier by tier, in words; empty where only one is told of. */
  readonly differences: readonly string[];
  /** Which accounts change tier: `Tier 2 to tier 1: 120 accounts`. */
  readonly moves: readonly string[];
  readonly foot: readonly string[];
};

const nameOfSide = (effect: Effect, isDraft: boolean): string => (isDraft ? 'draft' : effect.version.name);

/** A number with its interval and n in one cell, or the reason why there is none. */
function cellOf(reading: Reading | undefined, least: number): Cell {
  if (reading === undefined) return textCell('');
  const { full, level } = figureOf(reading, least);
  return { ...numberCell(full, reading.value), isQuiet: level === 'few' || level === 'grey' || level === 'none' };
}

/** A share of the open amount with the amount itself, or the reason why there is none. */
function amountCell({ ofOpenAmount, readings }: TierEffect): Cell {
  const amount = readings.get('openAmount');
  const beside = ofOpenAmount.missing === null && amount?.missing === null ? `, ${tableValue(amount)}` : '';
  return numberCell(`${tableValue(ofOpenAmount)}${beside}`, ofOpenAmount.value);
}

type Side = { readonly effect: Effect; readonly isDraft: boolean };
type Lines = readonly { readonly side: Side; readonly own: TierEffect }[];

/** Tiers in order, each as it is and as the draft has it; tiers that hold no account on either side are left out. */
function linesOf({ current, draft }: EffectSides): Lines {
  const sides: readonly Side[] = [
    ...(current === null ? [] : [{ effect: current, isDraft: false }]),
    ...(draft === null ? [] : [{ effect: draft, isDraft: true }]),
  ];
  const tiers = sides[0]?.effect.tiers.map(({ tier }) => tier) ?? [];
  return tiers.flatMap((tier) => {
    const lines = sides.flatMap((side) => side.effect.tiers.filter((each) => each.tier === tier).map((own) => ({ side, own })));
    const isThere = lines.some(
      ({ own }) => own.accounts > 0 || (own.readings.get('openCount')?.value ?? 0) > 0 || own.readings.get('winRate')?.n !== 0,
    );
    return isThere ? lines : [];
  });
}

function tableOf(lines: Lines, caption: string, columns: readonly Column[], cells: (own: TierEffect) => readonly Cell[]): Table {
  return {
    caption,
    columns: [{ id: 'tier', label: 'Tier', isNumber: false }, ...columns],
    rows: lines.map(({ side: { effect, isDraft }, own }) => ({
      id: `${own.tier} ${isDraft ? 'draft' : 'current'}`,
      cells: [textCell(`${tierName(own.tier)}, ${nameOfSide(effect, isDraft)}`), ...cells(own)],
    })),
    note: null,
  };
}

const numeric = (id: string, label: string): Column => ({ id, label, isNumber: true });

const sharesTable = (lines: Lines, who: string, least: number): Table =>
  tableOf(
    lines,
    `Accounts and deals by tier, ${who}`,
    [
      numeric('accounts', 'Accounts'),
      numeric('ofOpen', 'Of open deals'),
      numeric('ofOpenAmount', 'Of open amount'),
      numeric('ofWon', 'Of wins'),
    ],
    (own) => [numberCell(decimal(own.accounts), own.accounts), cellOf(own.ofOpen, least), amountCell(own), cellOf(own.ofWon, least)],
  );

const outcomesTable = (lines: Lines, who: string, least: number): Table =>
  tableOf(
    lines,
    `What came of them, ${who}`,
    TOLD.map((metric) => numeric(metric, metricOf(metric).label)),
    (own) => TOLD.map((metric) => cellOf(own.readings.get(metric), least)),
  );

/** What a draft would make of the loaded history, beside what the version in force makes of it. */
export function effectView(sides: EffectSides): EffectView {
  const { current, draft } = sides;
  const moves = draft === null || current === null ? null : tierMoves(current.scored, draft.scored, draft.isCounted);
  const isEmpty = draft === null && current === null;
  const who = draft !== null && current !== null ? 'as it is and under the draft' : 'on the loaded history';
  const lines = linesOf(sides);
  return {
    sentence: sentenceOf(sides, moves),
    table: isEmpty ? null : sharesTable(lines, who, sides.least),
    outcomes: isEmpty ? null : outcomesTable(lines, who, sides.least),
    differences: differencesOf(sides),
    moves: moves === null ? [] : movesText(moves),
    foot: isEmpty ? [] : footOf(sides),
  };
}
