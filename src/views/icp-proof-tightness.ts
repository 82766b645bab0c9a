import { MONTHS_TO_REVIEW, TIER, USUAL_SHARES, type MarketShare, type Part, type ReviewAge, type Tightness } from '../core/icp';
import { counted, decimal, listed, shareText } from '../wording';
import { axisFor } from './axis';
import { dayText } from './icp-ruler';
import { told, type Proof } from './icp-proof-words';
import { nameOf } from './name';
import type { ShareBars } from './share-bars';
import { numberCell, textCell, type Cell, type Table } from './table';

const VERDICT_WORDS: Readonly<Record<MarketShare['verdict'], string>> = { below: 'below', within: 'within', above: 'above' };

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
function percent(part: number, whole: number): string {
  const share = shareOf(part, whole);
  return share === null ? 'none' : shareText(share, whole);
}
const shareCell = (part: number, whole: number): Cell => numberCell(percent(part, whole), shareOf(part, whole));

type Named = Part & { readonly name: string; readonly market: MarketShare | null; readonly usual: string };

function groupsOf({ tiers, icp, unknown, all }: Tightness): readonly Named[] {
  const usual = (place: number): string => {
    const [low, high] = USUAL_SHARES[place] ?? [];
    return low === undefined || high === undefined ? '' : `${decimal(low * 100)}–${decimal(high * 100)}%`;
  };
  const whole = { market: null, usual: '' };
  return [
    ...tiers.map((part, place) => ({ ...part, name: nameOf(TIER, part.tier), usual: usual(place) })),
    { ...icp, ...whole, name: 'ICP' },
    { ...unknown, ...whole, name: 'ICP not known' },
    { ...all, ...whole, name: 'All' },
  ];
}

function tableOf(groups: readonly Named[], all: Part, isJudged: boolean): Table {
  return {
    caption: 'Accounts and deals by tier',
    columns: [
      { id: 'tier', label: 'Accounts', isNumber: false },
      { id: 'accounts', label: 'How many', isNumber: true },
      { id: 'share', label: 'Share of accounts', isNumber: true },
      { id: 'deals', label: 'Deals', isNumber: true },
      { id: 'dealShare', label: 'Share of deals', isNumber: true },
      ...(isJudged
        ? [
            { id: 'market', label: 'Share of the market', isNumber: true },
            { id: 'usual', label: 'Usual', isNumber: true },
            { id: 'verdict', label: 'Against the usual', isNumber: false },
          ]
        : []),
    ],
    rows: groups.map(({ name, accounts, deals, market, usual }) => ({
      id: name,
      isLast: name === 'All',
      cells: [
        textCell(name),
        numberCell(decimal(accounts), accounts),
        shareCell(accounts, all.accounts),
        numberCell(decimal(deals), deals),
        shareCell(deals, all.deals),
        ...(isJudged
          ? [
              numberCell(market === null ? '' : percent(market.share, 1), market?.share ?? null),
              textCell(market === null ? '' : usual),
              textCell(market === null ? '' : VERDICT_WORDS[market.verdict]),
            ]
          : []),
      ],
    })),
    note: null,
  };
}

const FEWEST_FOR_PERCENT = 10;
/** `53% of accounts (833 of 1,583)`; of under ten things only their count: a fact needs no more. */
function heldText(part: number, whole: number, what: 'accounts' | 'deals'): string {
  if (whole === 0) return `no ${what}`;
  const counts = `${decimal(part)} of ${decimal(whole)}`;
  return whole < FEWEST_FOR_PERCENT ? `${counts} ${what}` : `${percent(part, whole)} of ${what} (${counts})`;
}

