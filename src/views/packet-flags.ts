import type { PacketFacts } from '../core/council-packet';
import type { DriftFindings } from '../core/drift-findings';
import type { Reading } from '../core/model';
import { counted, datedText, decimal, notJudgedText, plain } from '../wording';
import { councilFindings, type CouncilFinding } from './council-findings';
import type { Figure } from './figure';
import { listBlock, notesOf, reasonBlock, stated, withheldIn, written, type WholeTable, type WrittenCell } from './packet-blocks';
import { firstFitting } from './packet-names';
import { flagsTitle } from '../wording/packet-titles';
import type { PacketSection } from './packet';

/** Flags on a slide; the others are counted, and whole in the appendix. */
const MOST = 6;
const QUESTION = 'What moved, and what is at stake?';
const NOTES: readonly string[] = [
  'A flag is a change that passes both thresholds of the page, practical and statistical (q), with what may look like drift checked.',
  'Money at stake is the size of a change times the amount that it applies to: it orders flags, is no forecast, and is never added up.',
];

const factOf = ({ facts }: CouncilFinding, label: string): string => facts.find((each) => each.label === label)?.value ?? '';

const figureText = ({ text, rests }: Figure): string => (rests === '' ? text : `${text} (${rests})`);

function rowOf(card: CouncilFinding, facts: PacketFacts): readonly WrittenCell[] {
  const sides = readingsOf(card, facts);
  const before = card.before === null ? 'nothing before' : figureText(card.before);
  const q = card.judgedBy
    .find((line) => line.startsWith('q '))
    ?.split(' over ')[0]
    ?.slice('q '.length);
  const since = factOf(card, 'Since');
  return [
    `${card.title}${since === 'not known' ? '' : `, since ${since}`}`,
    stated(`${before} \u2192 ${figureText(card.now)}`, sides),
    card.change === null ? '' : stated(card.change, sides),
    q ?? 'a rule',
    factOf(card, 'Mix or rate').replace(/^(mix|rate): .*/, '$1'),
    `${factOf(card, 'Owner')}; ${card.verdict.word.toLowerCase()}, ${factOf(card, 'Status').toLowerCase()}`,
    stated(factOf(card, 'Money at stake'), sides),
  ];
}

const COLUMNS: readonly string[] = ['What', 'Before \u2192 now', 'Change (95%)', '>q', 'Mix or rate', 'Owner and status', '>At stake'];

/** The figures of a flag: its own, not those that a page opens behind them. */
function readingsOf({ id }: CouncilFinding, { found }: PacketFacts): readonly (Reading | null)[] {
  const own = found?.cases.find((each) => each.id === id)?.finding;
  return own === undefined ? [] : [own.before, own.now];
}

const flagsTable = (cards: readonly CouncilFinding[], facts: PacketFacts): WholeTable =>
  written(
    'Flags, the most money at stake first',
    COLUMNS,
    cards.map((card) => rowOf(card, facts)),
    MOST,
  );

/** What to look at next, and what it may be instead of drift: for the notes, so that the flags keep to one page. */
const nextOf = ({ title, next, warning }: CouncilFinding): string => `${title}: ${next}.${warning === null ? '' : ` ${warning}`}`;

const BASE = { id: 'flags', question: QUESTION } as const;

/** The section where no flag is told, with why. */
const untold = (sentence: string, reason: string): PacketSection => ({
  ...BASE,
  sentence: stated(sentence),
  blocks: [reasonBlock(reason)],
  notes: NOTES,
});

/** Every flag: what, before and now, interval, q, mix or rate, owner, money at stake and status, the most money first. */
export function flagsSection(facts: PacketFacts): PacketSection {
  const { found } = facts;
  const withheld = withheldIn(facts);
  if (withheld !== null) return untold(notJudgedText(withheld), 'A flag is a verdict: none is given before that is cleared up.');
  if (found === null)
    return untold(
      'What drifted has not been worked out.',
      'The comparisons are told on the Drift page. Take the packet again once they are there.',
    );
  return toldFlags(facts, found);
}

function toldFlags(facts: PacketFacts, found: DriftFindings): PacketSection {
  const { dataset, definitions } = facts.answerable;
  const { sentence, cards } = councilFindings({ found, dataset, definitions }, Number.POSITIVE_INFINITY);
  const { family, notes } = found.drift;
  const flags = family.judged.filter(({ state }) => state === 'drifted').length;
  const undecided = family.judged.filter(({ state }) => state === 'undecided').length;
  const rest =
    undecided === 0 || plain(sentence).includes('too close to call')
      ? []
      : [stated(`${counted(undecided, 'change')} large enough to act on ${undecided === 1 ? 'is' : 'are'} too close to call.`)];
  return {
    ...BASE,
    sentence: stated(
      firstFitting([plain(sentence), flagsTitle(flags, family.tested)]),
      cards.slice(0, 1).flatMap((card) => readingsOf(card, facts)),
    ),
    blocks: [
      ...listBlock(rest),
      cards.length === 0
        ? reasonBlock('There is no flag: no change passes both thresholds of the page, practical and statistical.')
        : flagsTable(cards, facts),
      ...notes.map((note) => reasonBlock(datedText(note))),
    ],
    notes: [
      ...cards.map(nextOf),
      ...NOTES,
      `${decimal(family.tested)} comparisons were tested together.`,
      ...notesOf(
        facts,
        cards.flatMap(({ metrics }) => metrics),
      ),
    ],
  };
}
