import type { Generator } from '../../shared/model/site.ts';
import { giveParts } from '../../shared/markdown/render/large-parts.ts';
import { loadJsonReader, loadTomlReader } from '../../shared/markdown/live/loaded-readers.ts';

interface LoadedPart {
  /** What a text must hold to need the part, in a few characters: of a change only what is around it is looked at. */
  readonly needs?: RegExp;
  /** Or the generators whose posts need it. */
  readonly of?: RegExp;
  readonly load: () => Promise<void>;
}

let missing: readonly LoadedPart[] = [
  {
    needs: /[`~<]/,
    async load() {
      giveParts(await import('../../shared/markdown/render/highlight.ts'));
    },
  },
  {
    needs: /</,
    async load() {
      giveParts(await import('../../shared/markdown/render/raw-html.ts'));
    },
  },
  {
    needs: /[{<]/,
    async load() {
      giveParts({ embeds: await import('../../shared/markdown/render/embeds.ts') });
    },
  },
  {
    needs: /\$|[`~-]\s*math/,
    async load() {
      giveParts(await import('../../shared/markdown/render/formula.ts'));
    },
  },
  {
    of: /hugo|jekyll|hexo|zola|eleventy/,
    async load() {
      giveParts(await import('../../shared/markdown/ids/id-rules.ts'));
    },
  },
  { needs: /\+/, load: loadTomlReader },
  { needs: /[{;]/, load: loadJsonReader },
];

/** Loads the parts of the pipeline that texts may need, or any post of a site of the generator, and that are not there yet. */
export async function loadPartsFor(texts: readonly string[], generator: Generator | '' = ''): Promise<void> {
  const needed = missing.filter(({ needs, of }) => of?.test(generator) ?? texts.some((text) => needs?.test(text)));
  await Promise.all(needed.map(({ load }) => load()));
  missing = missing.filter((part) => !needed.includes(part));
}
