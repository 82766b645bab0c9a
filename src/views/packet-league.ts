import type { PacketFacts } from '../core/council-packet';
import { metricOf } from '../core/metrics';
import type { Reading } from '../core/model';
import { differenceText, notJudgedText, plain, STATE_WORDS } from '../wording';
import { leagueTitle } from '../wording/packet-titles';
import { toldFigure } from '../wording/sentences/gap';
import { readingOf } from './answered';
import { changeReading, titleText } from './drift-findings-words';
import { league, type League } from './league-table';
import { answeredOf, given, listBlock, notesOf, reasonBlock, stated, withheldIn, written, type WholeTable } from './packet-blocks';
import { figureOf } from './figure';
import { chartValue, restingOn } from './packet-chart';
import { firstFitting } from './packet-names';
import type { PacketChart, PacketSection, PacketSentence } from './packet';

/** Rows on a slide; the others are counted, and whole in the appendix. */
const MOST = 10;
const MOST_MOVERS = 3;
/** Name, rank, value, interval and n: what a row says of its own metric. */
const OWN = 5;
const QUESTION = 'Where do we win?';

function barsOf(shown: League, { analysis, least }: PacketFacts): PacketChart | null {
  const { metric } = analysis.question;
  const ranked = shown.standings.filter(({ rank }) => rank !== null).slice(0, MOST);
  const [first] = ranked;
  if (first === undefined || ranked.length < 2) return null;
  const chart = chartValue(first.reading);
  return {
    kind: 'chart',
    form: 'bars',
    caption: `${metricOf(metric).label} by segment: ${ranked.map(({ name, figure }) => `${name} ${figure.full}`).join('; ')}.`,
    unit: chart.unit,
    currency: chart.currency,
    categories: ranked.map(({ name }) => name),
    series: [
      {
        name: metricOf(metric).label,
        role: 'plain',
        values: ranked.map(({ reading }) => chart.of(reading)),
        ...restingOn(
          ranked.map(({ reading }) => reading.n),
          least,
        ),
      },
    ],
    target: null,
  };
}

/** Segments whose own number moved, flags first: only those are said to have risen or fallen. */
function moversOf({ found, answerable: { dataset }, least }: PacketFacts): readonly PacketSentence[] {
  const judged = found?.drift.family.judged ?? [];
  const inside = judged.filter(({ comparison, state }) => comparison.slice.size > 0 && comparison.kind !== 'mix' && state === 'drifted');
  return inside.slice(0, MOST_MOVERS).map(({ comparison }) => {
    const { before, now } = comparison;
    const change = changeReading(comparison);
    const side = (reading: typeof now): string =>
      toldFigure(reading, least)
        .map(({ text }) => text)
        .join('');
    const moved = change === null ? '' : `: ${differenceText(change)}`;
    return stated(`${STATE_WORDS.drifted}: ${titleText(comparison, dataset)}, ${side(before)} before, ${side(now)} now${moved}.`, [
      before,
      now,
    ]);
  });
}

/** The value with its interval and n in one column, as tables of a page print them; the metrics beside it in theirs. */
function leagueTable(shown: League, { analysis, least }: PacketFacts): WholeTable {
  const { label } = metricOf(analysis.question.metric);
  const { columns, rows, caption } = shown.table;
  const cells = shown.standings.map(({ reading }, at) => {
    const [name, rank] = rows[at]?.cells ?? [];
    const beside = rows[at]?.cells.slice(OWN) ?? [];
    const figure = figureOf(reading, least);
    const place = `${rank?.text ?? ''}${figure.level === 'grey' ? ', few' : ''}`;
    return [name?.text ?? '', place, stated(figure.full, [reading]), ...beside.map(({ text, reading: other }) => stated(text, [other]))];
  });
  const heads = columns.slice(OWN).map((column) => `>${column.label}`);
  return written(caption, [columns[0]?.label ?? '', '>Rank', `>${label} (95%)`, ...heads], cells, MOST);
}

/** What is said of the other segments after the one that is named: a title can do without. */
const OTHERS = /(, and neither is any other segment|; [^;]* other segments? (is|are))\.$/;

/** The sentence of the page where it fits a title, else how many are ranked. */
function titleOf(shown: League, facts: PacketFacts): PacketSentence {
  const { metric } = facts.analysis.question;
  const ranked = shown.standings.filter(({ rank }) => rank !== null);
  const { label } = metricOf(metric);
  const others = shown.standings.length - ranked.length;
  const whole = plain(shown.sentence);
  const [lead = ''] = whole.split(/(?<=\.) /);
  const brief = lead.replace(OTHERS, '.');
  return stated(firstFitting([whole, lead, brief, leagueTitle(label, ranked.length, others)]), namedIn(shown, facts));
}

/** The readings of the segments that the sentence names. */
function namedIn(shown: League, { analysis }: PacketFacts): readonly (Reading | null)[] {
  const text = plain(shown.sentence);
  const named = shown.standings.filter(({ name, figure }) => text.includes(`${name} `) && text.includes(figure.text));
  return [...named.slice(0, 1).map(({ reading }) => reading), readingOf(analysis.now, analysis.question.metric)];
}

/** Why no segment is said to have moved. */
function unmovedText({ found }: PacketFacts, withheld: string | null): string {
  if (withheld !== null) return notJudgedText(withheld);
  return found === null ? 'Which segments moved has not been worked out.' : 'No segment moved by more than the thresholds of the page.';
}

/** The segments ranked by the cautious end of their interval, those with too few after them, and which of them moved. */
export function leagueSection(facts: PacketFacts): PacketSection {
  const shown = league(answeredOf(facts));
  const base = { id: 'league', question: QUESTION } as const;
  if (shown === null || shown.standings.length === 0)
    return {
      ...base,
      sentence: stated('There is nothing to divide the market by: no segmentation and no attribute is mapped.'),
      blocks: [reasonBlock('Map a column such as industry, or define segments on the Segments page.')],
      notes: [],
    };
  const withheld = withheldIn(facts);
  const movers = withheld === null ? moversOf(facts) : [];
  return {
    ...base,
    sentence: titleOf(shown, facts),
    blocks: [
      ...listBlock([stated(shown.sentence, namedIn(shown, facts)), ...movers]),
      leagueTable(shown, facts),
      ...given(barsOf(shown, facts)),
      ...(movers.length === 0 ? [reasonBlock(unmovedText(facts, withheld))] : []),
    ],
    notes: notesOf(facts, [facts.analysis.question.metric], [...shown.foot, 'few: fewer than 30 deals']),
  };
}
