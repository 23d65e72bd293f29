/** Posts of a library each with the tag `old` in another form. */
export function postsToKill(count: number): Readonly<Record<string, string>> {
  const forms = ['tags: [old, x]', 'tags:\n  - "old" # why', 'tags: old', "tags: [ 'x',\n  old ]"];
  return Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      `${n % 7}/post-${n}.md`,
      `---\ntitle: Post ${n}\n${forms[n % forms.length]}\n---\n${'Text. '.repeat(n)}\n`,
    ]),
  );
}
