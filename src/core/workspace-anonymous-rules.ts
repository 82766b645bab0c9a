import type { Card, IcpProfile, IcpVersion } from './icp';
import type { AttributeRule } from './model';
import type { Segment, Segmentation } from './segments';
import type { Hiding } from './workspace-anonymous-words';

type Pairs = readonly (readonly [string, string | null])[];

/** A slice whose labels name nobody. */
export const hiddenSlice = (slice: Pairs, hiding: Hiding): Pairs =>
  slice.map(([dimension, label]) => [hiding.word(dimension), label === null ? null : hiding.label(dimension, label)]);

/** A rule that asks for the same of attributes; values that may name somebody are hidden, so that it holds for nobody. */
export function hiddenRule(rule: AttributeRule, hiding: Hiding): AttributeRule {
  switch (rule.kind) {
    case 'always':
      return rule;
    case 'known':
      return { ...rule, column: hidden(rule.column, hiding) };
    case 'within':
      return { ...rule, column: hidden(rule.column, hiding) };
    case 'isOneOf': {
      const label = (text: string): string => hiding.label(rule.dimension, text);
      const members = rule.members.map((member) => (typeof member === 'string' ? label(member) : { contains: label(member.contains) }));
      return { ...rule, dimension: hidden(rule.dimension, hiding), members };
    }
    case 'not':
      return { ...rule, of: hiddenRule(rule.of, hiding) } as AttributeRule;
    case 'all':
    case 'any':
      return { ...rule, of: rule.of.map((part) => hiddenRule(part, hiding)) } as AttributeRule;
  }
}

/** The name of an attribute, of the same kind of name. */
const hidden = <Name extends string>(name: Name, hiding: Hiding): Name => hiding.word(name) as Name;

/** A date, which in a draft may be any words. */
const hiddenDate = (text: string): string => (/^[\d-]*$/.test(text) ? text : '');

/** What is written about a segment or a profile is free text, but for who owns it. */
const hiddenCard = ({ owner }: Card, hiding: Hiding): Card => (owner === undefined ? {} : { owner: hiding.name(owner) });

function hiddenProfile(profile: IcpProfile, hiding: Hiding): IcpProfile {
  const { id, name, notes: _notes, tiers, entry, mustHave, exclude, criteria, valueProposition: _value, ...rest } = profile;
  const {
    pains: _pains,
    roles: _roles,
    play: _play,
    coverageModel: _model,
    primaryMetric,
    owner: _owner,
    lastValidated,
    review,
    ...scored
  } = rest;
  const rules = (all: readonly AttributeRule[]): readonly AttributeRule[] => all.map((rule) => hiddenRule(rule, hiding));
  return {
    ...scored,
    ...hiddenCard(profile, hiding),
    id: hiding.word(id),
    name: hiding.word(name),
    ...(lastValidated === undefined ? {} : { lastValidated: hiddenDate(lastValidated) }),
    ...(review === undefined ? {} : { review: hiddenDate(review) }),
    ...(primaryMetric === undefined ? {} : { primaryMetric: hiding.word(primaryMetric) }),
    ...(tiers === undefined
      ? {}
      : { tiers: Object.fromEntries(Object.entries(tiers).map(([tier, card]) => [tier, hiddenCard(card, hiding)])) }),
    ...(entry === undefined ? {} : { entry: hiddenRule(entry, hiding) }),
    mustHave: rules(mustHave),
    exclude: rules(exclude),
    criteria: criteria.map((criterion) => ({
      ...criterion,
      id: hiding.word(criterion.id),
      field: hiding.word(criterion.field),
      bands: criterion.bands.map(({ when, points }) => ({ when: hiddenRule(when, hiding), points })),
    })),
  };
}

/** A version that scores by the same points, without the words of people. */
export const hiddenVersion = (version: IcpVersion, hiding: Hiding): IcpVersion => ({
  ...version,
  id: hiding.word(version.id),
  name: hiding.word(version.name),
  author: hiding.name(version.author),
  effectiveFrom: hiddenDate(version.effectiveFrom),
  note: '',
  profiles: version.profiles.map((profile) => hiddenProfile(profile, hiding)),
});

const hiddenSegment = ({ id, name, when, status, owner, review }: Segment, hiding: Hiding): Segment => ({
  id: hiding.word(id),
  name: hiding.word(name),
  when: hiddenRule(when, hiding),
  status,
  owner: hiding.name(owner),
  valueProposition: '',
  pains: [],
  roles: [],
  play: '',
  coverageModel: '',
  review,
});

/** A segmentation with the same rules, without the words of people. */
export const hiddenSegmentation = (segmentation: Segmentation, hiding: Hiding): Segmentation => ({
  ...segmentation,
  id: hiding.word(segmentation.id),
  name: hiding.word(segmentation.name),
  author: hiding.name(segmentation.author),
  note: '',
  owner: hiding.name(segmentation.owner),
  segments: segmentation.segments.map((segment) => hiddenSegment(segment, hiding)),
});
