import type { Definitions } from '../core/workspace';
import { editorView, type ShownField } from './definitions-draft';
import type { FieldId } from './definitions-fields';
import { inForceOf } from './definitions-page';

/** What costs and returns rest on, in the order in which a reader takes them apart. */
const SHOWN: readonly FieldId[] = [
  'grossMargin',
  'ltvVariant',
  'capMonths',
  'discountRate',
  'yearlyChurn',
  'allocationKey',
  'lag',
  'minimumN',
];

/** When a field was changed on the page, in words: `15:42`. */
export type ChangedAt = ReadonlyMap<FieldId, string>;

/** An assumption beside the numbers that rest on it. */
export type PanelField = ShownField & {
  /** `set by workspace.json, before the data were opened`, or `changed here at 15:42, was 80%`. */
  readonly whence: string;
  /** Why it has no effect now; null where it has one. */
  readonly idle: string | null;
  /** It is not what it was when the data were opened. */
  readonly isOther: boolean;
};

export type Panel = { readonly fields: readonly PanelField[]; readonly changed: number };

type Loaded = Parameters<typeof inForceOf>[0] & object;
type Before = Pick<Definitions, 'assumptions'> & { readonly definitionsFile?: string | null };

const DISCOUNTED: ReadonlySet<string> = new Set(['discounted', 'cappedDiscounted', 'expanding']);
const CAPPED: ReadonlySet<string> = new Set(['capped', 'cappedDiscounted', 'survival']);

/** Assumptions that the form of LTV, or the files, leave without effect. */
function idleWord(id: FieldId, { dataset, definitions }: Loaded): string | null {
  const { ltvVariant } = definitions.assumptions;
  if (id === 'yearlyChurn' && dataset.supplied.has('base')) return 'does not act: churn is observed';
  if (id === 'discountRate' && !DISCOUNTED.has(ltvVariant)) return 'does not act: LTV is undiscounted';
  return id === 'capMonths' && !CAPPED.has(ltvVariant) ? 'does not act: LTV has no horizon' : null;
}

const fieldsOf = (loaded: Loaded): ReadonlyMap<FieldId, ShownField> =>
  new Map(
    editorView(inForceOf(loaded), new Map())
      .groups.flatMap(({ fields }) => fields)
      .map((field) => [field.id, field]),
  );

/** What a field says, as people read it: the words of a choice, a number with its unit. */
function readable({ text, choices, unit }: ShownField): string {
  if (choices !== null) return choices.find(({ value }) => value === text)?.text ?? text;
  if (text === '') return 'not given';
  return unit === '%' ? `${text}%` : `${text} ${unit}`;
}

const ON_PAGE = /(^|, )changed on this page$/;

/** Of a file that was changed on a page nobody knows any more which of the two gave a value. */
function setBy(source: string): string {
  const file = source.replace(ON_PAGE, '');
  if (file === source) return `set by ${source}`;
  return file === '' ? 'set on a page' : `set by ${file} or on a page`;
}

/** Who gave what stands since the data were opened. */
function whenceText({ source, text, isUsual }: ShownField): string {
  if (text === '') return 'nobody gave one';
  return isUsual && source.startsWith('the ') ? 'the usual value, set by nobody' : `${setBy(source)}, before the data were opened`;
}

/** The assumptions of the page with who set each and when, held against what stood when the data were opened. */
export function assumptionsPanel(loaded: Loaded, before: Before, changedAt: ChangedAt): Panel {
  const opened = { ...loaded, definitions: { ...loaded.definitions, assumptions: before.assumptions } };
  const { definitionsFile } = before;
  const [now, then] = [fieldsOf(loaded), fieldsOf(definitionsFile === undefined ? opened : { ...opened, definitionsFile })];
  const fields = SHOWN.flatMap((id): readonly PanelField[] => {
    const [field, old] = [now.get(id), then.get(id)];
    if (field === undefined || old === undefined) return [];
    const isOther = field.text !== old.text;
    const when = changedAt.get(id);
    const here = `changed ${when === undefined ? 'since the data were opened' : `here at ${when}`}, was ${readable(old)}`;
    return [{ ...field, isOther, whence: isOther ? here : whenceText(old), idle: idleWord(id, loaded) }];
  });
  return { fields, changed: fields.filter(({ isOther }) => isOther).length };
}

/** The definitions after one field was typed, or why it cannot be taken. */
export function withTyped(loaded: Loaded, id: FieldId, text: string): { readonly next: Definitions | null; readonly fault: string | null } {
  const view = editorView(inForceOf(loaded), new Map([[id, text]]));
  const field = view.groups.flatMap(({ fields }) => fields).find((each) => each.id === id);
  return { next: view.next, fault: field?.fault ?? null };
}
