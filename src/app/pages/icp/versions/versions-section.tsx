import { useMemo } from 'react';
import type { IcpVersion } from '../../../../core/icp';
import { namingOf } from '../../../../views/icp-builder-attributes';
import { versionRows, versionsSentence, type VersionRow } from '../../../../views/icp-versions';
import { Download } from '../../../icons';
import { useAnnounce } from '../../../parts/announcer';
import { ScrollRegion } from '../../../parts/scroll-region';
import type { SectionProps } from '../world';
import { ImportProfile } from './import-profile';
import { RulerChoice } from './ruler-choice';
import styles from './versions.module.css';

const CAPTION = 'Versions of the ICP, the newest first';
const NOT_SAVED = 'The file could not be saved: a part of this page could not be fetched. Reload the page and try again.';

function Row({ row, save }: { readonly row: VersionRow; save(): void }) {
  return (
    <tr>
      <th scope="row">
        {row.name} <span className="quiet">{row.id}</span>
      </th>
      <td>{row.from}</td>
      <td className={row.standing === 'inForce' ? styles['inForce'] : undefined}>{row.standingText}</td>
      <td>{row.author}</td>
      <td className={styles['wide']}>{row.note}</td>
      <td className={styles['wide']}>
        <ul className={styles['list']}>
          {row.changes.map((change, at) => (
            <li key={`${at} ${change}`}>{change}</li>
          ))}
        </ul>
      </td>
      <td>{row.months}</td>
      <td>
        <button type="button" className={`button ${styles['small'] ?? ''}`} aria-label={`Save ${row.name} as a file`} onClick={save}>
          <Download size={16} aria-hidden="true" />
          Save
        </button>
      </td>
    </tr>
  );
}

function Versions({ rows, save }: { readonly rows: readonly VersionRow[]; save(id: string): void }) {
  return (
    <ScrollRegion label={CAPTION}>
      <table>
        <caption>{CAPTION}</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Effective from</th>
            <th scope="col">In force?</th>
            <th scope="col">Published by</th>
            <th scope="col">Note</th>
            <th scope="col">What changed</th>
            <th scope="col">Since the one before</th>
            <th scope="col">File</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} save={() => save(row.id)} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type Props = SectionProps & { onDraft(version: IcpVersion): void };

/** Which versions there are, what changed from one to the next, and by which of them the pages are read. */
export function VersionsSection({ world, onDraft }: Props) {
  const announce = useAnnounce();
  const { loaded, date } = world;
  const { icp } = loaded.definitions;
  const { dimensions, currency } = loaded.dataset;
  const rows = useMemo(() => versionRows(icp, date, namingOf(dimensions, currency)), [icp, date, dimensions, currency]);
  const save = async (id: string): Promise<void> => {
    const version = icp.find((each) => each.id === id);
    try {
      const { saveProfile } = await import('./save-profile');
      if (version !== undefined) announce(`Saved ${saveProfile(version)}. It holds the profiles and no row of data.`);
    } catch {
      announce(NOT_SAVED);
    }
  };
  return (
    <section className={styles['section']} aria-labelledby="icp-versions">
      <h2 id="icp-versions" tabIndex={-1}>
        Which versions are there?
      </h2>
      <p>{versionsSentence(icp, date)}</p>
      {rows.length === 0 ? null : (
        <>
          <RulerChoice world={world} />
          <Versions rows={rows} save={(id) => void save(id)} />
        </>
      )}
      <ImportProfile onDraft={onDraft} />
    </section>
  );
}
