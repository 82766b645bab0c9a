/** Assumptions of the contract that no number rests on yet, with the choice that is in force whatever they say. */
const IN_FORCE: Readonly<Record<string, string>> = { allocationKey: 'opportunityDays', ltvVariant: 'capped', calendar: 'months' };
const SECTIONS: readonly string[] = ['segmentations'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
const isEmpty = (value: unknown): boolean => !isObject(value) || Object.keys(value).length === 0;

/**
 * What a file of definitions asks for and nothing acts on, in sentences: a choice that is passed over in silence would let
 * a number stand under a definition that it does not have. Asking for what is in force anyway is heeded.
 */
export function unheededIn(json: unknown): readonly string[] {
  if (!isObject(json)) return [];
  const assumptions = isObject(json['assumptions']) ? json['assumptions'] : {};
  const chosen = Object.entries(IN_FORCE).filter(([key, inForce]) => assumptions[key] !== undefined && assumptions[key] !== inForce);
  return [
    ...chosen.map(([key, inForce]) => `assumptions.${key} is not acted on: ${inForce} is in force.`),
    ...SECTIONS.filter((key) => !isEmpty(json[key])).map((key) => `${key} is not acted on.`),
  ];
}
