type Words<K extends string> = { (key: K): string; has(key: string): boolean }

/** Whether there are words for a code that came from elsewhere, such as an answer of a newer server. */
export const isKnown = <K extends string>(words: Words<K>, code: string): code is K => words.has(code)
