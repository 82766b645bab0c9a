import { rulingDate } from '../../core/model';
import type { Question } from '../../core/question';
import { rulerOf, rulerValue } from '../../views/icp-ruler';
import { rulerChoices } from '../../views/icp-versions';
import { segmentationChoice } from '../../views/segmentation-choice';
import { useAnnounce } from '../parts/announcer';
import { useSession, type Loaded } from '../session';

type Props = { readonly question: Question; readonly loaded: Loaded; ask(next: Question): void };

function IcpVersion({ loaded }: Pick<Props, 'loaded'>) {
  const { defining, define } = useSession();
  const announce = useAnnounce();
  const definitions = defining ?? loaded.definitions;
  if (definitions.icp.length === 0) return null;
  const choices = rulerChoices(definitions.icp, rulingDate(loaded.dataset));
  return (
    <label className="field">
      <span>ICP version</span>
      <select
        value={rulerValue(definitions.icpRuler)}
        onChange={({ target }) => {
          define({ ...definitions, icpRuler: rulerOf(target.value) });
          announce('The accounts are scored again.');
        }}
      >
        {choices.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

function SegmentationUsed({ question, loaded, ask }: Props) {
  const choice = segmentationChoice(question, loaded.dataset, loaded.definitions.segmentations);
  if (choice === null) return null;
  return (
    <label className="field">
      <span>Segmentation</span>
      <select
        value={choice.chosen ?? ''}
        onChange={({ target }) => ask({ ...question, by: choice.choices.find(({ id }) => id === target.value)?.id ?? null })}
      >
        {choice.chosen === null ? <option value="">Another field</option> : null}
        {choice.choices.map(({ id, label }) => (
          <option key={id} value={id}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** By what accounts are measured and divided: the version of the ICP, and the segmentation where there are two. */
export function MeasuredBy(props: Props) {
  return (
    <>
      <IcpVersion loaded={props.loaded} />
      <SegmentationUsed {...props} />
    </>
  );
}
