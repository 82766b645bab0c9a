import type { Admission } from '../../../src/core/admission';
import type { AdmittedTable, OpenQuestion, Sha256, TableId } from '../../../src/core/model';
import { settledBy, settleFiles, type SettledFiles } from '../../../src/core/snapshots';
import { grid } from '../../fixtures/grid';

/** A file as admission leaves it: everything in it loaded. Its hash is its name, so that questions between files can be read. */
export function admitted(name: string, text: string, table: TableId = 'opportunity'): Admission {
  const rows: AdmittedTable = { ...grid(table, text), file: `${name}.csv`, sha256: name.padEnd(12, '0') as Sha256 };
  return {
    inspection: {
      file: rows.file,
      sha256: rows.sha256,
      bytes: text.length,
      format: null,
      table,
      outcome: 'load',
      records: rows.rows,
      loaded: rows.rows,
      setAside: [],
      notData: [],
      notices: [],
      questions: [],
      error: null,
      totals: null,
      mapping: {},
    },
    columns: [],
    stages: [],
    setAside: [],
    header: [...rows.columns.keys()],
    headerLine: 1,
    preview: [],
    table: rows,
  };
}

/** Settles files by answers (question id: choice) and dates (file name without its ending: date). */
export function settle(
  files: readonly Admission[],
  answers: Readonly<Record<string, string>> = {},
  dates: Readonly<Record<string, string>> = {},
): SettledFiles {
  const dateOf = ({ file }: { readonly file: string }): string | null => dates[file.replace('.csv', '')] ?? null;
  return settleFiles(files, settledBy(new Map(Object.entries(answers)), { dateOf, asOf: null }));
}

export const questionsOf = ({ admissions }: SettledFiles): readonly OpenQuestion[] =>
  admissions.flatMap(({ inspection }) => inspection.questions);

/** Files by what they came to: `a load 3`. */
export const outcomesOf = ({ admissions }: SettledFiles): readonly string[] =>
  admissions.map(({ inspection: { file, outcome, loaded } }) => `${file.replace('.csv', '')} ${outcome} ${loaded}`);

/** Snapshots as text: `2025-06-30 a b`. */
export const snapshotsOf = ({ snapshots }: SettledFiles, dateOf: (day: number) => string): readonly string[] =>
  snapshots.map(({ asOf, files }) => [dateOf(asOf), ...files.map(({ file }) => file.replace('.csv', ''))].join(' '));

/** The id of the question between two files of `admitted`. */
export const between = (earlier: string, later: string): string => `overlap ${earlier.padEnd(12, '0')} ${later.padEnd(12, '0')}`;
