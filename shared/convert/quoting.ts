import type { Conventions } from './conventions.ts';

type Templates = Conventions['templates'];

/** A stretch of text that says which of it a template engine runs. */
export interface Segment {
  readonly text: string;
  readonly isLive: boolean;
}

/**
 * Text as the target shows it, where its templates would take signs of it for their own. Hugo's shortcodes in prose stay what
 * they are: they come from a site of Hugo's.
 */
export function quoted(text: string, templates: Templates, where: 'prose' | 'code'): string {
  switch (templates) {
    case null:
      return text;
    case 'hugo':
      return where === 'code' ? text.replace(/\{\{([<%])(?!\/\*)([\s\S]*?)([>%])\}\}/g, '{{$1/*$2*/$3}}') : text;
    case 'zola':
      return text
        .replace(/\{\{(?!\/\*)(\s*\w+\([\s\S]*?\)\s*)\}\}/g, '{{/*$1*/}}')
        .replace(/\{%(?!\/\*)(\s*\w+\([\s\S]*?\)\s*)%\}/g, '{%/*$1*/%}');
    case 'liquid':
      return text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{[{%]/g, rawText);
    case 'nunjucks':
      // Hexo puts code aside before its templates run (before_post_render/backtick_code_block).
      return where === 'code'
        ? text
        : text.replace(/\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#(?:(?!\{#)[^}])*?#\}|\{[{%#]/g, rawText);
  }
}

/** Raw text ends at the first tag that says so, and Nunjucks counts those that begin it: in it they are taken apart. */
const rawText = (text: string): string =>
  `{% raw %}${text.replace(/\{%(?=-?\s*(?:end)?raw\b)/g, '$&{% endraw %}{% raw %}')}{% endraw %}`;

const rawPair = /\{%-?\s*raw\s*-?%\}([\s\S]*?)\{%-?\s*endraw\s*-?%\}/g;

/** The code of a site as its readers see it, cut where its templates run. */
export function segmentsOf(code: string, templates: Templates): readonly Segment[] {
  if (templates === 'hugo')
    return [{ text: code.replace(/\{\{([<%])\/\*([\s\S]*?)\*\/([>%])\}\}/g, '{{$1$2$3}}'), isLive: false }];
  if (templates === 'zola')
    return [{ text: code.replace(/\{([{%])\/\*([\s\S]*?)\*\/([}%])\}/g, '{$1$2$3}'), isLive: false }];
  if (templates !== 'liquid') return [{ text: code, isLive: false }];
  const segments: Segment[] = [];
  let at = 0;
  for (const match of code.matchAll(rawPair)) {
    segments.push({ text: code.slice(at, match.index), isLive: true }, { text: match[1] ?? '', isLive: false });
    at = match.index + match[0].length;
  }
  segments.push({ text: code.slice(at), isLive: true });
  return segments;
}

/** Whether an island runs in a site with these templates, or is plain text there. */
export function isLiveIn(source: string, templates: Templates): boolean {
  switch (templates) {
    case null:
      return false;
    case 'hugo':
      return /^\{\{[<%]/.test(source);
    case 'zola':
      return /^\{[{%]\s*(?:\w+\(|end\b)/.test(source);
    case 'liquid':
      return /^\{[{%]/.test(source);
    case 'nunjucks':
      return /^\{[{%#]/.test(source) && !/^\{#[\w-]+\}$/.test(source);
  }
}
