import { useEffect, useRef, useState } from 'react';
import {
  commonRule,
  familyOf,
  pointingOf,
  pointsByImportance,
  sharedOut,
  withCriterion,
  type IcpProfile,
  type Side,
} from '../../../../core/icp';
import { criterionNames, pointingText, pointsSum } from '../../../../views/icp-builder';
import { CircleCheck, TriangleAlert } from '../../../icons';
import { useAnnounce } from '../../../parts/announcer';
import type { Asked } from './asked';
import styles from './builder.module.css';
import { CriterionFields } from './criterion-fields';
import { AddChoice } from './fields';

type Props = { readonly profile: IcpProfile; readonly side: Side; readonly asked: Asked; change(profile: IcpProfile): void };

const TITLE: Readonly<Record<Side, string>> = { fit: 'Fit: who they are', intent: 'Intent: whether they seem to be buying' };

/** The sum of the points, and what can be done about it. */
function Sum({ profile, side, change, last }: Omit<Props, 'asked'> & { readonly last: string | null }) {
  const sum = pointsSum(profile, side);
  const isByHand = pointingOf(profile, side) === 'hand';
  const kept = new Set(last === null ? [] : [last]);
  return (
    <div className={styles['row']}>
      <strong className={styles['sum']} data-right={sum.isRight}>
        {sum.isRight ? <CircleCheck size={16} aria-hidden="true" /> : <TriangleAlert size={16} aria-hidden="true" />}
        {sum.text}
      </strong>
      {isByHand && !sum.isRight ? (
        <button type="button" className="button" onClick={() => change(sharedOut(profile, side, kept))}>
          Share out the rest
        </button>
      ) : null}
      {isByHand ? (
        <button type="button" className="button" onClick={() => change(pointsByImportance(profile, side))}>
          {side === 'fit' ? 'Points of fit by importance' : 'Points of intent by importance'}
        </button>
      ) : null}
    </div>
  );
}

/** The criteria of one side with the sum of their points. */
export function CriteriaGroup({ profile, side, asked, change }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const announce = useAnnounce();
  const [last, setLast] = useState<string | null>(null);
  const [added, setAdded] = useState<string | null>(null);
  useEffect(() => {
    if (added !== null) document.getElementById(`criterion-${added}`)?.focus();
  }, [added]);
  const names = criterionNames(profile, asked.naming);
  const own = profile.criteria.filter((criterion) => criterion.side === side);
  const attributes = asked.choices.filter(({ isSegmentation }) => !isSegmentation);
  const add = (field: string): void => {
    const choice = attributes.find(({ id }) => id === field);
    if (choice === undefined) return;
    const bands = [{ when: commonRule(choice.offered), points: 100 }];
    const next = withCriterion(profile, { field, family: familyOf(field), side, importance: 'medium', bands });
    change(next);
    setAdded(next.criteria.at(-1)?.id ?? null);
    announce(`${choice.label} added. Say what earns its points.`);
  };
  return (
    <div className={styles['group']}>
      <h4 ref={heading} tabIndex={-1}>
        {TITLE[side]}
      </h4>
      <p className={styles['hint']}>{side === 'fit' ? pointingText(profile, side) : 'A score of its own, which never changes the tier.'}</p>
      {own.map((criterion) => (
        <CriterionFields
          key={criterion.id}
          profile={profile}
          criterion={criterion}
          name={names.get(criterion.id) ?? criterion.id}
          asked={{ ...asked, choices: attributes }}
          change={change}
          typed={setLast}
          removed={() => {
            announce(`${names.get(criterion.id) ?? criterion.id} removed.`);
            heading.current?.focus();
          }}
        />
      ))}
      {own.length === 0 && side === 'intent' ? null : <Sum profile={profile} side={side} change={change} last={last} />}
      <AddChoice
        label={side === 'fit' ? 'A criterion of fit on' : 'A criterion of intent on'}
        button={side === 'fit' ? 'Add a fit criterion' : 'Add an intent criterion'}
        choices={attributes.map(({ id, label }) => [id, label])}
        add={add}
      />
    </div>
  );
}
