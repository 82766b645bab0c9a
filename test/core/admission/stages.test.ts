import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../../src/core/model';
import { admitText, answers, given, lines, noticesOf, valuesOf } from './grid';

const staged = (...words: readonly string[]): string =>
  lines('Deal ID,Stage,Close Date', ...words.map((word, at) => `D${at},"${word}",2025-01-01`));

describe('stages', () => {
  test.each<[string, Outcome]>([
    ['Closed Won', 'won'],
    ['closed won', 'won'],
    ['Closed - Won', 'won'],
    ['6 - Closed Won', 'won'],
    ['Closed Won (100%)', 'won'],
    ['Gewonnen', 'won'],
    ['Closed Lost', 'lost'],
    ['Verloren', 'lost'],
    ['Prospecting', 'open'],
    ['Negotiation', 'open'],
    ['In Bearbeitung', 'open'],
    ['No Decision', 'other'],
    ['Cancelled', 'other'],
    ['Keine Entscheidung', 'other'],
  ])('%s is %s', (word, outcome) => {
    expect(valuesOf(admitText(staged(word)), 'outcome')).toEqual([outcome]);
  });

  test('closed is not won: the word alone is asked about', () => {
    const admission = admitText(staged('Closed', 'Closed Won', 'Closed'));
    expect(admission.inspection.outcome).toBe('ask');
    expect(admission.table).toBeNull();
    expect(admission.inspection.questions).toEqual([
      {
        id: 'stage:Closed',
        column: 'Stage',
        ask: expect.stringContaining('How does a deal stand that reads Closed? 2 deals have it') as string,
        choices: ['won', 'lost', 'open', 'other'].map((value) => ({
          value,
          reads: [`line 2: Closed → ${value}`, `line 4: Closed → ${value}`],
        })),
      },
    ]);
  });

  test('nobody knows are settled by an answer or by the stage map', () => {
    expect(valuesOf(admitText(staged('Verbal', 'Won'), answers({ 'stage:Verbal': 'open' })), 'outcome')).toEqual(['open', 'won']);
    expect(valuesOf(admitText(staged('Verbal', 'Won'), given({ stageMap: new Map([['verbal', 'lost']]) })), 'outcome')).toEqual([
      'lost',
      'won',
    ]);
  });

  test('people’s stage map stands above the format’s words', () => {
    expect(valuesOf(admitText(staged('Negotiation'), given({ stageMap: new Map([['Negotiation', 'other']]) })), 'outcome')).toEqual([
      'other',
    ]);
  });

  test('of one name in two pipelines are asked apart and mapped apart', () => {
    const text = lines(
      'Deal ID,Pipeline,Stage,Close Date',
      'A,Sales,Signed,2025-01-01',
      'B,Partner,Signed,2025-01-01',
      'C,Sales,Won,2025-01-01',
    );
    expect(admitText(text).inspection.questions.map(({ id }) => id)).toEqual(['stage:Sales/Signed', 'stage:Partner/Signed']);
    const admission = admitText(
      text,
      given({
        stageMap: new Map([
          ['Sales/Signed', 'won'],
          ['Partner/Signed', 'open'],
        ]),
      }),
    );
    expect(valuesOf(admission, 'outcome')).toEqual(['won', 'open', 'won']);
    expect(admission.stages).toContainEqual({ pipeline: 'Partner', stage: 'Signed', count: 1, outcome: 'open' });
  });

  test('in hundreds are asked a hundred at a time, and none is loaded before all are answered', () => {
    const text = staged(...Array.from({ length: 130 }, (_, at) => `Word ${String(at).padStart(3, '0')}x`));
    const first = admitText(text).inspection.questions;
    expect(first).toHaveLength(100);
    const answered = Object.fromEntries(first.map(({ id }) => [id, 'won']));
    const second = admitText(text, answers(answered));
    expect(second.inspection.questions).toHaveLength(30);
    expect(second.table).toBeNull();
    const all = { ...answered, ...Object.fromEntries(second.inspection.questions.map(({ id }) => [id, 'lost'])) };
    expect(admitText(text, answers(all)).inspection.totals).toMatchObject({ won: 100, lost: 30 });
  });

  test('are listed for review with their counts, unknown ones without an outcome', () => {
    expect(admitText(staged('Won', 'Verbal', 'Won')).stages).toEqual([
      { pipeline: null, stage: 'Won', count: 2, outcome: 'won' },
      { pipeline: null, stage: 'Verbal', count: 1, outcome: null },
    ]);
  });

  test('without a named column are asked about where cells speak of won and lost', () => {
    const text = lines('Deal ID,Where it stands,Close Date', 'A,Won,2025-01-01', 'B,Lost,2025-01-02');
    expect(admitText(text).inspection).toMatchObject({
      outcome: 'ask',
      questions: [{ id: 'stage-column', choices: [{ value: 'Where it stands', reads: ['Won → won', 'Lost → lost'] }] }],
    });
    expect(valuesOf(admitText(text, answers({ 'stage-column': 'Where it stands' })), 'outcome')).toEqual(['won', 'lost']);
  });
});

