import { changedBand, movedBand, withBand, withoutBand, type Criterion, type IcpProfile } from '../../../../core/icp';
import { firstRule } from '../../../../views/icp-builder-rule';
import { pointNumber, pointsText, readPoints } from '../../../../views/icp-words-of-criteria';
import { useAnnounce } from '../../../parts/announcer';
import type { Asked } from './asked';
import styles from './builder.module.css';
import { ConditionFields } from './condition-fields';
import { NumberField, OrderButtons } from './fields';

type Props = {
  readonly name: string;
  readonly profile: IcpProfile;
  readonly criterion: Criterion;
  readonly points: number;
  readonly asked: Asked;
  change(profile: IcpProfile): void;
};

/** What a band gives, in words, and the field for it where there are several. */
function Given({ profile, criterion, points, at, change }: Omit<Props, 'name' | 'asked'> & { readonly at: number }) {
  const band = criterion.bands[at];
  if (band === undefined) return null;
  const isByHand = criterion.points !== undefined;
  const isWhole = band.points === (criterion.points ?? 100);
  if (criterion.bands.length === 1 && isWhole) return <p className={styles['hint']}>Gives {pointsText(points)}.</p>;
  return (
    <NumberField
      label={isByHand ? `Points of this band, of ${pointNumber(points)}` : `Hundredths of ${pointsText(points)} that this band gives`}
      value={band.points}
      textOf={pointNumber}
      read={readPoints}
      type={(next) => change(changedBand(profile, criterion.id, at, { points: next }))}
    />
  );
}

/** The bands of a criterion: the first that holds gives its points, and what is in none gets 0. */
export function BandFields(props: Props) {
  const { name, profile, criterion, asked, change } = props;
  const announce = useAnnounce();
  const { id, bands } = criterion;
  const choice = asked.choices.find((each) => each.id === criterion.field);
  return (
    <>
      {bands.map((band, at) => (
        <fieldset key={at} className={styles['rule']}>
          <legend>{bands.length === 1 ? `What earns the points of ${name}` : `Band ${at + 1} of ${name}`}</legend>
          <ConditionFields rule={band.when} asked={asked} change={(when) => change(changedBand(profile, id, at, { when }))} />
          <Given {...props} at={at} />
          {bands.length < 2 ? null : (
            <OrderButtons
              name={`band ${at + 1} of ${name}`}
              at={at}
              of={bands.length}
              move={(by) => change(movedBand(profile, id, at, by))}
              remove={() => {
                change(withoutBand(profile, id, at));
                announce(`Band ${at + 1} of ${name} removed.`);
                document.getElementById(`criterion-${id}`)?.focus();
              }}
            />
          )}
        </fieldset>
      ))}
      {choice === undefined ? null : (
        <button type="button" className="button" onClick={() => change(withBand(profile, id, firstRule(choice)))}>
          Add a band of {name}
        </button>
      )}
    </>
  );
}
