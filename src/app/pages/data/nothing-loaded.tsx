import { SAMPLES } from '../../samples';
import { ExportsGuide } from './exports-guide';
import { PageSection } from './page-section';

/** What stands here before there is any data: the sample, and the exports that are understood with what they should hold. */
export function NothingLoaded({ onSample }: { readonly onSample: (company: string) => void }) {
  return (
    <>
      <PageSection heading="No export at hand?">
        {SAMPLES.map(({ company, name, says }) => (
          <p key={company}>
            <button type="button" className="button" onClick={() => onSample(company)}>{`Try the sample ${name}`}</button>{' '}
            <span className="quiet">{says}</span>
          </p>
        ))}
      </PageSection>
      <ExportsGuide />
    </>
  );
}
