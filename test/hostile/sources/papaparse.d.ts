/** The few words of PapaParse that the tests use; its own types drag in Node's. */
declare module 'papaparse' {
  type Config = {
    delimiter: string;
    newline: '\n' | '\r\n' | '\r';
    quoteChar: string;
    escapeChar: string;
    header: false;
    dynamicTyping: false;
    skipEmptyLines: false;
  };
  type Result = {
    readonly data: readonly (readonly string[])[];
    readonly errors: readonly { readonly code: string; readonly row?: number }[];
  };
  const Papa: { parse(text: string, config: Config): Result };
  export default Papa;
}
