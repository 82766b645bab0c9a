import { stepLinesOption, stepMarks } from '../../../charts/step-lines';
import type { AtRisk, StepPicture } from '../../../views/step-picture';
import { Drawing } from '../../parts/drawing';
import { ScrollRegion } from '../../parts/scroll-region';

const LARGE = 290;
const SMALL = 190;
/** So many pictures still have room to be large. */
const FEW = 2;

function Picture({ picture, label, height }: { readonly picture: StepPicture; readonly label: string; readonly height: number }) {
  return (
    <div className="curve">
      {picture.name === '' ? null : (
        <h3>
          {picture.name} <span className="quiet">{picture.rests}</span>
        </h3>
      )}
      <Drawing view={picture} draw={stepLinesOption} label={label} height={height} marks={stepMarks(picture)} />
      {picture.lines.length < 2 ? null : (
        <ul className="curve-keys">
          {picture.lines.map(({ name, role }) => (
            <li key={name}>
              <span className={`line-key line-key-${role}`} aria-hidden="true" />
              {name}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function RiskTable({ atRisk, caption }: { readonly atRisk: AtRisk; readonly caption: string }) {
  return (
    <ScrollRegion label={caption} className="at-risk-scroll">
      <table className="at-risk">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden">Line</span>
            </th>
            {atRisk.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {atRisk.rows.map(({ name, counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {counts.map((count, at) => (
                <td key={atRisk.heads[at]}>{count}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type Props = {
  readonly pictures: readonly StepPicture[];
  readonly spoken: string;
  readonly atRisk: AtRisk | null;
  readonly caption: string;
};

/** Step lines, one picture beside the other, and below them how many are still followed. */
export function StepPictures({ pictures, spoken, atRisk, caption }: Props) {
  const height = pictures.length > FEW ? SMALL : LARGE;
  return (
    <>
      <div className={pictures.length > 1 ? 'curves' : undefined}>
        {pictures.map((picture) => (
          <Picture key={picture.name} picture={picture} label={`${picture.name} ${spoken}`.trim()} height={height} />
        ))}
      </div>
      {atRisk === null ? null : <RiskTable atRisk={atRisk} caption={caption} />}
    </>
  );
}
