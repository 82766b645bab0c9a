import { EXPORTS } from '../../../views/exports-understood';
import { SAMPLES } from '../../samples';
import styles from './data.module.css';

/** What stands here before there is any data: the sample, and the exports that are understood with what they should hold. */
export function NothingLoaded({ onSample }: { readonly onSample: (company: string) => void }) {
  return (
    <>
      <section aria-labelledby="data-sample">
        <h2 id="data-sample">No export at hand?</h2>
        {SAMPLES.map(({ company, name, says }) => (
          <p key={company}>
            <button type="button" className="button" onClick={() => onSample(company)}>{`Try the sample ${name}`}</button>{' '}
            <span className="quiet">{says}</span>
          </p>
        ))}
      </section>
      <section aria-labelledby="data-exports">
        <h2 id="data-exports">Which exports are understood?</h2>
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
            'A file of deals needs the stage and, to be counted by time and money, the created date, the close date and the amount. Files of accounts, subscriptions or customers, spend and exchange rates may stand beside it.'
          }
        </p>
      </section>
    </>
  );
}
