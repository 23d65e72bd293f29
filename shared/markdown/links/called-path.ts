import { decoded } from './addresses.ts';

// Each reads what is left by the one before: together they would try blanks in every way that they can be shared out.
const hugoCall = /^\{\{[<%]\s*(?:rel)?ref\s([^{}]*)[>%]\}\}(.*)$/s;
const named = /\bpath\s*=\s*["'`]?([^"'`\s>%=]+)["'`]?(?:\s+\w+\s*=|$)/;
const unnamed = /^["'`]?([^"'`\s>%=]+)["'`]?(?:\s+\w+\s*=|$)/;

/**
 * The path that a generator's call names, with what stands behind it: `{{< ref "a.md" >}}`, `{{< ref path="a.md" >}}`, `{% post_url 2024-01-15-a %}`,
 * `{% link _posts/a.md %}`; null: it is no such call.
 */
export function calledPath(written: string): string | null {
  const href = decoded(written);
  const hugo = hugoCall.exec(href);
  const inside = hugo?.[1]?.trim() ?? '';
  const path = (named.exec(inside) ?? unnamed.exec(inside))?.[1];
  if (path !== undefined) return `${path.replace(/^\//, '')}${hugo?.[2] ?? ''}`;
  const jekyll = /^(?:\{\{[^}]*\}\})?\{%-?\s*(?:post_url|link)\s+(\S+?)\s*-?%\}(.*)$/s.exec(href);
  return jekyll ? `${jekyll[1]}${jekyll[2] ?? ''}` : null;
}