/** How much of the accounts and of the deals each tier and the ICP hold; a verdict only against counts of the market. */
export function tightnessView(tightness: Tightness): Proof<ShareBars> {
  const { icp, all, tiers } = tightness;
  if (all.accounts === 0) return { sentence: told('No account is loaded.'), picture: null, table: null, foot: [] };
  const groups = groupsOf(tightness);
  const judged = tiers.filter(({ market }) => market !== null);
  const off = judged
    .filter(({ market }) => market?.verdict !== 'within')
    .map(({ tier, market }) => `${nameOf(TIER, tier).toLowerCase()} is ${market?.verdict ?? ''}`);
  const offText =
    off.length === 0 ? ' All tiers lie within the usual shares of the market.' : ` Against the usual shares of the market ${listed(off)}.`;
  const drawn = groups.filter(
    ({ name, accounts }) => name !== 'All' && name !== 'ICP not known' && (accounts > 0 || name.startsWith('Tier')),
  );
  const rows = drawn.map(({ name, accounts, deals }) => ({
    name,
    text: `${heldText(accounts, all.accounts, 'accounts')}, ${heldText(deals, all.deals, 'deals')}`,
    value: shareOf(accounts, all.accounts),
    low: null,
    high: null,
    look: name === 'Cannot be scored' ? ('unknown' as const) : ('plain' as const),
  }));
  return {
    sentence: told(
      'The ICP holds ',
      heldText(icp.accounts, all.accounts, 'accounts'),
      ' and ',
      heldText(icp.deals, all.deals, 'deals'),
      `.${judged.length === 0 ? '' : offText}`,
    ),
    picture: { rows, axis: axisFor([0, ...rows.map(({ value }) => value)], { unit: 'share', currency: null }) },
    table: tableOf(groups, all, judged.length > 0),
    foot: [
      `${counted(all.accounts, 'account')}, ${counted(all.deals, 'deal')} open and closed`,
      ...(judged.length === 0
        ? ['accounts in the CRM are not the market, so no verdict: that needs counts of the whole market by tier']
        : []),
    ],
  };
}

/** How long ago the ICP last changed and what is overdue: one line. */
export function reviewText({ effectiveFrom, months, isOld, profiles }: ReviewAge): string {
  const since =
    months === null
      ? `The version takes effect on ${dayText(effectiveFrom)}.`
      : `The ICP last changed ${counted(months, 'month')} ago, on ${dayText(effectiveFrom)}${isOld ? `: ${MONTHS_TO_REVIEW} months or more, time to look at it again` : ` (to be looked at again after ${MONTHS_TO_REVIEW})`}.`;
  const overdue = profiles.filter(({ isOverdue }) => isOverdue === true);
  const never = profiles.filter(({ lastValidated }) => lastValidated === null).length;
  const parts = [
    since,
    ...overdue.map(({ name, review }) => `The review of ${name} was due on ${dayText(review ?? '')}.`),
    ...profiles.flatMap(({ name, lastValidated }) =>
      lastValidated === null ? [] : [`${name} was last validated on ${dayText(lastValidated)}.`],
    ),
    ...(never === 0 ? [] : [`${counted(never, 'profile has', 'profiles have')} no date of validation.`]),
  ];
  return parts.join(' ');
}

/** Counts of the market as they stand in their fields, of tiers 1 to 4. */
export const tamTexts = (tam: readonly number[] | null): readonly string[] => [0, 1, 2, 3].map((at) => String(tam?.[at] ?? ''));

const TAM_FAULT = 'Give a whole number of companies for each of the four tiers, and at least one company.';

/** What was typed of the market: four counts, nothing where all fields are blank, or a sentence that says what is wrong. */
export function readTam(texts: readonly string[]): { readonly tam: readonly number[] | null; readonly fault: string | null } {
  const typed = texts.map((text) => text.replaceAll(/[\s,.']/g, ''));
  if (typed.every((text) => text === '')) return { tam: null, fault: null };
  if (!typed.every((text) => /^\d{1,9}$/.test(text))) return { tam: null, fault: TAM_FAULT };
  const tam = typed.map(Number);
  return tam.some((count) => count > 0) ? { tam, fault: null } : { tam: null, fault: TAM_FAULT };
}
