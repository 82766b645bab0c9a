import { areBandEdges, type Currency } from '../core/model';
import { bandsOf } from '../core/facts';
import { ASSUMPTIONS, type Assumptions, type NumberGiven } from '../core/metrics';
import { shapingText, type AmountMeaning, type Definitions } from '../core/workspace';
import { raised } from '../wording';
import { currencyTyped } from './definitions-currency';
import { fieldGroups, fieldText, IN_HUNDREDTHS, rangeText, typedAs, type Banded, type Field, type FieldId } from './definitions-fields';
import { readTyped } from './definitions-numbers';

/** What was typed, by field; a field that is not in it is as it was. */
export type Typing = ReadonlyMap<FieldId, string>;

/** A field as the page shows it. */
export type ShownField = Field & {
  readonly text: string;
  readonly isUsual: boolean;
  readonly isChanged: boolean;
  /** Who gave the value that stands: `workspace.json`, or that it is the usual one. */
  readonly source: string;
  /** Why what was typed cannot be taken, as a sentence. */
  readonly fault: string | null;
};

/** The editor: its fields in groups, what saving would do, and the definitions it would leave; null while something is wrong. */
export type EditorView = {
  readonly groups: readonly { readonly title: string; readonly fields: readonly ShownField[] }[];
  readonly changed: number;
  readonly faults: number;
  readonly next: Definitions | null;
};

type Context = { readonly definitions: Definitions; readonly currency: Currency | null; readonly from: string };
/** The change that a text makes, or why it makes none. */
type Change =
  | { readonly apply: (definitions: Definitions) => Definitions; readonly fault: null }
  | { readonly apply: null; readonly fault: string };

const change = (apply: (definitions: Definitions) => Definitions): Change => ({ apply, fault: null });
const refused = (fault: string): Change => ({ apply: null, fault });

const withAssumptions = (part: (assumptions: Assumptions) => Partial<Assumptions>): Change =>
  change((definitions) => ({ ...definitions, assumptions: { ...definitions.assumptions, ...part(definitions.assumptions) } }));

function numberChange(id: NumberGiven, text: string, currency: Currency | null): Change {
  const { label, least, most, usual } = ASSUMPTIONS[id];
  if (text.trim() === '') {
    if (usual !== null) return refused(`${label} cannot be blank. Reset it to its usual value instead.`);
    return withAssumptions(({ numbers }) => ({ numbers: new Map([...numbers].filter(([each]) => each !== id)) }));
  }
  const read = readTyped(text, typedAs(id, currency));
  if (read.fault !== null) return refused(read.fault);
  const { value } = read;
  if (value < least || value > most) return refused(`${label} must be ${rangeText(id, currency)}.`);
  const isUsual = value === usual;
  return withAssumptions(({ numbers }) => {
    const others = [...numbers].filter(([each]) => each !== id);
    return { numbers: new Map(isUsual ? others : [...others, [id, value]]) };
  });
}

function bandsChange(name: Banded, text: string): Change {
  const parts = text.split(/[;\s]+/).filter(Boolean);
  if (parts.length === 0) return refused('Write at least one number, or reset the bands to the usual ones.');
  const read = parts.map((part) => readTyped(part.replace(/,$/, ''), name === 'annualRevenue' ? IN_HUNDREDTHS : { kind: 'whole' }));
  const wrong = read.find(({ fault }) => fault !== null);
  if (wrong?.fault) return refused(wrong.fault);
  const edges = read.map(({ value }) => value ?? 0);
  if (!areBandEdges(edges)) return refused('Each number must be larger than the one before it.');
  const isUsual = edges.join() === bandsOf(name, new Map())?.from.join();
  return change((definitions) => {
    const others = [...definitions.bands].filter(([each]) => each !== name);
    return { ...definitions, bands: new Map(isUsual ? others : [...others, [name, edges]]) };
  });
}

/** A currency that is typed beside an amount leaves open in which of the two that amount was meant. */
function currencyChange(text: string, { definitions, currency }: Context, typing: Typing): Change {
  const isAmountTyped = [...typing].some(
    ([id, each]) =>
      id in ASSUMPTIONS && typedAs(id as NumberGiven, currency).kind === 'money' && each !== fieldText(id, definitions, currency),
  );
  if (isAmountTyped) return refused('Save the currency first, then write amounts in it.');
  const typed = currencyTyped(text, definitions, currency);
  return typed.fault === null ? change((each) => ({ ...each, currency: typed.currency })) : refused(typed.fault);
}

