export interface HtmlTag {
  readonly from: number;
  readonly to: number;
  readonly isImage: boolean;
}

/** The tags and remarks in a block of raw HTML, in order; scripts and styles are one with what is in them. */
export function htmlTags(text: string, from: number, to: number): readonly HtmlTag[] {
  const tags: HtmlTag[] = [];
  let at = text.indexOf('<', from);
  while (at !== -1 && at < to) {
    const opaque = /^<(script|style)\b/i.exec(text.slice(at, at + 8))?.[1];
    const closer = opaque ? closingTag(text, at + 1, to) : at;
    const end = text.indexOf('>', closer);
    const stop = end === -1 || end >= to ? to : end + 1;
    tags.push({ from: at, to: stop, isImage: /^<img[\s/>]/i.test(text.slice(at, at + 5)) });
    at = text.indexOf('<', stop);
  }
  return tags;
}

function closingTag(text: string, from: number, to: number): number {
  const closer = /<\/(?:script|style)/gi;
  closer.lastIndex = from;
  return Math.min(closer.exec(text)?.index ?? to, to);
}
