import type { IcpModelInstrument } from './icp-model';

/**
 * The four-level ICP model after AlignICP (`assessment.md` 3). Level 2 and the way to level 3 both speak of win rate and deal size:
 * level 2 knows one measure of broad groups in hindsight, level 3 plans with all three for each segment.
 */
export const ICP_MODEL: IcpModelInstrument = {
  id: 'icpModel',
  version: 1,
  levels: [
    { level: 1, name: 'Simple', moveUp: 'Collect data on customers; agree on goals and definitions.' },
    { level: 2, name: 'Foundational', moveUp: 'Join the data; win rate and ACV by segment; RevOps with sales and marketing.' },
    { level: 3, name: 'Developing', moveUp: 'Add LTV, CAC and engagement; finance with RevOps.' },
    { level: 4, name: 'Strategic', moveUp: 'Keep it: watch for drift, and review each quarter.' },
  ],
  aspects: [
    {
      id: 'basis',
      name: 'Basis of the ICP',
      columns: {
        1: 'Intuition.',
        2: 'Firmographics.',
        3: 'Firmographic, technographic and behavioural data.',
        4: 'Financial data too; found by model and renewed all the time.',
      },
    },
    {
      id: 'segments',
      name: 'Segments',
      columns: {
        1: 'By size alone, or none.',
        2: 'By industry, revenue band or sales region.',
        3: 'Richer, and yet often one broad ICP.',
        4: 'Several ICP segments.',
      },
    },
    {
      id: 'steering',
      name: 'Steered by',
      columns: {
        1: 'Opens, clicks and MQLs.',
        2: 'One measure of deals in hindsight: win rate or deal size.',
        3: 'Win rate, ACV and cycle for each segment.',
        4: 'LTV, CAC and NRR for each segment.',
      },
    },
    {
      id: 'targetAccounts',
      name: 'Target accounts',
      columns: { 1: 'Ad hoc, or none.', 2: 'By hand, team by team.', 3: 'Shared in part.', 4: 'One list that everybody agreed on.' },
    },
    {
      id: 'teams',
      name: 'Teams',
      columns: {
        1: 'Little or no alignment.',
        2: 'Data in silos, strategies apart.',
        3: 'Aligned in part; gaps in the data hold it back.',
        4: 'All functions work towards shared targets.',
      },
    },
    {
      id: 'forecast',
      name: 'Forecast',
      columns: {
        1: 'Unreliable, and planned anew often.',
        2: 'Results and plan lie far apart.',
        3: 'Steadier.',
        4: 'Reliable several quarters ahead.',
      },
    },
    {
      id: 'targets',
      name: 'Targets for the mix',
      columns: {
        1: 'None.',
        2: 'None.',
        3: 'The mix is looked at.',
        4: '50% of open and 70% of won deals in an ICP segment, tracked.',
      },
    },
  ],
  signs: [
    { id: 'firmographicVersion', level: 2, aspect: 'basis', says: 'A version of the ICP is in force and has a firmographic criterion.' },
    { id: 'oneMeasureBySegment', level: 2, aspect: 'steering', says: 'Win rate or ACV can be read for two segments or more.' },
    {
      id: 'twoKindsFilled',
      level: 3,
      aspect: 'basis',
      says: 'The ICP uses two kinds of criteria or more, and 60% or more of their values are known.',
    },
    {
      id: 'threeMeasuresBySegment',
      level: 3,
      aspect: 'steering',
      says: 'Win rate, ACV and cycle can each be read for two segments or more, of 30 closed deals or more in four quarters.',
    },
    {
      id: 'steadyForecast',
      level: 3,
      aspect: 'forecast',
      says: 'Over four quarters attainment was within 25% of its target on average.',
      isOnlyAgainst: true,
    },
    { id: 'economicsByIcp', level: 4, aspect: 'steering', says: 'LTV, CAC and NRR can be read for ICP and for non-ICP.' },
    { id: 'severalIcps', level: 4, aspect: 'segments', says: 'The ICP has two profiles or more.' },
    {
      id: 'targetsJudged',
      level: 4,
      aspect: 'targets',
      says: 'Both mix targets are set, and were judged in each of the last four quarters.',
    },
    { id: 'checkedInYear', level: 4, aspect: 'basis', says: 'Segments were discovered, or weights checked, within twelve months.' },
  ],
};
