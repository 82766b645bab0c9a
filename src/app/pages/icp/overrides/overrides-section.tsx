import { useMemo, useRef } from 'react';
import type { Override } from '../../../../core/icp';
import { asOfDate } from '../../../../core/model';
import { overrideRows, overridesText, type OverrideRow } from '../../../../views/icp-overrides';
import { X } from '../../../icons';
import { useAnnounce } from '../../../parts/announcer';
import { ScrollRegion } from '../../../parts/scroll-region';
import { useSession } from '../../../session';
import type { SectionProps } from '../world';
import { OverrideForm } from './override-form';
import styles from './overrides.module.css';

const CAPTION = 'Accounts with a tier by hand, those in force first';

function Row({ row, isBusy, remove }: { readonly row: OverrideRow; readonly isBusy: boolean; remove(): void }) {
  return (
    <tr>
      <th scope="row">
        {row.name} <span className={`quiet ${styles['id'] ?? ''}`}>{row.id}</span>
      </th>
      <td>{row.tier}</td>
      <td className={row.isInForce ? styles['inForce'] : 'quiet'}>{row.standing}</td>
      <td className={styles['wide']}>{row.reason}</td>
      <td>{row.author}</td>
      <td>{row.from}</td>
      <td>{row.expires}</td>
      <td>{row.exclusion}</td>
      <td>
        <button
          type="button"
          className="icon-button"
          disabled={isBusy}
          aria-label={`Remove the override of ${row.name} ${row.id}, ${row.standing}`}
          onClick={remove}
        >
          <X size={16} aria-hidden="true" />
        </button>
      </td>
    </tr>
  );
}

function Rows({
  rows,
  isBusy,
  remove,
}: {
  readonly rows: readonly OverrideRow[];
  readonly isBusy: boolean;
  remove(row: OverrideRow): void;
}) {
  return (
    <ScrollRegion label={CAPTION}>
      <table>
        <caption>{CAPTION}</caption>
        <thead>
          <tr>
            {['Account', 'Tier', 'In force?', 'Reason', 'Author', 'From', 'Expires', 'Exclusion', 'Remove'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.at} row={row} isBusy={isBusy} remove={() => remove(row)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

/** Which accounts have a tier that a person gave them, what that changes, and the way to give or take one. */
export function OverridesSection({ world }: SectionProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const session = useSession();
  const announce = useAnnounce();
  const { loaded, accounts, version, date } = world;
  const { overrides } = loaded.definitions;
  const rows = useMemo(() => overrideRows(overrides, accounts, date), [overrides, accounts, date]);
  const says = useMemo(() => overridesText(overrides, { version, accounts, date }), [overrides, version, accounts, date]);
  const isBusy = session.progress !== null || session.defining !== null;
  const define = (next: readonly Override[], said: string): void => {
    session.define({ ...(session.defining ?? loaded.definitions), overrides: next });
    announce(said);
    // The button that was pressed goes, or rests: the keyboard goes on from the top of the list.
    heading.current?.focus();
  };
  const remove = (row: OverrideRow): void =>
    define(
      overrides.filter((_, at) => at !== row.at),
      `Removed the override of ${row.name}. The last change can be taken back among the definitions.`,
    );
  return (
    <section className={styles['section']} aria-labelledby="icp-overrides">
      <h2 id="icp-overrides" ref={heading} tabIndex={-1}>
        Which accounts have a tier by hand?
      </h2>
      <p aria-live="polite">{says}</p>
      {rows.length === 0 ? null : <Rows rows={rows} isBusy={isBusy} remove={remove} />}
      <OverrideForm
        accounts={accounts}
        date={asOfDate(loaded.dataset) ?? ''}
        isBusy={isBusy}
        add={(override, name) => define([...overrides, override], `Added: ${name} is tier ${override.tier} by hand.`)}
      />
    </section>
  );
}
