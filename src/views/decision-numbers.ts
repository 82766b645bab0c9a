import { metricOf, type MetricId } from '../core/metrics';
import type { Currency } from '../core/model';
import { manner, separatorsOf } from '../wording/manner';
import { decimalsIn, readTyped, type Typed, type TypedAs } from './definitions-numbers';

/** What follows a size in its field: shares change by points, money by its own currency. */
export function sizeUnit(metric: MetricId, currency: Currency | null): string {
  const money = currency ?? 'no currency';
  switch (metricOf(metric).unit) {
    case 'share':
      return 'points';
    case 'money':
      return money;
    case 'moneyPerDay':
      return `${money} a day`;
    case 'count':
      return 'in number';
    case 'days':
      return 'days';
    case 'months':
      return 'months';
    case 'ratio':
      return 'times';
  }
}

function sizeAs(metric: MetricId, currency: Currency | null): TypedAs {
  switch (metricOf(metric).unit) {
    case 'money':
    case 'moneyPerDay':
      return { kind: 'money', currency };
    case 'share':
    case 'count':
    case 'days':
    case 'months':
    case 'ratio':
      return { kind: 'number' };
  }
}

/** What people type between thousands beside the narrow space that we print. */
const SPACES = /[\s\u00a0\u202f]/g;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** A number in the manner that a person chose as `1,234.5`; null where its separators are not those of that manner. */
function inUsualForm(typed: string): string | null {
  const { group, decimal } = separatorsOf(manner().numbers);
  const text = typed
    .trim()
    .replaceAll(SPACES, group.trim() === '' ? '' : ' ')
    .replaceAll("'", group === '’' ? group : "'");
  const [sep, point] = [group.trim() === '' ? '' : escaped(group), escaped(decimal)];
  const grouped = sep === '' ? '' : String.raw`|\d{1,3}(${sep}\d{3})+`;
  if (!new RegExp(`^[-+\u2212]?(\\d+${grouped})(${point}\\d+)?$`).test(text)) return null;
  return (sep === '' ? text : text.replaceAll(group, '')).replace(decimal, '.').replace('+', '');
}

/** Reads a number with the separators of the manner in force. */
export function readInManner(typed: string, as: TypedAs): Typed {
  const usual = inUsualForm(typed);
  if (usual === null) return { value: null, fault: `“${typed.trim()}” is not a number. Write it like ${manner().numbers}.` };
  return readTyped(usual, as);
}

/** The expected size of a change, in the unit of the metric: points as a share, money in minor units. Above zero, always. */
export function readSize(typed: string, metric: MetricId, currency: Currency | null): Typed {
  if (typed.trim() === '') return { value: null, fault: 'Say by how much, or that no number is expected to move.' };
  const read = readInManner(typed, sizeAs(metric, currency));
  if (read.fault !== null) return read;
  if (read.value <= 0) return { value: null, fault: 'Write how large the change is, above zero: its direction is said beside it.' };
  return metricOf(metric).unit === 'share' ? { value: Number(`${read.value}e-2`), fault: null } : read;
}

/** A kept size as it stands in its field, in the manner in force. */
export function sizeText(size: number, metric: MetricId, currency: Currency | null): string {
  const { unit } = metricOf(metric);
  const plain = (): string => {
    if (unit === 'share') return String(Number(`${size}e2`));
    if (unit === 'money' || unit === 'moneyPerDay') return (size / 10 ** decimalsIn(currency)).toFixed(decimalsIn(currency));
    return String(size);
  };
  return plain().replace('.', separatorsOf(manner().numbers).decimal);
}
