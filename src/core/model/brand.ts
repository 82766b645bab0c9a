declare const brand: unique symbol;

/** A plain value that only its own maker may produce, so that two kinds of text or number cannot be swapped. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };
