import type { Fault } from '../../../core/admission';
import { Refusal } from '../../byte-source';
import { refusalOf } from '../refusals';
import type { JsonRecords } from './json-table';

const REASONS: Readonly<Record<Fault, string>> = {
  short: 'its lists are too short',
  long: 'its lists are too long',
  quote: 'its quotes are damaged',
  cut: 'it is cut',
  control: 'it holds characters that are none',
  blank: 'it is blank',
  broken: 'it is not valid JSON',
  unfinished: 'it ends inside the first record',
  repeatedKey: 'the first entry has a name twice',
  notRecord: 'its entries are values without names',
  large: 'its first entry is longer than a record can be',
  nested: 'its first entry is nested too deeply',
};

/** Refuses JSON without a record, or that is one object with a list in it: what that is, its names do not say. */
export function requireRecords({ header, recordCount, odd }: JsonRecords, isOneWithLists: boolean): void {
  if (recordCount === 0 || isOneWithLists) throw refusalOf('json');
  if (header.length > 0) return;
  const [first] = odd;
  const why = first === undefined ? 'its records have no names' : REASONS[first.fault];
  throw new Refusal(
    `The file is JSON in which nothing can be read as a record: ${why}; export the records as a list, each with its names.`,
  );
}
