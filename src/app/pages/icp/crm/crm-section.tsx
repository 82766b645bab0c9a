import { useId, useMemo, useState } from 'react';
import { comparableColumns, isNamedAsTier, suggestedMapping, type CrmMapping, type IcpVersion, type Scored } from '../../../../core/icp';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { crmValues, crmView, remapped, VERDICT_CHOICES, verdictOf, type Disagreeing } from '../../../../views/icp-crm';
import { DataTable } from '../../../parts/data-table';
import { ScrollRegion } from '../../../parts/scroll-region';
import type { SectionProps } from '../world';
import styles from './crm.module.css';

type MeaningsProps = { readonly values: readonly string[]; readonly mapping: CrmMapping; change(mapping: CrmMapping): void };

function Meaning({ value, mapping, change }: Omit<MeaningsProps, 'values'> & { readonly value: string }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{value}</label>
      <select
        id={id}
        value={mapping.get(value) ?? ''}
        onChange={(event) => change(remapped(mapping, value, verdictOf(event.target.value)))}
      >
        <option value="">not compared</option>
        {VERDICT_CHOICES.map(({ verdict, text }) => (
          <option key={verdict} value={verdict}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Meanings({ values, mapping, change }: MeaningsProps) {
  return (
    <fieldset className={styles['meanings']}>
      <legend>What does each value of the CRM mean?</legend>
      {values.map((value) => (
        <Meaning key={value} value={value} mapping={mapping} change={change} />
      ))}
    </fieldset>
  );
}

const CAPTION = 'Accounts of which the CRM and this ICP say different things';

function Disagreements({ rows, onAccount }: { readonly rows: readonly Disagreeing[]; onAccount(account: number): void }) {
  return (
    <ScrollRegion label={CAPTION}>
      <table>
        <caption>{CAPTION}</caption>
        <thead>
          <tr>
            <th scope="col">Account</th>
            <th scope="col">In the CRM</th>
            <th scope="col">Which means</th>
            <th scope="col">By this ICP</th>
            <th scope="col" className="number">
              Open amount
            </th>
            <th scope="col" className="number">
              Won, a year
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.account}>
              <th scope="row">
                <button type="button" className={`link ${styles['name'] ?? ''}`} onClick={() => onAccount(row.account)}>
                  {row.name}
                </button>
              </th>
              <td>{row.crm}</td>
              <td>{row.says}</td>
              <td>{row.ours}</td>
              <td className="number">{row.open}</td>
              <td className="number">{row.won}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type Props = SectionProps & { onAccount(account: number): void };
type ComparisonProps = Props & { readonly scored: Scored; readonly attribute: string };

function Comparison({ world, scored, attribute, onAccount }: ComparisonProps) {
  const { accounts, results, loaded } = world;
  const { dimensions, currency, moneyMissing } = loaded.dataset;
  const [mapping, setMapping] = useState(() => suggestedMapping(crmValues(accounts, scored, attribute)));
  const view = useMemo(() => {
    const money = { currency: results.currency, missing: moneyMissing };
    return crmView({ accounts, scored, results }, attribute, { mapping, label: namingOf(dimensions, currency).labelOf(attribute), money });
  }, [accounts, scored, results, attribute, mapping, dimensions, currency, moneyMissing]);
  if (view === null) return null;
  return (
    <>
      <Meanings values={view.values} mapping={mapping} change={setMapping} />
      <output>{view.says}</output>
      {view.leftOut.length === 0 ? null : (
        <ul className="quiet">
          {view.leftOut.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <DataTable table={view.table} />
      <p>{view.disagreeingText}</p>
      {view.disagreeing.length === 0 ? null : <Disagreements rows={view.disagreeing} onAccount={onAccount} />}
    </>
  );
}

function Comparing({ world, version, scored, onAccount }: Props & { readonly version: IcpVersion; readonly scored: Scored }) {
  const { accounts, loaded } = world;
  const { segmentations } = loaded.definitions;
  const columns = useMemo(() => comparableColumns(accounts, new Set(segmentations.map(({ id }) => id))), [accounts, segmentations]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [id, [first]] = [useId(), columns];
  const likely = first !== undefined && isNamedAsTier(first) ? first : null;
  const attribute = chosen !== null && columns.includes(chosen) ? chosen : likely;
  if (first === undefined)
    return <p>No column of the accounts could be a tier or a flag: one of text with two to twelve values. Map one on the Data page.</p>;
  const { labelOf } = namingOf(loaded.dataset.dimensions, loaded.dataset.currency);
  return (
    <>
      <div className="field">
        <label htmlFor={id}>The CRM’s own tier or flag</label>
        <select id={id} value={attribute ?? ''} onChange={(event) => setChosen(event.target.value)}>
          {likely === null ? <option value="">choose a column</option> : null}
          {columns.map((column) => (
            <option key={column} value={column}>
              {labelOf(column)}
            </option>
          ))}
        </select>
      </div>
      {attribute === null ? (
        <p>No column is called a tier or a flag. If one of them is, choose it here.</p>
      ) : (
        <>
          <p className="quiet">Ours is {version.name}.</p>
          <Comparison key={attribute} world={world} scored={scored} attribute={attribute} onAccount={onAccount} />
        </>
      )}
    </>
  );
}

/** What the CRM says of accounts, held against what this ICP says of them, one by one. */
export function CrmSection({ world, onAccount }: Props) {
  const { version, scored } = world;
  return (
    <section className={styles['section']} aria-labelledby="icp-crm">
      <h2 id="icp-crm" tabIndex={-1}>
        Does the CRM say the same?
      </h2>
      {version === null || scored === null ? (
        <p>No version of the ICP is published, so there is nothing to compare the CRM with. Publish one first.</p>
      ) : (
        <Comparing world={world} version={version} scored={scored} onAccount={onAccount} />
      )}
    </section>
  );
}
