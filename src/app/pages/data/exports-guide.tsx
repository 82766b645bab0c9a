import { EXPORTS } from '../../../views/exports-understood';
import styles from './data.module.css';
import { PageSection } from './page-section';

/** The exports that are understood, where each CRM keeps them, and what they should hold. */
export function ExportsGuide() {
  return (
    <PageSection heading="Which exports are understood?">
      <dl className={styles['facts']}>
        {EXPORTS.map(({ name, where }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{where}</dd>
          </div>
        ))}
      </dl>
      <p>
        {
          'A file of deals needs the stage and, to be counted by time and money, the created date, the close date and the amount. Files of accounts, subscriptions or customers, spend, exchange rates, stage history and outreach may stand beside it.'
        }
      </p>
    </PageSection>
  );
}
