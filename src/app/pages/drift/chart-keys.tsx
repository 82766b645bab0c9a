type Props = { readonly hasLimits: boolean; readonly hasMonths: boolean; readonly hasRebuilt: boolean };

/** What points, lines and marks of the charts over time are. */
export function ChartKeys({ hasLimits, hasMonths, hasRebuilt }: Props) {
  return (
    <ul className="drift-keys">
      <li>
        <span className="drift-key drift-key-plain" aria-hidden="true" />a complete period
      </li>
      <li>
        <span className="drift-key drift-key-hollow" aria-hidden="true" />
        {hasRebuilt ? 'to date, too few to judge, or rebuilt from dates' : 'to date, or too few to judge'}
      </li>
      {hasLimits ? (
        <>
          <li>
            <span className="drift-key drift-key-limit" aria-hidden="true" />
            limits of chance
          </li>
          <li>
            <span className="drift-key drift-key-run" aria-hidden="true" />
            mark: a run rule
          </li>
        </>
      ) : null}
      {hasLimits && hasMonths ? (
        <>
          <li>
            <span className="drift-key drift-key-slide" aria-hidden="true" />
            mark: the moving average (EWMA) slides from here
          </li>
          <li>
            <span className="drift-key drift-key-slide drift-key-turned" aria-hidden="true" />
            mark: the sum of months (CUSUM) slides from here
          </li>
        </>
      ) : null}
    </ul>
  );
}