function choiceChange(id: Exclude<FieldId, NumberGiven | 'currency' | `bands.${Banded}`>, text: string): Change {
  switch (id) {
    case 'allocationKey':
      return withAssumptions(() => ({ allocationKey: text as Assumptions['allocationKey'] }));
    case 'ltvVariant':
      return withAssumptions(() => ({ ltvVariant: text as Assumptions['ltvVariant'] }));
    case 'dealClass':
      return withAssumptions(() => ({ dealClass: text as Assumptions['dealClass'] }));
    case 'lag':
      return withAssumptions(() => ({ lag: text === 'cycle' ? 'cycle' : Number(text) }));
    case 'amountMeans':
      return change((definitions) => ({ ...definitions, amountMeans: text as AmountMeaning }));
    case 'calendarKind':
      return withCalendar({ kind: text as Definitions['calendar']['kind'] });
    case 'startMonth':
      return withCalendar({ startMonth: Number(text) });
    case 'namedBy':
      return withCalendar({ namedBy: text as Definitions['calendar']['namedBy'] });
  }
}

const withCalendar = (part: Partial<Definitions['calendar']>): Change =>
  change((definitions) => ({ ...definitions, calendar: { ...definitions.calendar, ...part } }));

function changeOf({ id, choices }: Field, text: string, context: Context, typing: Typing): Change {
  if (id === 'currency') return currencyChange(text, context, typing);
  if (id === 'bands.employees') return bandsChange('employees', text);
  if (id === 'bands.annualRevenue') return bandsChange('annualRevenue', text);
  if (id in ASSUMPTIONS) return numberChange(id as NumberGiven, text, context.currency);
  if (choices?.some(({ value }) => value === text) !== true) return refused('This is none of the choices.');
  return choiceChange(id as Parameters<typeof choiceChange>[0], text);
}

/** Whether people gave what stands in a field, be it the usual value or another. */
function isGiven({ id, usual }: Field, { assumptions, bands }: Definitions, text: string): boolean {
  if (id in ASSUMPTIONS) return assumptions.numbers.has(id as NumberGiven);
  return id.startsWith('bands.') ? bands.has(id.slice('bands.'.length)) : text !== usual;
}

type Edited = { readonly field: ShownField; readonly change: Change | null };

function shown(field: Field, typing: Typing, context: Context): Edited {
  const { definitions, currency, from } = context;
  const before = fieldText(field.id, definitions, currency);
  const text = typing.get(field.id) ?? before;
  const isChanged = text.trim() !== before;
  const made = isChanged ? changeOf(field, text, context, typing) : null;
  const standing = before === '' ? 'not given' : 'the usual value';
  const source = isGiven(field, definitions, before) ? from : standing;
  return {
    change: made,
    field: {
      ...field,
      text,
      isChanged,
      isUsual: text.trim() === field.usual,
      source: isChanged ? 'not saved yet' : source,
      fault: made?.fault ?? null,
    },
  };
}

/** The editor over some definitions with what was typed into it. */
export function editorView(context: Context, typing: Typing): EditorView {
  const groups = fieldGroups(context.currency).map(({ title, fields }) => ({
    title,
    edited: fields.map((field) => shown(field, typing, context)),
  }));
  const changes = groups.flatMap(({ edited }) => edited.flatMap(({ change: made }) => (made === null ? [] : [made])));
  const faults = changes.filter(({ fault }) => fault !== null).length;
  const next = faults > 0 ? null : changes.reduce((definitions, { apply }) => apply?.(definitions) ?? definitions, context.definitions);
  return {
    groups: groups.map(({ title, edited }) => ({ title, fields: edited.map(({ field }) => field) })),
    changed: changes.length,
    faults,
    next,
  };
}

/** What saving definitions would do: nothing, arithmetic, or facts built anew from the files. */
export type Effect = 'nothing' | 'numbers' | 'facts';

const textOf = (definitions: Definitions): string =>
  JSON.stringify(definitions, (_key, value: unknown) => (value instanceof Map ? [...value] : value));

/** How far a change of definitions reaches. */
export function effectOf(before: Definitions, next: Definitions): Effect {
  if (textOf(before) === textOf(next)) return 'nothing';
  return shapingText(before) === shapingText(next) ? 'numbers' : 'facts';
}

const EFFECTS: Readonly<Record<Effect, string>> = {
  nothing: 'Nothing is changed.',
  numbers: 'Saving works the numbers out again; no file is read.',
  facts: 'Saving builds the facts again from the files that are loaded, and then the numbers.',
};

/** What is said once definitions were handed over: arithmetic is done at once, facts take their time. */
export const savedText = (effect: Effect): string =>
  effect === 'facts'
    ? 'The facts are being built again under these definitions; until then the numbers before stay.'
    : 'Saved. Every page shows the numbers under these definitions.';

/** How many changes wait and what they will do. */
export function savingText(before: Definitions, { changed, faults, next }: Pick<EditorView, 'changed' | 'faults' | 'next'>): string {
  if (faults > 0) return raised(`${faults === 1 ? 'one field is' : `${faults} fields are`} not right yet. Nothing is saved until then.`);
  if (changed === 0 || next === null) return EFFECTS.nothing;
  return `${changed === 1 ? '1 change' : `${changed} changes`}. ${EFFECTS[effectOf(before, next)]}`;
}
