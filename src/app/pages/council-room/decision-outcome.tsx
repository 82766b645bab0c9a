import type { OutcomeWord, ToldStatus } from '../../../core/council';
import type { OutcomeView } from '../../../views/decisions-list';
import type { Figure } from '../../../views/figure';
import { CircleCheck, CircleDashed, OctagonAlert, TriangleAlert } from '../../icons';

const ICONS: Readonly<Record<OutcomeWord, typeof CircleCheck>> = {
  worked: CircleCheck,
  didNot: OctagonAlert,
  tooEarly: CircleDashed,
  cannotTell: CircleDashed,
};
const STATES: Readonly<Record<OutcomeWord, string>> = { worked: 'met', didNot: 'missed', tooEarly: 'undecided', cannotTell: 'undecided' };

/** What came of a decision as icon and word; its colour only helps. */
export function OutcomeBadge({ outcome }: { readonly outcome: OutcomeView }) {
  const Icon = ICONS[outcome.word];
  return (
    <span className={`state state-${STATES[outcome.word]}`}>
      <Icon aria-hidden="true" size={18} />
      {outcome.text}
    </span>
  );
}

/** Open, late, done or dropped; being late has an icon too. */
export function StatusText({ status, text }: { readonly status: ToldStatus; readonly text: string }) {
  if (status !== 'late') return <span className={status === 'dropped' ? 'quiet' : undefined}>{text}</span>;
  return (
    <span className="state state-drifted">
      <TriangleAlert aria-hidden="true" size={16} />
      {text}
    </span>
  );
}

/** A number of two periods that were read anew; it opens nothing, for its segment may be wider than a slice. */
function Plain({ label, figure }: { readonly label: string; readonly figure: Figure }) {
  const aside = [figure.interval, figure.rests].filter((each) => each !== null && each !== '').join(' · ');
  return (
    <div>
      <dt>{label}</dt>
      <dd className={`figure figure-${figure.level}`}>
        <span className="figure-value">{figure.text}</span>
        {aside === '' ? null : <span className="figure-aside">{aside}</span>}
      </dd>
    </div>
  );
}

/** Before, since, and the change with its interval; why there is none stands beside the outcome's word. */
export function Happened({ outcome }: { readonly outcome: OutcomeView }) {
  const { before, after, change } = outcome;
  if (before === null && after === null) return <span className="quiet">Not told.</span>;
  return (
    <dl className="room-happened">
      {before === null ? null : <Plain label="Before" figure={before} />}
      {after === null ? null : <Plain label="Since" figure={after} />}
      {change === null ? null : (
        <div>
          <dt>Change</dt>
          <dd className="room-change">{change}</dd>
        </div>
      )}
    </dl>
  );
}

/** The parts of a change, by what moved; they add up to it. */
export function Moved({ outcome }: { readonly outcome: OutcomeView }) {
  if (outcome.split.length === 0) return <span className="quiet">Not split.</span>;
  return (
    <dl className="room-moved">
      {outcome.split.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
