import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../src/core/admission';
import { LANGUAGES } from '../../../src/core/admission/languages';
import { dayOf, type Currency } from '../../../src/core/model';
import { admitText, given, lines, noticesOf, valuesOf } from './grid';

const DEALS: readonly (readonly [string, string])[] = [
  [
    'French',
    lines(
      "ID de l'opportunité;Nom de l'opportunité;Nom du compte;Étape;Montant;Devise;Date de création;Date de clôture;Type;Supprimé",
      'A;Un;Acme;Clôturée gagnée;1 234,50;EUR;03/01/2025;31/01/2025;Nouvelle affaire;non',
      'B;Deux;Beta;Perdu;10,00;EUR;04/01/2025;1er mars 2025;Renouvellement;oui',
      'C;Trois;Gamma;Négociation;7,00;EUR;05/01/2025;15/04/2025;Client existant;non',
      'Total général;;;;1 251,50;;;;;',
    ),
  ],
  [
    'Spanish',
    lines(
      'ID de la oportunidad;Nombre de la oportunidad;Nombre de la cuenta;Etapa;Importe;Divisa;Fecha de creación;Fecha de cierre;Tipo;Eliminado',
      'A;Uno;Acme;Cerrada ganada;1.234,50;EUR;03/01/2025;31/01/2025;Nuevo negocio;no',
      'B;Dos;Beta;Perdida;10,00;EUR;04/01/2025;1 de marzo de 2025;Renovación;sí',
      'C;Tres;Gamma;Negociación;7,00;EUR;05/01/2025;15/04/2025;Negocio existente;no',
      'Total general;;;;1.251,50;;;;;',
    ),
  ],
  [
    'Portuguese',
    lines(
      'ID da oportunidade;Nome da oportunidade;Nome da conta;Fase;Valor;Moeda;Data de criação;Data de fechamento;Tipo;Excluído',
      'A;Um;Acme;Fechado e ganho;1.234,50;EUR;03/01/2025;31/01/2025;Novo negócio;não',
      'B;Dois;Beta;Perdido;10,00;EUR;04/01/2025;1 de março de 2025;Renovação;sim',
      'C;Três;Gamma;Negociação;7,00;EUR;05/01/2025;15/04/2025;Negócio existente;não',
      'Total geral;;;;1.251,50;;;;;',
    ),
  ],
  [
    'Italian',
    lines(
      'ID opportunità;Nome opportunità;Nome account;Fase;Importo;Valuta;Data creazione;Data chiusura;Tipo;Eliminato',
      'A;Uno;Acme;Chiusa vinta;1.234,50;EUR;03/01/2025;31/01/2025;Nuovo cliente;no',
      'B;Due;Beta;Persa;10,00;EUR;04/01/2025;1º marzo 2025;Rinnovo;sì',
      'C;Tre;Gamma;Negoziazione;7,00;EUR;05/01/2025;15/04/2025;Cliente esistente;no',
      'Totale complessivo;;;;1.251,50;;;;;',
    ),
  ],
  [
    'Dutch',
    lines(
      'Verkoopkans-ID;Verkoopkans;Klantnaam;Fase;Bedrag;Valuta;Aanmaakdatum;Sluitingsdatum;Dealtype;Verwijderd',
      'A;Een;Acme;Gesloten gewonnen;1.234,50;EUR;03/01/2025;31/01/2025;Nieuwe klant;nee',
      'B;Twee;Beta;Verloren;10,00;EUR;04/01/2025;1 maart 2025;Verlenging;ja',
      'C;Drie;Gamma;Onderhandeling;7,00;EUR;05/01/2025;15/04/2025;Bestaande klant;nee',
      'Eindtotaal;;;;1.251,50;;;;;',
    ),
  ],
  [
    'German',
    lines(
      'Opportunity-Nr;Bezeichnung;Kundenname;Verkaufsphase;Betrag;Währung;Erstellt am;Abschlussdatum;Geschäftsart;Gelöscht',
      'A;Eins;Acme;Auftrag erhalten;1.234,50;EUR;03.01.2025;31.01.2025;Neugeschäft;nein',
      'B;Zwei;Beta;Verloren;10,00;EUR;04.01.2025;1. März 2025;Vertragsverlängerung;ja',
      'C;Drei;Gamma;Angebot abgegeben;7,00;EUR;05.01.2025;15.04.2025;Bestandsgeschäft;nein',
      'Gesamtergebnis;;;;1.251,50;;;;;',
    ),
  ],
];

