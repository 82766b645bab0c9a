import { fullPanelHeight, fullPanelOption } from '../../../charts/segment-panel-full';
import { pointMarks } from '../../../views/mark';
import type { MovingPanel } from '../../../views/segments-moving';
import type { FullPanel } from '../../../views/segments-moving-full';
import { DataTable } from '../../parts/data-table';
import { useDecisionLeads } from '../../parts/decision-leads';
import { Drawing } from '../../parts/drawing';

type Props = { readonly panel: MovingPanel; readonly full: FullPanel };

/** One segment at full size with what it is compared with, and all of its quarters as a table. */
export function MovingFull({ panel: { name, standing, isClear }, full }: Props) {
  const { picture, key, lines, halves, table } = full;
  const leads = useDecisionLeads(picture);
  return (
    <>
      {key === null ? null : (
        <ul className="moving-keys">
          <li>
            <span
              className={picture.isUnknown ? 'moving-key moving-key-then is-unknown' : 'moving-key moving-key-then'}
              aria-hidden="true"
            />
            {key}
          </li>
        </ul>
      )}
      <Drawing
        view={picture}
        draw={fullPanelOption}
        label={[`${name}. ${standing}. ${halves}.`, ...lines].join(' ')}
        height={fullPanelHeight(picture)}
        marks={[...pointMarks(picture.points), ...pointMarks(picture.compared)]}
        leads={leads}
      />
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p>{standing}</p>
      <p className={isClear ? 'moving-clear' : 'quiet'}>{halves}</p>
      <DataTable table={table} />
    </>
  );
}
