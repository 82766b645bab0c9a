import { Refusal } from '../../byte-source';

/** The refusal of a workbook that is not written as one; `what` says what was found. */
export const damaged = (what: string): Refusal =>
  new Refusal(`The workbook (XLSX) is damaged: ${what}; open it in a spreadsheet, save it again and load that.`);
