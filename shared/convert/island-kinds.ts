/** An island of which several generators have one of their own. */
export type NeutralIsland =
  | { readonly kind: 'code'; readonly language: string; readonly code: string }
  | { readonly kind: 'figure'; readonly src: string; readonly alt: string; readonly caption: string }
  | { readonly kind: 'image'; readonly src: string; readonly alt: string }
  | { readonly kind: 'youtube'; readonly id: string }
  | { readonly kind: 'gist'; readonly user: string; readonly id: string }
  /** `words` is null where the island is an address only. */
  | { readonly kind: 'link'; readonly to: string; readonly words: string | null };

/** What an island of Hugo, Jekyll, Hexo or Zola is, by its source; null for one that no other generator has. */
export function readIsland(source: string): NeutralIsland | null {
  for (const read of readers) {
    const found = read(source);
    if (found) return found;
  }
  return null;
}

const readers: readonly ((source: string) => NeutralIsland | null)[] = [
  hugoHighlight,
  liquidCode,
  hugoFigure,
  media,
  hexoImage,
  linkCall,
];

function hugoHighlight(source: string): NeutralIsland | null {
  const found =
    /^\{\{([<%])\s*highlight\s+["']?([\w+#-]*)["']?([^>%]*)[>%]\}\}\r?\n?([\s\S]*?)\r?\n?\{\{[<%]\s*\/highlight\s*[>%]\}\}$/.exec(
      source,
    );
  if (!found || !/^\s*(?:["']?linenos=\w+["']?\s*)?$/.test(found[3] ?? '')) return null;
  return { kind: 'code', language: found[2] ?? '', code: found[4] ?? '' };
}

/** Jekyll's `highlight` and Hexo's `codeblock`. Line numbers are a matter of looks; other settings are not. */
function liquidCode(source: string): NeutralIsland | null {
  const found =
    /^\{%-?\s*(highlight|codeblock)\b([^%]*)%\}\r?\n?([\s\S]*?)\r?\n?\{%-?\s*end(?:highlight|codeblock)\s*-?%\}$/.exec(
      source,
    );
  if (!found) return null;
  const settings = (found[2] ?? '')
    .trim()
    .replace(/-$/, '')
    .replace(/\s*\blinenos\b\s*/, ' ')
    .trim();
  const language =
    found[1] === 'highlight' ? /^[\w+#-]*$/.exec(settings)?.[0] : /^(?:lang:([\w+#-]+))?$/.exec(settings);
  if (language === undefined || language === null) return null;
  return {
    kind: 'code',
    language: typeof language === 'string' ? language : (language[1] ?? ''),
    code: found[3] ?? '',
  };
}

function hugoFigure(source: string): NeutralIsland | null {
  const found = /^\{\{<\s*figure\s+([\s\S]*?)\/?>\}\}$/.exec(source);
  const values = found && attributes(found[1] ?? '');
  if (!values || [...values.keys()].some((name) => !['src', 'alt', 'caption'].includes(name))) return null;
  const src = values.get('src');
  return src === undefined
    ? null
    : { kind: 'figure', src, alt: values.get('alt') ?? '', caption: values.get('caption') ?? '' };
}

/** `name="value"` in order; null when there is anything else. */
function attributes(written: string): ReadonlyMap<string, string> | null {
  const one = /\s*([\w-]+)=(?:"([^"]*)"|`([^`]*)`|'([^']*)')/y;
  const values = new Map<string, string>();
  let at = 0;
  for (let match = one.exec(written); match; match = one.exec(written)) {
    values.set(match[1] ?? '', match[2] ?? match[3] ?? match[4] ?? '');
    at = one.lastIndex;
  }
  return written.slice(at).trim() === '' ? values : null;
}

function media(source: string): NeutralIsland | null {
  const video =
    /^\{\{<\s*youtube\s+(?:id=)?["']?([\w-]{6,20})["']?\s*\/?>\}\}$/.exec(source) ??
    /^\{\{\s*youtube\(\s*id\s*=\s*["']([\w-]{6,20})["']\s*\)\s*\}\}$/.exec(source) ??
    /^\{%-?\s*youtube\s+([\w-]{6,20})\s*-?%\}$/.exec(source);
  if (video) return { kind: 'youtube', id: video[1] ?? '' };
  const gist =
    /^\{\{<\s*gist\s+["']?([\w-]+)["']?\s+["']?([\da-f]+)["']?\s*\/?>\}\}$/.exec(source) ??
    /^\{%-?\s*gist\s+([\w-]+)\/([\da-f]+)\s*-?%\}$/.exec(source) ??
    /^\{\{\s*gist\(\s*url\s*=\s*["']https:\/\/gist\.github\.com\/([\w-]+)\/([\da-f]+)["']\s*\)\s*\}\}$/.exec(source);
  return gist ? { kind: 'gist', user: gist[1] ?? '', id: gist[2] ?? '' } : null;
}

/** Hexo's images of the post's own folder. */
function hexoImage(source: string): NeutralIsland | null {
  const found = /^\{%\s*asset_img\s+(\S+)(\s[^%]*)?%\}$/.exec(source);
  if (!found) return null;
  const alt = (found[2] ?? '').trim().replace(/^["']|["']$/g, '');
  return /^\S*\.\w+$/.test(found[1] ?? '') ? { kind: 'image', src: found[1] ?? '', alt } : null;
}

/** A call that makes the address of a post, or the whole link. The call itself is what `linkedPage` resolves. */
function linkCall(source: string): NeutralIsland | null {
  if (/^\{\{[<%]\s*(?:rel)?ref\s+["'`]?[^"'`\s>%]+["'`]?\s*[>%]\}\}$/.test(source))
    return { kind: 'link', to: source, words: null };
  if (/^\{%-?\s*(?:post_url|link)\s+\S+\s*-?%\}$/.test(source)) return { kind: 'link', to: source, words: null };
  const path = /^\{%\s*post_path\s+(\S+)\s*%\}$/.exec(source);
  if (path) return { kind: 'link', to: `~${path[1]}`, words: null };
  const link = /^\{%\s*post_link\s+(\S+)(\s[^]*)?%\}$/.exec(source);
  const said = (link?.[2] ?? '').trim();
  if (!link || /[\r\n]/.test(said)) return null;
  const words = said
    .replace(/\s(?:true|false)$/, '')
    .trimEnd()
    .replace(/^["'](.*)["']$/, '$1');
  return { kind: 'link', to: `~${link[1]}`, words };
}
