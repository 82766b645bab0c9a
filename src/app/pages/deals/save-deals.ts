import { rowsCsv } from '../../../exports/rows-csv';
import type { Question } from '../../../core/question';
import type { CellReader } from '../../../views/deals-cells';
import type { DealColumn } from '../../../views/deals-columns';
import { cellInFull, headerInFull } from '../../../views/deals-csv';
import { provenanceLines, provenanceOf } from '../../../views/provenance';
import { fileNameOf, offerFile } from '../../parts/offer-file';
import { PRODUCT } from '../../product';
import type { Cubes } from '../../cubes';
import type { Loaded, Session } from '../../session';
import { tellDeals } from './use-rows';

/** So many deals are asked for at a time. */
const AT_ONCE = 5000;

/** What is saved: these deals in this order, in these columns. */
export type Saved = {
  readonly deals: Int32Array;
  readonly columns: readonly DealColumn[];
  readonly reader: CellReader;
  readonly question: Question;
  readonly loaded: Loaded;
  /** What the list is narrowed to beside the question, in words. */
  readonly narrowed: readonly string[];
};

type Teller = { readonly cubes: Cubes; readonly session: Pick<Session, 'aboutDeals'> };

/** Exactly these rows and columns as the text of a file, numbers in full. */
export async function dealsCsv(saved: Saved, { cubes, session }: Teller): Promise<string> {
  const { deals, columns, reader, question, loaded, narrowed } = saved;
  const rows: (readonly string[])[] = [];
  for (let from = 0; from < deals.length; from += AT_ONCE) {
    const told = await tellDeals([...deals.subarray(from, from + AT_ONCE)], { cubes, session, loaded });
    for (const deal of told) rows.push(columns.map((column) => cellInFull(deal, column, reader)));
  }
  const about = [
    { label: 'Deals', text: `${deals.length}` },
    ...narrowed.map((text) => ({ label: 'Narrowed to', text })),
    ...provenanceLines(provenanceOf(loaded, question, PRODUCT)),
  ];
  const table = { columns: columns.map((column) => headerInFull(column, loaded.dataset)), rows };
  return rowsCsv(table, about);
}

/** Hands them to the browser; gives the name of the file. */
export async function saveDeals(saved: Saved, teller: Teller): Promise<string> {
  const text = await dealsCsv(saved, teller);
  return offerFile(fileNameOf('deals', saved.loaded, 'csv'), text, 'text/csv;charset=utf-8');
}
