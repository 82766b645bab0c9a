import type { AssessedDimension } from './instrument';

const RIGOR: AssessedDimension = {
  id: 'rigor',
  name: 'ICP definition rigour',
  measures: 'How deep, specific and tested the written profile is.',
  question: 'Which document holds the ICP, when did it last change, and which data supports it?',
  redFlags: [
    'It was written three years ago or more and has not changed since.',
    'It is a marketing document that sales does not use.',
    'No data stands behind it.',
  ],
  levels: [
    {
      score: 1,
      name: 'Ad hoc',
      description: 'There is no profile: anybody counts as a customer.',
      evidence: 'Five people give five answers; nothing is written down.',
    },
    {
      score: 2,
      name: 'Emerging',
      description: 'Two or three firmographic criteria that nobody tested.',
      evidence: 'A document exists, and its criteria are opinions.',
    },
    {
      score: 3,
      name: 'Defined',
      description: 'Six to ten attributes, checked against the best customers.',
      evidence: 'It was derived from the top tenth by LTV, and the team can say it.',
    },
    {
      score: 4,
      name: 'Managed',
      description: 'Several ICPs, each with a value proposition of its own.',
      evidence: 'There is a playbook for each segment, and its win rate is followed.',
    },
    {
      score: 5,
      name: 'Optimised',
      description: 'Models discover segments, and the profile follows the data.',
      evidence: 'Models propose small segments; a rule revises the profile.',
    },
  ],
};

const DATA: AssessedDimension = {
  id: 'data',
  name: 'Data layer',
  measures: 'Which kinds of account data exist, and how full they are.',
  question: 'Beyond name and industry, what is known about target accounts, and for how many of them?',
  redFlags: ['Fewer than five attributes an account.', 'Nothing comes from outside.', 'Intent was bought and is connected to nothing.'],
  levels: [
    {
      score: 1,
      name: 'Ad hoc',
      description: 'Basic firmographics, and nothing added to them.',
      evidence: 'Columns for industry and headcount, often blank.',
    },
    {
      score: 2,
      name: 'Emerging',
      description: 'Bought firmographics and the first technographics.',
      evidence: 'Enrichment runs; under 60% of the values are there.',
    },
    {
      score: 3,
      name: 'Defined',
      description: 'Firmographic, technographic and behavioural data that are kept up.',
      evidence: 'Over 80% of the values are there; enrichment runs by itself; site visits are recorded.',
    },
    {
      score: 4,
      name: 'Managed',
      description: 'Intent is integrated, and use of the product steers expansion.',
      evidence: 'Accounts that seem to be buying are brought up.',
    },
    {
      score: 5,
      name: 'Optimised',
      description: 'All signals meet in one predictive score of the account.',
      evidence: 'A model merges the layers into one number.',
    },
  ],
};

const USE: AssessedDimension = {
  id: 'use',
  name: 'Operational use',
  measures: 'Whether segments steer what sellers do and where money goes.',
  question: "Looking at one seller's week, could you tell which accounts rank first?",
  redFlags: ['Sellers cannot tell tier 1 from tier 3.', 'The CRM holds no tags.', 'Everybody gets the same outreach.'],
  levels: [
    {
      score: 1,
      name: 'Ad hoc',
      description: 'Segments play no part in who is called.',
      evidence: 'Sellers choose by taste.',
    },
    {
      score: 2,
      name: 'Emerging',
      description: 'Used to plan territories and campaigns, and not in daily work.',
      evidence: 'Prospecting ignores them.',
    },
    {
      score: 3,
      name: 'Defined',
      description: 'Tiers stand in the CRM, and fit is in the lead score.',
      evidence: 'Accounts carry tiers 1 to 3; there are templates for each segment.',
    },
    {
      score: 4,
      name: 'Managed',
      description: 'Specialists, prices and coaching follow the segment.',
      evidence: 'Large accounts get an engineer of their own; results by segment reach coaching.',
    },
    {
      score: 5,
      name: 'Optimised',
      description: 'Live signals set the next action.',
      evidence: 'A system names the account to work next.',
    },
  ],
};

const VALIDATION: AssessedDimension = {
  id: 'validation',
  name: 'Validation and feedback',
  measures: 'Whether segments are held against results and then changed.',
  question: 'What was the last change to the ICP that came from wins and losses?',
  redFlags: [
    '18 months or more without a change although the market shifted.',
    'Wins and losses are not looked at by segment.',
    'The team is sure of its customers without looking.',
  ],
  levels: [
    {
      score: 1,
      name: 'Ad hoc',
      description: 'Nothing is held against results.',
      evidence: 'Win rates were never compared by segment.',
    },
    {
      score: 2,
      name: 'Emerging',
      description: 'Looked at now and then; nobody watches for drift.',
      evidence: 'A yearly study that changes nothing.',
    },
    {
      score: 3,
      name: 'Defined',
      description: 'Each quarter win rate, LTV and ACV by segment; the profile follows drift.',
      evidence: 'A quarterly report, and a written way to revise the profile.',
    },
    {
      score: 4,
      name: 'Managed',
      description: 'Watched all the time, with alarms and tested hypotheses.',
      evidence: 'A view of segment health; an alarm opens an inquiry by itself.',
    },
    {
      score: 5,
      name: 'Optimised',
      description: 'Models check and renew; segments come and go.',
      evidence: 'How accurate the models are is followed over time.',
    },
  ],
};

const ALIGNMENT: AssessedDimension = {
  id: 'alignment',
  name: 'Cross-functional alignment',
  measures: 'Whether all go-to-market teams work from one segmentation.',
  question: 'If each function ranked its own top three segments, would the lists agree, order included?',
  redFlags: ['Leads that sales would not accept as ICP.', 'Launches for segments that nobody sells to.'],
  levels: [
    {
      score: 1,
      name: 'Ad hoc',
      description: 'Each team has its own picture of the customer.',
      evidence: 'Campaigns and prospecting aim at different segments.',
    },
    {
      score: 2,
      name: 'Emerging',
      description: 'Marketing and sales share part of it.',
      evidence: 'The ICP is agreed, personas are tied to no segment; product and CS stand outside.',
    },
    {
      score: 3,
      name: 'Defined',
      description: 'One segmentation for sales, marketing and CS, and a strategy for each function built on it.',
      evidence: 'All quote the same definitions; the plan of each function names the segments; content is sorted by them.',
    },
    {
      score: 4,
      name: 'Managed',
      description: 'Reviews are held together, and budgets follow segments.',
      evidence: 'A quarterly review with all teams.',
    },
    {
      score: 5,
      name: 'Optimised',
      description: 'The whole life cycle is run by segment, each with its own P&L.',
      evidence: 'The roadmap is ranked by what a segment returns.',
    },
  ],
};

/** The five dimensions, in the order of the instrument (`assessment.md` 2.1 and 2.2). */
export const SEGMENTATION_DIMENSIONS: readonly AssessedDimension[] = [RIGOR, DATA, USE, VALIDATION, ALIGNMENT];
