import type { Admission } from '../core/admission';
import { isMetricId, type Evidence } from '../core/metrics';
import type { Dataset, Reading } from '../core/model';
import type { Definitions } from '../core/workspace';
import { raised, undefinedText, VARIANT_WORDS } from '../wording';
import { metricInForce, reasonSentence } from './definitions';
import { numberView, type Fact, type NumberView } from './evidence';
import { partLines, valueText } from './evidence-parts';
import { sourceTexts } from './evidence-sources';

type Loaded = {
  readonly dataset: Dataset;
  readonly definitions: Definitions;
  readonly admissions: readonly Admission[];
  readonly definitionsFile?: string | null;
};

/** Numerator and denominator with what they come to today; nothing for a number that is no fraction. */
function sideFacts({ whole }: Evidence, { dataset, definitions }: Loaded): readonly Fact[] {
  return whole.parts.flatMap((part): Fact[] => {
    if (part.role !== 'numerator' && part.role !== 'denominator') return [];
    const [line] = partLines(part, { dataset, assumptions: definitions.assumptions });
    return line === undefined ? [] : [{ label: line.role, texts: [`${line.name ?? raised(line.label)}: ${line.value}`] }];
  });
}

function variantFact({ variants, whole }: Evidence, { dataset, definitions }: Loaded): readonly Fact[] {
  if (variants.length === 0) return [];
  const texts = variants.map(({ variant, outcome }) => {
    const value = outcome.value === null ? undefinedText(outcome.missing) : valueText(outcome.value, whole.unit, dataset.currency);
    const own = variant === definitions.assumptions.ltvVariant ? ', in force' : '';
    return `${raised(VARIANT_WORDS[variant])}${own}: ${value}`;
  });
  return [{ label: 'Variants', texts }];
}

/** Everything that a number means: what it is made of today, what it rests on, and when there would be none. */
export function definitionView(reading: Reading, evidence: Evidence | null, loaded: Loaded): NumberView {
  const view = numberView(reading, loaded);
  if (!isMetricId(reading.metric)) return view;
  const { dataset, definitions, definitionsFile } = loaded;
  const inForce = { definitions, supplied: dataset.supplied, currency: dataset.currency, from: definitionsFile ?? 'set by people' };
  const { sheet } = metricInForce(reading.metric, inForce);
  const before = ['Of', 'Formula'];
  const further: readonly Fact[] = [
    ...(evidence === null ? [] : [...sideFacts(evidence, loaded), ...variantFact(evidence, loaded)]),
    { label: 'Unit', texts: [raised(sheet.unit)] },
  ];
  const last: readonly Fact[] = [
    { label: 'Never counts', texts: sheet.leftOut.map(raised) },
    { label: 'Columns', texts: sourceTexts(reading, loaded) },
    { label: 'No number', texts: sheet.reasons.map(reasonSentence) },
  ];
  const facts = [
    ...view.facts.filter(({ label }) => before.includes(label)),
    ...further,
    ...view.facts.filter(({ label }) => !before.includes(label)),
    ...last,
  ];
  return { ...view, facts: facts.filter(({ texts }) => texts.length > 0) };
}
