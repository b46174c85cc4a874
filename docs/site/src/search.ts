/** How search ranks. Who searches for an operation wants its page, not the shortest that names it. */
export const ranking = { pageLength: 0.1, termFrequency: 0.3, termSaturation: 1.4, termSimilarity: 3 };

/** Guides whose subject has the name of a wider one in it, which has a guide of its own. */
export const narrower = new Set(["guides/react-native"]);
