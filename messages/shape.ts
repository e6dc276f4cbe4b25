/** The keys of a language's texts with any words in them: what the other languages must fill. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> }
