import type { Currency } from '../core/model';
import type { PlanGiven, PlanRates, Ratio } from '../core/plan';
import { decimal } from '../wording';
import { decimalsIn } from './definitions-numbers';
import { countOf, faulty, fine, moneyOf, percentOf, type Bounds, type Read } from './plan-typed';

export type PlanFieldId =
  | 'revenue'
  | 'companies'
  | 'serviceable'
  | 'penetration'
  | 'years'
  | 'icpCompanies'
  | 'acv'
  | keyof PlanRates
  | 'workdays'
  | 'by';

type Kind = 'money' | 'count' | 'percent' | 'text';
type Asked = Bounds & {
  readonly id: PlanFieldId;
  readonly label: string;
  readonly kind: Kind;
  readonly hint: string;
  readonly isNeeded?: true;
};

/** A field as it stands: what is typed in it, in which unit, and why that cannot be taken. */
export type PlanFormField = {
  readonly id: PlanFieldId;
  readonly label: string;
  readonly unit: string;
  readonly text: string;
  readonly hint: string;
  readonly fault: string | null;
};
export type PlanFieldGroup = { readonly title: string; readonly fields: readonly PlanFormField[] };

/** What was typed, by field; what is not in it stands as it is. */
export type PlanTyped = ReadonlyMap<PlanFieldId, string>;

const OBSERVED = 'Blank: as observed.';
const GROUPS: readonly { readonly title: string; readonly fields: readonly Asked[] }[] = [
  {
    title: 'Target',
    fields: [
      { id: 'revenue', label: 'Revenue target a year', kind: 'money', hint: 'Of new customers.' },
      { id: 'acv', label: 'ACV', kind: 'money', hint: OBSERVED },
      { id: 'workdays', label: 'Working days a year', kind: 'count', hint: 'Usually 260.', least: 1, most: 366, isNeeded: true },
    ],
  },
  {
    title: 'Rates',
    fields: [
      { id: 'close', label: 'Customers of opportunities', kind: 'percent', hint: OBSERVED },
      { id: 'opportunity', label: 'Opportunities of meetings', kind: 'percent', hint: OBSERVED },
      { id: 'meeting', label: 'Meetings of replies', kind: 'percent', hint: OBSERVED },
      { id: 'reply', label: 'Replies of touches', kind: 'percent', hint: OBSERVED },
    ],
  },
  {
    title: 'Market',
    fields: [
      { id: 'companies', label: 'Companies in all', kind: 'count', hint: 'TAM.' },
      { id: 'serviceable', label: 'Serviceable companies', kind: 'count', hint: 'SAM.' },
      { id: 'penetration', label: 'Penetration', kind: 'percent', hint: 'Share of the SAM that can be won.' },
      { id: 'years', label: 'Years it takes', kind: 'count', hint: 'For the penetration.', least: 1, most: 50, isNeeded: true },
      { id: 'icpCompanies', label: 'ICP companies', kind: 'count', hint: 'Those that match every criterion.' },
    ],
  },
  { title: 'Who', fields: [{ id: 'by', label: 'Your name (optional)', kind: 'text', hint: 'Kept with the plan.' }] },
];

const LONGEST_NAME = 200;

type Value = number | Ratio | string | null;

function read(asked: Asked, typed: string, currency: Currency | null): Read<Value> {
  const text = typed.trim();
  if (asked.kind === 'text') return text.length > LONGEST_NAME ? faulty(`No more than ${LONGEST_NAME} characters.`) : fine(text);
  if (text === '') return asked.isNeeded === true ? faulty('This cannot be left blank.') : fine(null);
  switch (asked.kind) {
    case 'percent':
      return percentOf(text);
    case 'count':
      return countOf(text, asked);
    case 'money':
      return moneyOf(text, currency);
  }
}

const isRate = (id: PlanFieldId): id is keyof PlanRates => id === 'close' || id === 'opportunity' || id === 'meeting' || id === 'reply';

/** Who writes is asked anew: a plan must not go by the name of whoever wrote the one before. */
function valueOf(given: PlanGiven, id: PlanFieldId): Value {
  if (id === 'by') return '';
  return isRate(id) ? given.rates[id] : given[id];
}

/** A kept value as it stands in its field. */
function textOf(given: PlanGiven, asked: Asked, currency: Currency | null): string {
  const value = valueOf(given, asked.id);
  if (value === null || typeof value === 'string') return value ?? '';
  if (typeof value !== 'number') {
    const percent = Number(((value.part / value.whole) * 100).toPrecision(12));
    return decimal(percent, String(percent).split('.')[1]?.length ?? 0);
  }
  if (asked.kind !== 'money') return decimal(value);
  const decimals = decimalsIn(currency);
  const amount = value / 10 ** decimals;
  return decimal(amount, Number.isInteger(amount) ? 0 : decimals);
}

const unitOf = ({ kind }: Asked, currency: Currency | null): string => {
  if (kind === 'percent') return '%';
  return kind === 'money' ? (currency ?? '') : '';
};

/** The form of a plan: every field with what is typed over what stands, or what stands. */
export function planFields(given: PlanGiven, typed: PlanTyped, currency: Currency | null): readonly PlanFieldGroup[] {
  return GROUPS.map(({ title, fields }) => ({
    title,
    fields: fields.map((asked) => {
      const text = typed.get(asked.id);
      return {
        id: asked.id,
        label: asked.label,
        unit: unitOf(asked, currency),
        text: text ?? textOf(given, asked, currency),
        hint: asked.hint,
        fault: text === undefined ? null : read(asked, text, currency).fault,
      };
    }),
  }));
}

type Written = { readonly typed: PlanTyped; readonly currency: Currency | null; readonly at: string };

/** The plan as it is typed, written at an instant; null while a field cannot be taken. What nobody typed over stays as it was. */
export function planFrom(given: PlanGiven, { typed, currency, at }: Written): PlanGiven | null {
  const values = new Map<PlanFieldId, Value>();
  for (const asked of GROUPS.flatMap(({ fields }) => fields)) {
    const text = typed.get(asked.id);
    if (text === undefined) continue;
    const { value, fault } = read(asked, text, currency);
    if (fault !== null) return null;
    values.set(asked.id, value);
  }
  const whole = (id: PlanFieldId, standing: number | null): number | null => {
    const value = values.get(id);
    if (value === undefined) return standing;
    return typeof value === 'number' ? value : null;
  };
  const share = (id: PlanFieldId, standing: Ratio | null): Ratio | null => {
    const value = values.get(id);
    if (value === undefined) return standing;
    return value === null || typeof value !== 'object' ? null : value;
  };
  const { rates } = given;
  const by = values.get('by');
  return {
    companies: whole('companies', given.companies),
    serviceable: whole('serviceable', given.serviceable),
    penetration: share('penetration', given.penetration),
    years: whole('years', given.years) ?? given.years,
    icpCompanies: whole('icpCompanies', given.icpCompanies),
    acv: whole('acv', given.acv),
    revenue: whole('revenue', given.revenue),
    workdays: whole('workdays', given.workdays) ?? given.workdays,
    rates: {
      close: share('close', rates.close),
      opportunity: share('opportunity', rates.opportunity),
      meeting: share('meeting', rates.meeting),
      reply: share('reply', rates.reply),
    },
    by: typeof by === 'string' ? by : '',
    at,
  };
}