describe('a status beside the stage', () => {
  const text = lines(
    'Deal ID,Stage,Status,Close Date',
    'A,Negotiation,Won,2025-01-01',
    'B,Proposal,Lost,2025-01-01',
    'C,Proposal,Open,2025-01-01',
  );

  test('decides, for a won deal keeps the stage it was won in', () => {
    expect(valuesOf(admitText(text), 'outcome')).toEqual(['won', 'lost', 'open']);
    expect(valuesOf(admitText(text), 'stage')).toEqual(['Negotiation', 'Proposal', 'Proposal']);
  });

  test('that contradicts the stage is asked about, together with it', () => {
    const odd = lines('Deal ID,Stage,Status,Close Date', 'A,Closed Won,Lost,2025-01-01', 'B,Proposal,Lost,2025-01-01');
    expect(admitText(odd).inspection.questions.map(({ id }) => id)).toEqual(['stage:Lost/Closed Won']);
    expect(valuesOf(admitText(odd, answers({ 'stage:Lost/Closed Won': 'won' })), 'outcome')).toEqual(['won', 'lost']);
  });
});

describe('the flags of an API export', () => {
  const flagged = (...rows: readonly string[]): string =>
    lines('Id,StageName,IsClosed,IsWon,CloseDate', ...rows.map((row, at) => `D${at},${row},2025-01-01`));

  test('tell open and won where a word is unknown', () => {
    const admission = admitText(flagged('Signed,TRUE,TRUE', 'Warm,FALSE,FALSE', 'Closed Lost,TRUE,FALSE'));
    expect(valuesOf(admission, 'outcome')).toEqual(['won', 'open', 'lost']);
    expect(noticesOf(admission)).toContain('StageName: Signed read as won, as the flags of its deals say (1)');
  });

  test('never make lost of closed', () => {
    expect(admitText(flagged('Gone,TRUE,FALSE', 'Closed Won,TRUE,TRUE')).inspection.questions.map(({ id }) => id)).toEqual(['stage:Gone']);
  });

  test('that contradict a word are asked about', () => {
    expect(admitText(flagged('Closed Won,TRUE,FALSE', 'Prospecting,FALSE,FALSE')).inspection.questions.map(({ id }) => id)).toEqual([
      'stage:Closed Won',
    ]);
  });

  test('may be 1 and blank', () => {
    expect(valuesOf(admitText(flagged('Closed Won,1,1', 'Closed Lost,1,', 'Discovery,,')), 'outcome')).toEqual(['won', 'lost', 'open']);
  });
});

describe('types', () => {
  const typed = (...words: readonly string[]): string =>
    lines('Deal ID,Stage,Type,Close Date', ...words.map((word, at) => `D${at},Won,${word},2025-01-01`));

  test('become deal classes; blank and unknown ones are new business, and a notice counts them', () => {
    const admission = admitText(typed('New Business', 'Upsell', 'Renewal', '', 'Strategic', 'Strategic'));
    expect(valuesOf(admission, 'dealClass')).toEqual(['newBusiness', 'expansion', 'renewal', 'newBusiness', 'newBusiness', 'newBusiness']);
    expect(noticesOf(admission)).toEqual(
      expect.arrayContaining(['Type: blank type read as new business (1)', 'Type: unknown type read as new business: Strategic (2)']),
    );
  });

  test('follow people’s type map', () => {
    expect(
      valuesOf(
        admitText(
          typed('Renewal', 'Strategic'),
          given({
            typeMap: new Map([
              ['strategic', 'expansion'],
              ['Renewal', 'other'],
            ]),
          }),
        ),
        'dealClass',
      ),
    ).toEqual(['other', 'expansion']);
  });

  test('without a column are new business throughout, said as an assumption', () => {
    const admission = admitText(staged('Won'));
    expect(valuesOf(admission, 'dealClass')).toEqual(['newBusiness']);
    expect(admission.inspection.outcome).toBe('load');
    expect(noticesOf(admission)).toContain(': no type column: every deal read as new business (1)');
  });
});

describe('a stage in doubt of itself', () => {
  test.each(['Won?', 'Closed Won (?)', 'Lost ?'])('%s is asked about, never taken for what it questions', (word) => {
    const { questions } = admitText(lines('Deal ID,Stage,Amount', 'A,Closed Won,5', `B,${word},6`)).inspection;
    expect(questions.map(({ id }) => id)).toEqual([`stage:${word}`]);
  });
});
