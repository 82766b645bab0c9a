import { idToMatch } from '../model';
import { normalisedName } from './account-names';

/** How a row names its account: blanks where it says nothing. */
export type AccountLink = { readonly id: string; readonly domain: string; readonly name: string };

/**
 * By what a row found its account in the account files. `alone`: none of them holds it. `ambiguous`: several do, so it is
 * given to none. `blank`: the row names no account.
 */
export type JoinWay = 'id' | 'domain' | 'name' | 'normalisedName' | 'alone' | 'ambiguous' | 'blank';
export type Join = { readonly way: JoinWay; readonly account: number };

/** Several accounts go by this word: it leads to none of them. */
const SEVERAL = -1;

/** Which account a word leads to. A word that two accounts share leads to none. */
class Words {
  readonly #accounts = new Map<string, number>();

  add(word: string, account: number): void {
    if (word === '') return;
    const known = this.#accounts.get(word);
    this.#accounts.set(word, known === undefined || known === account ? account : SEVERAL);
  }

  find(word: string): number {
    return word === '' ? 0 : (this.#accounts.get(word) ?? 0);
  }
}

/** The words of one lot of accounts: those of account files, or those that only other rows name. */
class Lot {
  readonly domains = new Words();
  readonly names = new Words();
  readonly normalised = new Words();
}

/** `https://www.acme.com/de` and `acme.com` are one domain. */
const domainOf = ({ domain }: AccountLink): string =>
  domain
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[/?#:].*$/s, '');
/** What an account without an id is known by where its name is not its own. */
const ownKey = (link: AccountLink): string => JSON.stringify([domainOf(link), link.name]);

/**
 * All accounts that files name, numbered from 1; 0 is nobody. A row belongs to the account of its id; without an id to
 * that of its domain, else of exactly its name, else to the only account of the account files whose name is equal when
 * normalised. Blanks never match, and ids that differ are never one account.
 */
export class AccountRegister {
  readonly ids: string[] = [''];
  readonly names: string[] = [''];
  /** By the id to be matched by, and by each spelling of it that was found. */
  readonly #byId = new Map<string, number>();
  readonly #spelled = new Map<string, number>();
  readonly #own = new Map<string, number>();
  readonly #normalised = new Map<string, string>();
  readonly #listed = new Lot();
  readonly #others = new Lot();
  #lot = this.#listed;
  #lastListed = 0;

  /** Says that all account files are entered: what comes now is joined to them. */
  closeFiles(): void {
    this.#lot = this.#others;
    this.#lastListed = this.ids.length - 1;
  }

  /** The number of a row's account, entered if it is new; 0 for a row that names none. */
  enter(link: AccountLink): number {
    if (link.id === '' && link.domain === '' && link.name === '') return 0;
    const known = this.join(link).account;
    if (known > 0) return known;
    const account = this.ids.push(link.id) - 1;
    this.names.push(link.name);
    if (link.id === '') this.#own.set(ownKey(link), account);
    else this.#byId.set(idToMatch(link.id), account);
    this.#lot.domains.add(domainOf(link), account);
    this.#lot.names.add(link.name, account);
    if (this.#lot === this.#listed) this.#lot.normalised.add(this.#normalisedOf(link.name), account);
    return account;
  }

  /** The account of a row, and by what it was found in the account files. */
  join(link: AccountLink): Join {
    if (link.id === '' && link.domain === '' && link.name === '') return { way: 'blank', account: 0 };
    if (link.id !== '') return this.#joined('id', this.#ofId(link.id), link);
    const byDomain = this.#found('domains', domainOf(link));
    if (byDomain > 0) return this.#joined('domain', byDomain, link);
    const byName = this.#found('names', link.name);
    if (byName > 0) return this.#joined('name', byName, link);
    const normalised = this.#listed.normalised.find(this.#normalisedOf(link.name));
    if (normalised > 0) return { way: 'normalisedName', account: normalised };
    return { way: this.#isShared(link) ? 'ambiguous' : 'alone', account: this.#own.get(ownKey(link)) ?? 0 };
  }

  /** The account of an id, 0 where none has it. An id that was found is not taken apart again: most rows repeat one. */
  #ofId(id: string): number {
    const known = this.#spelled.get(id);
    if (known !== undefined) return known;
    const account = this.#byId.get(idToMatch(id)) ?? 0;
    if (account > 0) this.#spelled.set(id, account);
    return account;
  }

  /** Listed accounts go before those that only other rows name; what several of them share leads nowhere. */
  #found(kind: 'domains' | 'names', word: string): number {
    const listed = this.#listed[kind].find(word);
    return listed === 0 ? this.#others[kind].find(word) : listed;
  }

  /** Accounts that no account file lists were entered by other rows: to be found there is to be alone. */
  #joined(way: JoinWay, account: number, link: AccountLink): Join {
    if (account > 0 && account <= this.#lastListed) return { way, account };
    return { way: link.id === '' && this.#isShared(link) ? 'ambiguous' : 'alone', account };
  }

  /** Whether several listed accounts go by what a row says of its own. */
  #isShared(link: AccountLink): boolean {
    const { domains, names, normalised } = this.#listed;
    return [domains.find(domainOf(link)), names.find(link.name), normalised.find(this.#normalisedOf(link.name))].includes(SEVERAL);
  }

  #normalisedOf(name: string): string {
    const known = this.#normalised.get(name);
    if (known !== undefined) return known;
    const normalised = normalisedName(name);
    this.#normalised.set(name, normalised);
    return normalised;
  }
}
