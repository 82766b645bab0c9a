/** What a page says before anything is loaded: what it does, what its pictures would answer, and which files they need. */
export type EmptyPage = {
  readonly says: string;
  readonly answers: readonly { readonly question: string; readonly says: string }[];
  readonly needs: string;
};

const DEALS = 'It needs the export of your deals';

const COUNCIL: EmptyPage = {
  says: 'Are you still selling to the customers you chose? Plumbline reads your CRM export and says so, with the evidence behind every number.',
  answers: [
    {
      question: 'Are we on target?',
      says: 'At least 50% of the open pipeline and 70% of wins from the ICP, with the limits of each verdict.',
    },
    { question: 'Is the ICP worth it?', says: 'Win rate, deal size, sales cycle and LTV:CAC inside the ICP against outside.' },
    { question: 'What moved, and what is at stake?', says: 'What changed beyond chance, since when, and the amount that hangs on it.' },
  ],
  needs: `${DEALS}. Accounts, subscriptions and spend add the ICP, retention and LTV:CAC.`,
};

const PAGES: ReadonlyMap<string, EmptyPage> = new Map([
  ['council', COUNCIL],
  [
    'council-room',
    {
      says: 'What was decided, whether it worked, and what there is to decide today.',
      answers: [
        { question: 'What did we decide, and did it work?', says: 'Each decision with what was expected beside what happened since.' },
        { question: 'How mature are we?', says: 'The assessment, with the evidence that your own data give beside each question.' },
        { question: 'Does the plan add up?', says: 'From the market to the ICP, and from a revenue target back to touches.' },
      ],
      needs: `${DEALS}. Decisions and answers are written here, and kept beside it.`,
    },
  ],
  [
    'segments',
    {
      says: 'Which parts of your market win, which are worth having, and which numbers are too small to tell.',
      answers: [
        { question: 'Where do we win?', says: 'Every segment by tier, with its share and its n in the cell.' },
        { question: 'Does the ICP win inside each?', says: 'ICP minus non-ICP in every segment, with the interval of the difference.' },
        { question: 'Which can we trust?', says: 'Segments in the order of what is certain, small ones named as small.' },
      ],
      needs: `${DEALS} with a field such as industry, region or size, or the export of accounts beside it.`,
    },
  ],
  [
    'icp',
    {
      says: 'Your ideal customer as rules and points, and the proof whether they tell winners apart.',
      answers: [
        { question: 'What is our ICP?', says: 'The profile in words, its criteria as one bar of 100 points, and its tiers.' },
        {
          question: 'Does the score tell winners apart?',
          says: 'Win rate by tier, each with its interval, and whether the tiers are in order.',
        },
        { question: 'What would a change do?', says: 'A draft beside the version in force, on the same data.' },
      ],
      needs: `${DEALS}, and the export of accounts with their industry, size or country.`,
    },
  ],
  [
    'drift',
    {
      says: 'What really changed between two periods, told apart from chance.',
      answers: [
        { question: 'Did anything really move?', says: 'Every comparison with its interval, judged together.' },
        { question: 'Mix or rate?', says: 'How much of a change came from selling to others, and how much from winning differently.' },
        { question: 'What would bring us back?', says: 'The share that the next period needs, as a range.' },
      ],
      needs: `${DEALS} over two periods or more.`,
    },
  ],
  [
    'economics',
    {
      says: 'What a customer returns for what it cost, and how firm that is.',
      answers: [
        { question: 'What does a customer return?', says: 'LTV:CAC by segment, tier or profile, with its interval.' },
        { question: 'Do they stay?', says: 'Net and gross revenue retention, and a survival curve.' },
        { question: 'How firm is this?', says: 'The same answer under each way to share spend, lag, margin and horizon.' },
      ],
      needs: `${DEALS}, a spend file by month, and the export of subscriptions.`,
    },
  ],
  [
    'pipeline',
    {
      says: 'How fast deals are won, where they stop, and which have grown too old.',
      answers: [
        { question: 'How long does a win take?', says: 'The share of deals won by day, ICP against non-ICP.' },
        { question: 'Where do deals stop?', says: 'Conversion from stage to stage, as far as the export has the stages.' },
        { question: 'Which open deals are stuck?', says: 'Open deals older than most past wins, by name.' },
      ],
      needs: `${DEALS} with the dates of creation and close.`,
    },
  ],
  [
    'deals',
    {
      says: 'Every deal behind the numbers, with the file and the line that it came from.',
      answers: [
        { question: 'Which deals is this about?', says: 'All deals under the filters of the page: sorted, searched, saved as CSV.' },
        { question: 'Where does it come from?', says: 'The file and the line of each, as they were read.' },
      ],
      needs: `${DEALS}.`,
    },
  ],
]);

/** By the page's place in the address; a page that has nothing of its own says what the product does. */
export const emptyPage = (page: string): EmptyPage => PAGES.get(page) ?? COUNCIL;
