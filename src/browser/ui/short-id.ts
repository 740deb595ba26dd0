/** The beginning of an id, which is what a thing without a name is called everywhere: `1a2b3c4d…`. */
export const shortId = (id: string): string => `${id.slice(0, 8)}…`
