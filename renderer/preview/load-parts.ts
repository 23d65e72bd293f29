import { giveParts } from '../../shared/markdown/render/large-parts.ts';
import { loadJsonReader, loadTomlReader } from '../../shared/markdown/live/loaded-readers.ts';
import type { PreviewRequest } from './protocol.ts';

interface LoadedPart {
  /** What a text must hold to need the part: a single character, so that taking text away never brings the need. */
  readonly needs: RegExp;
  readonly load: () => Promise<void>;
}

let missing: readonly LoadedPart[] = [
  {
    needs: /[`~<]/,
    async load() {
      const { highlightCode } = await import('../../shared/markdown/render/highlight.ts');
      giveParts({ highlightCode });
    },
  },
  {
    needs: /</,
    async load() {
      const { parseRaw } = await import('../../shared/markdown/render/raw-html.ts');
      giveParts({ parseRaw });
    },
  },
  {
    needs: /[{<]/,
    async load() {
      giveParts({ embeds: await import('../../shared/markdown/render/embeds.ts') });
    },
  },
  {
    needs: /\$/,
    async load() {
      const { drawFormula } = await import('../../shared/markdown/render/formula.ts');
      giveParts({ drawFormula });
    },
  },
  { needs: /\+/, load: loadTomlReader },
  { needs: /[{;]/, load: loadJsonReader },
];

/** Loads the parts of the pipeline that a request may need and that are not there yet. */
export async function loadPartsFor(request: PreviewRequest): Promise<void> {
  const texts = request.kind === 'open' ? [request.text] : request.changes.map(({ insert }) => insert);
  const needed = missing.filter(({ needs }) => texts.some((text) => needs.test(text)));
  await Promise.all(needed.map(({ load }) => load()));
  missing = missing.filter((part) => !needed.includes(part));
}