describe('deals written in', () => {
  test.each(DEALS)('%s are read without a question', (_, text) => {
    const admission = admitText(text);
    expect(admission.inspection).toMatchObject({
      table: 'opportunity',
      questions: [],
      records: 4,
      loaded: 3,
      setAside: [],
      totals: { won: 1, lost: 1, open: 1, other: 0, amount: { EUR: 125_150 } },
    });
    expect(valuesOf(admission, 'accountName')).toEqual(['Acme', 'Beta', 'Gamma']);
    expect(valuesOf(admission, 'createdDate')).toEqual([dayOf(2025, 1, 3), dayOf(2025, 1, 4), dayOf(2025, 1, 5)]);
    expect(valuesOf(admission, 'closeDate')).toEqual([dayOf(2025, 1, 31), dayOf(2025, 3, 1), dayOf(2025, 4, 15)]);
    expect(valuesOf(admission, 'dealClass')).toEqual(['newBusiness', 'renewal', 'expansion']);
    expect(valuesOf(admission, 'isDeleted')).toEqual(['false', 'true', 'false']);
    expect(noticesOf(admission).filter((notice) => notice.includes('agrees with our sum'))).toHaveLength(1);
  });

  test.each(LANGUAGES.map((language) => [language.name, language] as const))(
    '%s headers may lack their accents and capitals',
    (_, { deals }) => {
      const plain = (name: string | undefined): string => (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
      const text = lines([deals.opportunityId, deals.stage, deals.amount].map((names) => `"${plain(names?.[0])}"`).join(','), 'A,Won,5');
      expect(valuesOf(admitText(text, given({ currency: 'EUR' as Currency })), 'amount')).toEqual([500]);
    },
  );
});

describe('every language', () => {
  const key = (name: string): string =>
    name
      .normalize('NFD')
      .replace(/[^\p{L}\p{N}%#]+/gu, '')
      .toLowerCase();

  test('names a column for one field alone, whatever language its table is in', () => {
    const names = FORMATS.find(({ id }) => id === 'plain')?.names ?? {};
    for (const [table, fields] of Object.entries(names)) {
      const meant = new Map<string, Set<string>>();
      for (const [field, words] of Object.entries(fields))
        for (const word of words) meant.set(key(word), new Set([...(meant.get(key(word)) ?? []), field]));
      const twice = [...meant].filter(([, all]) => all.size > 1).map(([word, all]) => `${table} ${word}: ${[...all].join(', ')}`);
      expect(twice.filter((each) => !MEANT_TWICE.has(each))).toEqual([]);
    }
  });

  test('gives every stage word one meaning', () => {
    const words = LANGUAGES.flatMap(({ outcomeWords }) =>
      Object.entries(outcomeWords).flatMap(([outcome, list]) => list.map((word) => [key(word), outcome] as const)),
    );
    const meant = new Map<string, string>();
    for (const [word, outcome] of words) {
      expect([word, meant.get(word) ?? outcome]).toEqual([word, outcome]);
      meant.set(word, outcome);
    }
  });

  test('has twelve months, and no word that is another month elsewhere', () => {
    const meant = new Map<string, number>();
    for (const { months } of LANGUAGES) {
      expect(months).toHaveLength(12);
      months.forEach((names, at) => {
        for (const name of names) {
          expect([name, meant.get(name) ?? at]).toEqual([name, at]);
          meant.set(name, at);
        }
      });
    }
  });
});

/** Names that were known for two fields before; the shape of the cells decides. */
const MEANT_TWICE: ReadonlySet<string> = new Set(['opportunity closed: isClosed, closeDate']);
