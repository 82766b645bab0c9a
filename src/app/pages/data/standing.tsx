import type { DataPageModel } from '../../../views/data-page';
import type { Loaded, Session } from '../../session';
import { InForce } from './in-force';
import { JoinsSection } from './joins-section';
import { Ledgers } from './ledger';
import { Mappings } from './mapping-table';
import { PageSection } from './page-section';
import type { Correction } from './set-aside-rows';
import { SnapshotsSection } from './snapshots-section';
import { SourcesTable } from './sources-table';
import { Stages } from './stages-table';

/** What is loaded: its files, how they were read, and the account of their records. A change of any of it begins an import. */
export function Standing({
  model,
  loaded: { history, joins },
  verbs,
  correction,
}: {
  readonly model: DataPageModel;
  readonly loaded: Pick<Loaded, 'history' | 'joins'>;
  readonly verbs: Pick<Session, 'mapColumn' | 'mapStage'>;
  readonly correction: Correction;
}) {
  return (
    <>
      <PageSection heading="Which files are these?">
        <SourcesTable rows={model.sources} onRemove={null} />
      </PageSection>
      <PageSection heading="What is each column read as?">
        <Mappings mappings={model.mappings} onMap={verbs.mapColumn} />
      </PageSection>
      <PageSection heading="What does each stage mean?">
        <Stages pipelines={model.pipelines} onMap={verbs.mapStage} />
      </PageSection>
      <PageSection heading="Is every record accounted for?">
        <Ledgers admissions={model.admissions} correction={correction} />
      </PageSection>
      {history === undefined ? null : <SnapshotsSection history={history} />}
      {joins === undefined ? null : <JoinsSection joins={joins} />}
      <InForce lists={model.inForce} />
    </>
  );
}
