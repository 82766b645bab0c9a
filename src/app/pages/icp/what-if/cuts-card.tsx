import { useMemo, useState } from 'react';
import { cutsOption } from '../../../../charts/what-if-cuts';
import { faultOfVersion, type IcpVersion } from '../../../../core/icp';
import { standingAt, withCutOff, type CutName, type CutPoint } from '../../../../core/what-if-cuts';
import { leastOf } from '../../../../views/answered';
import { CUT_CHOICES, cutsView, type CutsView } from '../../../../views/what-if-cuts';
import { pointNumber } from '../../../../views/icp-words-of-criteria';
import { Card } from '../../../parts/card';
import { Drawing } from '../../../parts/drawing';
import { Skeleton } from '../../../parts/skeleton';
import { ChoiceField } from '../builder/fields';
import { preparedFor } from '../effect/prepared';
import type { SectionProps } from '../world';
import { useCuts } from './use-cuts';
import styles from './what-if.module.css';

type Props = SectionProps & { readonly draft: IcpVersion; change(draft: IcpVersion): void };

const QUESTION = 'Where could the cut-offs lie?';
const HEIGHT = 260;

type PickersProps = {
  readonly draft: IcpVersion;
  readonly at: number;
  readonly cut: CutName;
  readonly points: readonly CutPoint[];
  readonly from: number | null;
  chooseProfile(at: number): void;
  chooseCut(cut: CutName): void;
  choose(from: number): void;
  use(from: number): void;
};

function Pickers({ draft, at, cut, points, from, chooseProfile, chooseCut, choose, use }: PickersProps) {
  const profile = draft.profiles[at];
  const standing = profile === undefined ? 0 : (standingAt(profile).find(([name]) => name === cut)?.[1] ?? 0);
  const chosen = from ?? standing;
  const scores = points.map((point) => [String(point.from), `${pointNumber(point.from)} points`] as const);
  return (
    <div className={styles['pickers']}>
      {draft.profiles.length < 2 ? null : (
        <ChoiceField
          label="Profile"
          value={String(at)}
          choices={draft.profiles.map(({ name }, place) => [String(place), name] as const)}
          choose={(place) => chooseProfile(Number(place))}
        />
      )}
      <ChoiceField label="Which cut-off" value={cut} choices={CUT_CHOICES} choose={chooseCut} />
      <ChoiceField label="Score" value={String(chosen)} choices={scores} choose={(score) => choose(Number(score))} />
      <button type="button" className="button" disabled={chosen === standing} onClick={() => use(chosen)}>
        Use {pointNumber(chosen)} in the draft
      </button>
    </div>
  );
}

function Told({ view }: { readonly view: CutsView | null }) {
  if (view === null) return <Skeleton label="Other cut-offs are being tried" />;
  if (view.picture === null) return <p className="quiet">Too few closed deals stand behind the scores to draw them.</p>;
  return <Drawing view={view.picture} draw={cutsOption} label={view.spoken} height={HEIGHT} />;
}

/** What other cut-offs would have made of the loaded history: win rate at or above every score, and what of the wins lies there. */
export function CutsCard({ world, draft, change }: Props) {
  const [profile, setProfile] = useState(0);
  const [cut, setCut] = useState<CutName>('icpFrom');
  const [chosen, choose] = useState<number | null>(null);
  const at = Math.min(profile, Math.max(0, draft.profiles.length - 1));
  const isSound = draft.profiles.length > 0 && faultOfVersion(draft) === null;
  const points = useCuts(preparedFor(world), isSound ? draft : null, at);
  const name = draft.profiles[at]?.name ?? '';
  const { definitions } = world.loaded;
  const view = useMemo(
    () => (points === null ? null : cutsView(points, chosen, { cut, least: leastOf(definitions), profile: name })),
    [points, chosen, cut, definitions, name],
  );
  if (!isSound) return null;
  const chooseCut = (next: CutName): void => {
    setCut(next);
    choose(null);
  };
  const use = (from: number): void => change(withCutOff(draft, at, cut, from));
  const pickers = { draft, at, cut, choose, chooseCut, chooseProfile: setProfile, use };
  const lead = points === null ? null : <Pickers {...pickers} points={points} from={chosen} />;
  const table = view?.table ?? null;
  return (
    <Card
      name="cut-offs"
      question={QUESTION}
      level={3}
      sentence={view?.sentence ?? null}
      table={table}
      foot={view?.foot ?? []}
      metrics={['winRate']}
      evidence={[]}
      lead={lead}
    >
      <Told view={view} />
    </Card>
  );
}
