import { useMemo } from 'react';
import { READ_OUT_HEIGHT, readOutOption } from '../../../charts/read-out';
import type { Hypothesis } from '../../../core/hypotheses';
import type { HypothesisGround, Reached } from '../../../core/hypothesis-readings';
import { leastOf } from '../../../views/answered';
import { sidesReached, stateOf } from '../../../views/hypotheses';
import { hypothesisRecord, type ReadOutView } from '../../../views/hypothesis-record';
import { plain } from '../../../wording';
import { Drawing } from '../../parts/drawing';
import { SentenceText } from '../../parts/sentence-text';
import type { Loaded } from '../../session';
import { Modal } from '../../shell/modal';
import { HypothesisActs } from './hypothesis-acts';

function Look({ look }: { readonly look: ReadOutView }) {
  return (
    <section aria-label={look.title} className="tested-look">
      <h3>{look.title}</h3>
      <SentenceText sentence={look.sentence} className="tested-sentence" />
      <dl className="room-facts">
        {look.sides.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {look.picture === null ? null : (
        <Drawing view={look.picture} draw={readOutOption} label={plain(look.sentence)} height={READ_OUT_HEIGHT} />
      )}
      <p className="quiet">{look.caution}</p>
      {look.elsewhere.length === 0 ? null : (
        <>
          <p>The two sides differ elsewhere, too:</p>
          <ul className="room-changes">
            {look.elsewhere.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export type HypothesisRecordProps = {
  readonly hypothesis: Hypothesis;
  readonly loaded: Loaded;
  readonly ground: HypothesisGround | null;
  readonly reached: Reached | null;
  close(): void;
};

/** One hypothesis, whole: its plan, what was told of it, what can be done now, and how it came to stand so. */
export function HypothesisRecord(props: HypothesisRecordProps) {
  const { hypothesis, loaded, reached, close } = props;
  const { dataset, definitions } = loaded;
  const view = useMemo(
    () => hypothesisRecord(hypothesis, { dataset, definitions, least: leastOf(definitions) }),
    [hypothesis, dataset, definitions],
  );
  const sides = reached === null ? [] : sidesReached(hypothesis, reached);
  return (
    <Modal title={hypothesis.text === '' ? 'A hypothesis without words' : hypothesis.text} className="room-record" close={close}>
      <dl className="room-facts room-record-facts">
        {view.facts.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      {view.looks.map((look) => (
        <Look key={look.title} look={look} />
      ))}
      {view.hidden === null ? null : (
        <section aria-label="So far">
          <h3>So far</h3>
          <ul className="tested-sides">
            {sides.map(({ name, text, part, whole }) => (
              <li key={name}>
                <span>{name}</span>
                <progress value={part} max={whole} aria-label={`${name}: ${text} deals`} />
                <span className="tested-count">{text}</span>
              </li>
            ))}
          </ul>
          <p className="quiet">{view.hidden}</p>
        </section>
      )}
      <HypothesisActs key={hypothesis.readOn} {...props} state={stateOf(hypothesis, dataset, reached)} />
      <section aria-label="History">
        <h3>History</h3>
        <ol className="room-history">
          {view.history.map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ol>
      </section>
    </Modal>
  );
}
