/** Who wrote the last thing down on this page: asked once in a meeting, and forgotten with the page. */
let author = '';

export const authorNow = (): string => author;

export function rememberAuthor(name: string): void {
  author = name;
}
