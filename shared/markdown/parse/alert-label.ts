/** What makes one of GitHub's alerts of a quote, at the start of its first paragraph. */
export const alertLabel = /^\[!(note|tip|important|warning|caution)\][ \t]*(?:\r?\n|$)/i;
