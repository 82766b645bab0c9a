import { tierMoves } from '../core/icp-moves';
import type { Effect, TierEffect } from '../core/icp-effect';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { decimal, tableValue, type Sentence } from '../wording';
import { figureOf } from './figure';
import { differencesOf, footOf, movesText, sentenceOf, tierName, TOLD, type EffectSides } from './icp-effect-words';
import { numberCell, textCell, type Cell, type Row, type Table } from './table';

/** What the page says of a draft beside the version in force: of either alone where there is no other. */
export type EffectView = {
  readonly sentence: Sentence;
  readonly table: Table | null;
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

function rowOf(side: { readonly effect: Effect; readonly isDraft: boolean }, own: TierEffect, least: number): Row {
  const { effect, isDraft } = side;
  return {
    id: `${own.tier} ${isDraft ? 'draft' : 'current'}`,
    cells: [
      textCell(`${tierName(own.tier)}, ${nameOfSide(effect, isDraft)}`),
      numberCell(decimal(own.accounts), own.accounts),
      cellOf(own.ofOpen, least),
      numberCell(tableValue(own.ofOpenAmount), own.ofOpenAmount.value),
      cellOf(own.ofWon, least),
      ...TOLD.map((metric) => cellOf(own.readings.get(metric), least)),
    ],
  };
}

/** Tiers in order, each as it is and as the draft has it; tiers that hold no account on either side are left out. */
function tableOf({ current, draft, least }: EffectSides): Table {
  const sides = [
    ...(current === null ? [] : [{ effect: current, isDraft: false }]),
    ...(draft === null ? [] : [{ effect: draft, isDraft: true }]),
  ];
  const tiers = sides[0]?.effect.tiers.map(({ tier }) => tier) ?? [];
  const numeric = (id: string, label: string) => ({ id, label, isNumber: true });
  const rows = tiers.flatMap((tier) => {
    const own = sides.flatMap((side) => side.effect.tiers.filter((each) => each.tier === tier).map((each) => ({ side, each })));
    const isThere = own.some(
      ({ each }) => each.accounts > 0 || (each.readings.get('openCount')?.value ?? 0) > 0 || each.readings.get('winRate')?.n !== 0,
    );
    return isThere ? own.map(({ side, each }) => rowOf(side, each, least)) : [];
  });
  return {
    caption: sides.length === 2 ? 'Tiers as they are and as the draft has them, on the loaded history' : 'Tiers on the loaded history',
    columns: [
      { id: 'tier', label: 'Tier', isNumber: false },
      numeric('accounts', 'Accounts'),
      numeric('ofOpen', 'Of open deals'),
      numeric('ofOpenAmount', 'Of open amount'),
      numeric('ofWon', 'Of wins'),
      ...TOLD.map((metric) => numeric(metric, metricOf(metric).label)),
    ],
    rows,
    note: null,
  };
}

/** What a draft would make of the loaded history, beside what the version in force makes of it. */
export function effectView(sides: EffectSides): EffectView {
  const { current, draft } = sides;
  const moves = draft === null || current === null ? null : tierMoves(current.scored, draft.scored);
  const isEmpty = draft === null && current === null;
  return {
    sentence: sentenceOf(sides, moves),
    table: isEmpty ? null : tableOf(sides),
    differences: differencesOf(sides),
    moves: moves === null ? [] : movesText(moves),
    foot: isEmpty ? [] : footOf(sides),
  };
}
