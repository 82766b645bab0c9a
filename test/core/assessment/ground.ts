import { accountResults, accountsAsk } from '../../../src/core/account-results';
import { asksFor } from '../../../src/core/asks';
import { assemble } from '../../../src/core/assembly';
import { assessmentAsks, type AssessmentGround } from '../../../src/core/assessment-evidence';
import { scoreAccounts } from '../../../src/core/icp';
import { kernel } from '../../../src/core/metrics/kernel';
import { dateOf, parseDate, type AdmittedTable } from '../../../src/core/model';
import { USUAL_QUESTION } from '../../../src/core/question';
import { NO_DEFINITIONS, type Definitions } from '../../../src/core/workspace';

/** What evidence is computed from, of text tables, without an engine: the plain loop answers. */
export function groundOf(tables: readonly AdmittedTable[], given: Partial<Definitions> = {}, asOf: string | null = null): AssessmentGround {
  const definitions = { ...NO_DEFINITIONS, ...given };
  const {
    dataset,
    tables: facts,
    accountColumns: columns,
    icpVersion,
  } = assemble(tables, definitions, asOf === null ? null : parseDate(asOf));
  const { cells } = asksFor(USUAL_QUESTION, dataset, definitions);
  const results = accountResults(kernel(accountsAsk(dataset), facts, dataset), dataset, {
    count: columns.count,
    assumptions: definitions.assumptions,
  });
  const scoring = { overrides: definitions.overrides, date: dateOf(dataset.asOf) };
  return {
    answerable: { cube: kernel(cells, facts, dataset), accounts: null, dataset, definitions },
    further: assessmentAsks(dataset).map((ask) => kernel(ask, facts, dataset)),
    accounts: dataset.supplied.has('account')
      ? { columns, results, scored: icpVersion === null ? null : scoreAccounts(icpVersion, columns, scoring) }
      : null,
  };
}
