import type { InForceList } from '../../../views/in-force';
import { TargetsLink } from '../../parts/targets-link';
import styles from './data.module.css';
import { PageSection } from './page-section';

/** What the numbers rest on beside the files: each value with where it comes from. */
export function InForce({ lists }: { readonly lists: readonly InForceList[] }) {
  return (
    <PageSection heading="What do the numbers rest on?">
      {lists.map(({ title, items, empty }) => (
        <div key={title}>
          <h3>{title}</h3>
          {items.length === 0 ? (
            <p>{empty}</p>
          ) : (
            <dl className={styles['facts']}>
              {items.map(({ label, value, source }) => (
                <div key={label}>
                  <dt>{label}</dt>
                  <dd>
                    {value} <span className="quiet">{`(${source})`}</span>
                  </dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      ))}
      <p>
        <TargetsLink part="settings">Change these on the Definitions page</TargetsLink>
      </p>
    </PageSection>
  );
}
