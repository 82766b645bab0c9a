import type { Notice } from '../../../core/model';
import { Pace } from '../../blocks';
import { allowUnpacked } from '../../budget';
import { Refusal, type SourceEntry } from '../../byte-source';
import { Account, type Job } from '../job';
import { ColumnMaker, type ReadColumn } from './column-maker';
import { damaged } from './damage';
import { bytesOf } from './file-bytes';
import { readFooter, type FlatColumn, type Footer } from './footer';
import { pagesOf } from './pages';
import { soundRows } from './sound-rows';

/**
 * Reads the flat columns of a Parquet file by name; nested ones, and types no table of deals has, are named and left
 * out. Numbers, dates and truth values are typed by the file, so that nothing about them is in doubt. Lines are record
 * numbers from 1. A record with bytes that are no characters is set aside.
 */
export async function readParquet(job: Job): Promise<readonly SourceEntry[]> {
  const account = new Account();
  const bytes = await bytesOf(job, account);
  const footer = readFooter(bytes);
  const { columns, rows } = footer;
  if (columns.length === 0)
    throw new Refusal('The Parquet file has no column that can be read: all are nested, or of other types than text, numbers and dates.');
  const read = await columnsOf(job, bytes, footer);
  const sound = soundRows(
    read.map(({ raw }) => raw),
    rows,
  );
  const raw = {
    file: job.file,
    sha256: account.sha256(),
    bytes: account.bytes,
    header: columns.map(({ name }) => name),
    headerLine: 0,
    ...sound,
    rows: sound.lines.length,
    recordCount: rows,
    notices: [...leftOut(footer), ...columns.flatMap((column, i) => remarksOn(column, read[i]))],
    questions: [],
  };
  return [{ kind: 'records', raw }];
}

async function columnsOf(job: Job, bytes: Uint8Array, footer: Footer): Promise<readonly ReadColumn[]> {
  const { columns, groups } = footer;
  const content = bytes.subarray(0, footer.from);
  const pace = new Pace();
  let all = 0;
  const unpacked = (size: number): void => {
    all += size;
    allowUnpacked(bytes.length, all);
  };
  const read: ReadColumn[] = [];
  for (const column of columns) {
    const maker = new ColumnMaker(column);
    for (const { rows, chunks } of groups) {
      const chunk = chunks[column.place];
      if (chunk === undefined) throw damaged('its parts have not as many columns as its schema');
      maker.beginPart();
      for (const page of pagesOf({ bytes: content, rows, unpacked }, chunk, column)) {
        maker.take(page);
        await pace.keep(job.options.stop);
      }
    }
    read.push(maker.finish(footer.rows));
    job.options.progress(Math.floor((job.size * (1 + read.length / columns.length)) / 2), footer.rows);
  }
  return read;
}

const leftOut = ({ nested, unread, rows }: Footer): readonly Notice[] => [
  ...nested.map((column) => ({ column, what: 'left out: a nested column is no column of cells', count: rows })),
  ...unread.map((column) => ({ column, what: 'left out: its type is none of text, number, date, or true and false', count: rows })),
];

function remarksOn({ name, type }: FlatColumn, read: ReadColumn | undefined): readonly Notice[] {
  const of = (what: string, count = 0): readonly Notice[] => (count === 0 ? [] : [{ column: name, what, count }]);
  switch (type.kind) {
    case 'timestamp':
      return of(type.isUtc ? 'points in time, read as their date in UTC' : 'times, read as their date', read?.filled);
    case 'julian':
      return of('points in time, read as their date in UTC', read?.filled);
    case 'text':
      return of('bytes that are no text, read as missing', read?.doubtful);
    case 'float':
    case 'double':
      return of('whole numbers beyond 2^53, whose last digits a double does not hold', read?.doubtful);
    case 'whole':
    case 'decimal':
    case 'boolean':
    case 'date':
    case 'uuid':
      return [];
  }
}
