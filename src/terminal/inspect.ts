import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { NO_SETTINGS, type Admission } from '../core/admission';
import { inspectionJson } from './inspection-json';
import { admissionStatus, admitEach, readAnswers } from './disk-files';
import { admittedCsv, setAsideCsv } from './admitted-csv';

const HELP = `inspect [--answers FILE.json] [--out DIR] FILE...
May these files be used, each by itself? One JSON object a file, one a line. How files that overlap stand to each other is
asked by report.
--answers  {"question id": "choice"} for what a file leaves open
--out      also writes the admitted and the set-aside rows as CSV. These files are for machines, not for a spreadsheet:
           text stays as read and is not guarded against formulas.
Exit status: 0 all can be used, 3 a question is open, 4 a file is refused, 1 internal error.
`;

function writeRows(folder: string, admission: Admission): void {
  const { inspection, table, setAside } = admission;
  const start = inspection.sha256.slice(0, 12);
  if (table !== null && inspection.outcome !== 'ask') writeFileSync(join(folder, `${start}-${table.table}.csv`), admittedCsv(table));
  if (setAside.length > 0) writeFileSync(join(folder, `${start}-set-aside.csv`), setAsideCsv(setAside));
}

/** The `inspect` command of the terminal contract. */
export async function inspect(parameters: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...parameters],
    allowPositionals: true,
    options: { answers: { type: 'string' }, out: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help === true || positionals.length === 0) {
    process.stdout.write(HELP);
    return values.help === true ? 0 : 1;
  }
  const answers = await readAnswers(values.answers);
  const admissions = await admitEach(positionals, { ...NO_SETTINGS, answers });
  for (const admission of admissions) process.stdout.write(`${JSON.stringify(inspectionJson(admission.inspection))}\n`);
  if (values.out !== undefined) {
    mkdirSync(values.out, { recursive: true });
    for (const admission of admissions) writeRows(values.out, admission);
  }
  return admissionStatus(admissions);
}
