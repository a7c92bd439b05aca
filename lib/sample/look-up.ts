/** Key under which a label, a code or a header is looked up: trimmed, lower case, one space between words. */
export const lookUpKey = (value: string): string => value.trim().toLowerCase().replace(/\s+/g, " ")
