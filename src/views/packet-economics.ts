import type { PacketFacts } from '../core/council-packet';
import type { Economics } from '../core/economics';
import type { MetricId } from '../core/metrics';
import type { Reading } from '../core/model';
import { cardFigure, plain, restsOn } from '../wording';
import { leastOf, readingOf, readingsBy, type Answered } from './answered';
import { firmness, type Firmness } from './economics-firmness';
import { economicsHeadline } from './economics-headline';
import { insteadOf, returnsCard, USUAL_RETURN_LINES } from './economics-returns';
import { drawnRows, placesOf } from './economics-rows';
import { answeredOf, given, listBlock, notesOf, reasonBlock, stated, tableBlock } from './packet-blocks';
import type { PacketBlock, PacketChart, PacketSection, PacketSentence } from './packet';
import { restingOn } from './packet-chart';
import { firstFitting } from './packet-names';
import type { DimensionId } from '../core/model';

const QUESTION = 'What does a customer return, and how firm is that?';
const MOST = 10;
const ICP = 'icp' as DimensionId;
const METRICS: readonly MetricId[] = ['ltvToCac', 'cac', 'ltv', 'payback'];
/** What is told of each row beside its name. */
const SHOWN: readonly string[] = ['place', 'ltvToCac', 'ltvToCac interval', 'ltvToCac n', 'cac', 'ltv', 'payback short', 'ltvToCac state'];

function barsOf(answered: Answered): PacketChart | null {
  const places = placesOf(answered, 'ltvToCac');
  const rows = drawnRows(places, 'ltvToCac', leastOf(answered.definitions)).slice(0, MOST);
  if (rows.length < 2) return null;
  const rests = restingOn(
    rows.map(({ name }) => places.find((place) => place.name === name)?.reading('ltvToCac')?.n ?? null),
    leastOf(answered.definitions),
  );
  return {
    kind: 'chart',
    form: 'bars',
    caption: `LTV:CAC by the split: ${rows.map(({ name, text }) => `${name} ${text}`).join('; ')}.`,
    unit: 'ratio',
    currency: null,
    categories: rows.map(({ name }) => name),
    series: [{ name: 'LTV:CAC', role: 'plain', values: rows.map(({ value }) => value), ...rests }],
    target: null,
  };
}

/** The order of the segments under every key, lag, margin and horizon. */
function firmSentences({ keys, lags, further, warning }: Firmness): readonly PacketSentence[] {
  const said = [keys, lags, ...further].map(({ sentence }) => stated(sentence));
  return warning === null ? said : [stated(warning), ...said];
}

function firmBlocks(economics: Economics, answered: Answered, headline: PacketSentence): readonly PacketBlock[] {
  const { sensitivity } = economics;
  if (sensitivity === null)
    return [...listBlock([headline]), reasonBlock('There is nothing to split by, so no order of segments to vary.')];
  const view = firmness(answered, sensitivity.ltvToCac, 'ltvToCac');
  if (view.instead !== null) return [...listBlock([headline]), reasonBlock(view.instead)];
  return [...listBlock([headline, ...firmSentences(view)]), tableBlock(view.keys.table, { most: 0 })];
}

const brief = (reading: Reading): string => `${cardFigure(reading)} (${restsOn(reading)})`;

/** Both sides of the ICP in one line; without them all customers, or why there is no number. */
function titleOf(economics: Economics, answered: Answered): PacketSentence {
  const { now, byIcp } = economics.analysis;
  const sides = readingsBy(byIcp, 'ltvToCac', ICP);
  const [inIcp, outside, total] = [sides.get('in'), sides.get('out'), readingOf(now, 'ltvToCac')];
  const whole = plain(economicsHeadline(answered, economics.sensitivity));
  const isTold = inIcp !== undefined && outside !== undefined && inIcp.missing === null && outside.missing === null;
  const short = isTold ? [`LTV:CAC: ICP ${brief(inIcp)}, non-ICP ${brief(outside)}.`] : [];
  const all = total === null || total.missing !== null ? [] : [`LTV:CAC of all customers: ${brief(total)}.`];
  return stated(firstFitting([whole, ...short, ...all]), isTold ? [inIcp, outside] : [total]);
}

/** What a customer costs and returns: LTV:CAC and its parts, and whether the order of segments holds under other assumptions. */
export function economicsSection(facts: PacketFacts): PacketSection {
  const { economics } = facts;
  const base = { id: 'economics', question: QUESTION } as const;
  if (economics === null)
    return {
      ...base,
      sentence: stated('What a customer costs and returns has not been worked out.'),
      blocks: [reasonBlock('It is told on the Economics page. Take the packet again once it is there.')],
      notes: [],
    };
  const answered: Answered = { ...answeredOf(facts), analysis: economics.analysis, isRefining: economics.isRefining };
  const total = readingOf(economics.analysis.now, 'ltvToCac');
  const card = returnsCard(answered, USUAL_RETURN_LINES);
  const headline = stated(economicsHeadline(answered, economics.sensitivity), [total]);
  const notes = notesOf(facts, METRICS, card.foot);
  if (total === null || total.missing !== null) {
    const instead = insteadOf(economics.analysis, 'ltvToCac');
    return { ...base, sentence: titleOf(economics, answered), blocks: [...listBlock([headline]), ...instead.map(reasonBlock)], notes };
  }
  return {
    ...base,
    sentence: titleOf(economics, answered),
    blocks: [
      ...given(barsOf(answered)),
      ...firmBlocks(economics, answered, headline),
      tableBlock(card.table, { most: MOST, columns: SHOWN }),
    ],
    notes: [...card.undrawn, ...notes],
  };
}
