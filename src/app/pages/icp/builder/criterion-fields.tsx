import {
  changedCriterion,
  IMPORTANCES,
  movedCriterion,
  pointsById,
  withImportance,
  withoutCriterion,
  withPoints,
  withSide,
  type Criterion,
  type IcpProfile,
} from '../../../../core/icp';
import { FAMILIES, FAMILY_WORDS, IMPORTANCE_WORDS, pointsText } from '../../../../views/icp-words-of-criteria';
import type { Asked } from './asked';
import { BandFields } from './band-fields';
import styles from './builder.module.css';
import { ChoiceField, OrderButtons } from './fields';
import { PointsField } from './points-field';

type Props = {
  readonly profile: IcpProfile;
  readonly criterion: Criterion;
  readonly name: string;
  readonly asked: Asked;
  change(profile: IcpProfile): void;
  /** Told which criterion had its points typed last: sharing out leaves it alone. */
  typed(id: string): void;
  removed(): void;
};

/** One criterion: its points, what earns them, and where it stands. */
export function CriterionFields({ profile, criterion, name, asked, change, typed, removed }: Props) {
  const { id, side, family, importance = 'medium' } = criterion;
  const points = pointsById(profile, side).get(id) ?? 0;
  const own = profile.criteria.filter((each) => each.side === side);
  return (
    <fieldset className={styles['criterion']}>
      <legend id={`criterion-${id}`} tabIndex={-1}>
        {name} <span className="quiet">{pointsText(points)}</span>
      </legend>
      <div className={styles['fields']}>
        <ChoiceField
          label={`Importance of ${name}`}
          value={importance}
          choices={IMPORTANCES.map((each) => [each, IMPORTANCE_WORDS[each]])}
          choose={(next) => change(withImportance(profile, id, next))}
        />
        <ChoiceField
          label={`Family of ${name}`}
          value={family}
          choices={FAMILIES.map((each) => [each, FAMILY_WORDS[each]])}
          choose={(next) => change(changedCriterion(profile, id, (each) => ({ ...each, family: next })))}
        />
        <ChoiceField
          label={`Score of ${name}`}
          value={side}
          choices={[
            ['fit', 'Fit: who they are'],
            ['intent', 'Intent: whether they are buying'],
          ]}
          choose={(next) => change(withSide(profile, id, next))}
        />
        <PointsField
          name={name}
          criterion={criterion}
          points={points}
          change={(next, from) => {
            change(withPoints(profile, id, next, from));
            typed(id);
          }}
        />
      </div>
      <BandFields name={name} profile={profile} criterion={criterion} points={points} asked={asked} change={change} />
      <OrderButtons
        name={name}
        at={own.indexOf(criterion)}
        of={own.length}
        move={(by) => change(movedCriterion(profile, id, by))}
        remove={() => {
          change(withoutCriterion(profile, id));
          removed();
        }}
      />
    </fieldset>
  );
}
