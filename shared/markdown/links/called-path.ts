import { decoded } from './addresses.ts';

/**
 * The path that a generator's call names, with what stands behind it: `{{< ref "a.md" >}}`, `{{< ref path="a.md" >}}`, `{% post_url 2024-01-15-a %}`,
 * `{% link _posts/a.md %}`; null: it is no such call.
 */
export function calledPath(written: string): string | null {
  const href = decoded(written);
  const hugo =
    /^\{\{[<%]\s*(?:rel)?ref\s+(?:[^{}]*?\bpath\s*=\s*)?["'`]?([^"'`\s>%=]+)["'`]?(?:\s+\w+\s*=[^{}]*?)?\s*[>%]\}\}(.*)$/s.exec(
      href,
    );
  if (hugo) return `${hugo[1]?.replace(/^\//, '')}${hugo[2] ?? ''}`;
  const jekyll = /^(?:\{\{[^}]*\}\})?\{%-?\s*(?:post_url|link)\s+(\S+?)\s*-?%\}(.*)$/s.exec(href);
  return jekyll ? `${jekyll[1]}${jekyll[2] ?? ''}` : null;
}
