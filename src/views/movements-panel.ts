import type { AttributeEdits, Held, MovedDeal, MoveKind, Movements } from '../core/snapshots';
import type { Currency } from '../core/model';
import { counted, dateText, decimal, fullFigure, listed, undefinedText } from '../wording';
import { moneyInFull } from '../wording/money';

/** One deal that moved: its name, what its cell was and is, and where both rows stand. */
export type MovedLine = { readonly key: string; readonly name: string; readonly change: string; readonly where: string };
/** A kind of move: what it is called, how many, and the first of them. */
export type MoveLine = {
  readonly what: string;
  readonly count: string;
  readonly deals: readonly MovedLine[];
  readonly shown: string | null;
};
/** What happened between two snapshots, in words. */
export type MovementsPanel = {
  readonly title: string;
  /** Why nothing can be said; null where something can. */
  readonly missing: string | null;
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly moves: readonly MoveLine[];
  readonly edits: readonly MoveLine[];
};

const WORDS: Readonly<Record<MoveKind, string>> = {
  added: 'New in the later export',
  gone: 'No longer in the export, or marked there as deleted or merged',
  won: 'Won',
  lost: 'Lost',
  other: 'Closed without a decision',
  reopened: 'Reopened',
  slipped: 'Slipped: expected between the two, and no longer',
  pulledIn: 'Pulled in: the close date moved into the time between the two',
  pushed: 'Close date moved later',
  broughtForward: 'Close date moved earlier',
  amountUp: 'Amount grew',
  amountDown: 'Amount shrank',
  amountFilled: 'Amount filled in',
  amountCleared: 'Amount cleared',
  stageForward: 'Moved on to a later stage',
  stageBack: 'Moved back to an earlier stage',
  stageChanged: 'Moved to a stage whose order is not known',
};
const KINDS = Object.keys(WORDS) as readonly MoveKind[];
/** Deals listed under one kind: the count beside them is of all. */
const MOST_LISTED = 20;

function heldText(held: Held): string {
  switch (held.kind) {
    case 'text':
      return held.text === '' ? 'blank' : held.text;
    case 'date':
      return dateText(held.date);
    case 'money':
      return moneyInFull(held.minor, held.currency, decimal);
    case 'nothing':
      return 'blank';
  }
}

const placeText = (origin: MovedDeal['before']): string | null => (origin === null ? null : `${origin.file} line ${origin.line}`);

function changeText({ was, is, before }: MovedDeal): string {
  if (was.kind === 'nothing' && is.kind === 'nothing') return '';
  return `${before === null ? 'not there' : heldText(was)} → ${heldText(is)}`;
}

function movedLine(deal: MovedDeal, at: number): MovedLine {
  return {
    key: `${at} ${deal.id}`,
    name: deal.name === '' ? deal.id : deal.name,
    change: changeText(deal),
    where: [placeText(deal.before), placeText(deal.after)].filter((place) => place !== null).join(' → '),
  };
}

const shownText = (shown: number, count: number): string | null =>
  shown < count ? `The first ${decimal(shown)} of ${decimal(count)} are listed.` : null;

function moveLine(what: string, { count, deals }: { readonly count: number; readonly deals: readonly MovedDeal[] }): MoveLine {
  const listedDeals = deals.slice(0, MOST_LISTED);
  return { what, count: decimal(count), deals: listedDeals.map(movedLine), shown: shownText(listedDeals.length, count) };
}

function editText({ dimension, of, changes }: AttributeEdits): string {
  const [first] = changes;
  const most = first === undefined ? '' : `, most often ${first.was || 'blank'} → ${first.is || 'blank'} (${decimal(first.count)})`;
  return `${dimension} of ${of === 'deal' ? 'deals' : 'accounts'}${most}`;
}

function moneyList(sums: ReadonlyMap<Currency, number>): string {
  const parts = [...sums].map(([currency, minor]) => moneyInFull(minor, currency, decimal));
  return parts.length === 0 ? 'nothing' : listed(parts);
}

/** The bridge that is read aloud: how the open deals of the earlier export became those of the later. */
function bridgeText({ before, added, reopened, won, lost, other, gone, after }: Movements['bridge']): string {
  const plus = `+ ${decimal(added)} added + ${decimal(reopened)} reopened`;
  const minus = `− ${decimal(won)} won − ${decimal(lost)} lost − ${decimal(other)} without a decision − ${decimal(gone)} gone`;
  return `${counted(before, 'open deal')} then ${plus} ${minus} = ${decimal(after)} now`;
}

function withoutIdText({ before, after }: Movements['withoutId']): string | null {
  return before + after === 0 ? null : `${counted(before, 'deal')} before and ${decimal(after)} after have no id, and cannot be followed.`;
}

/** What happened between two snapshots, for people to read: every count with the first deals behind it. */
export function movementsPanel(movements: Movements): MovementsPanel {
  const { from, to, missing, matched, withoutId, moves, grown, shrunk, edits, bridge, slippage } = movements;
  const title = `${dateText(from)} to ${dateText(to)}`;
  if (missing !== null) return { title, missing: `What moved is ${undefinedText(missing)}.`, facts: [], moves: [], edits: [] };
  const blind = withoutIdText(withoutId);
  return {
    title,
    missing: null,
    facts: [
      { label: 'Open deals', text: bridgeText(bridge) },
      { label: 'Slippage', text: fullFigure(slippage) },
      { label: 'Amounts', text: `grew by ${moneyList(grown)}, shrank by ${moneyList(shrunk)}` },
      { label: 'Followed', text: `${counted(matched, 'deal')} in both exports` },
      ...(blind === null ? [] : [{ label: 'Not followed', text: blind }]),
    ],
    moves: KINDS.filter((kind) => moves[kind].count > 0).map((kind) => moveLine(WORDS[kind], moves[kind])),
    edits: edits.map((edit) => moveLine(editText(edit), edit)),
  };
}
