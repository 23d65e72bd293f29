import { IterMode, type Tree } from '@lezer/common';
import { isImageName } from '../base/file-names.ts';
import type { CodeRange } from '../markdown/islands/islands.ts';
import { openTags } from '../markdown/links/open-tags.ts';
import { addressIn } from '../markdown/parse/label.ts';

/** An address in a body: its own place, without brackets and quotes. Offsets in the whole text. */
export interface WrittenAddress {
  readonly use: 'image' | 'link';
  readonly href: string;
  readonly from: number;
  readonly to: number;
}

/** The addresses of links, images, definitions and raw HTML in order; not those in code, nor bare ones. */
export function writtenAddresses(
  text: string,
  from: number,
  tree: Tree,
  code: readonly CodeRange[],
): readonly WrittenAddress[] {
  const found: WrittenAddress[] = [];
  tree.iterate({
    from,
    mode: IterMode.IgnoreMounts,
    enter({ name, node }) {
      if (name === 'HTMLTag' || name === 'HTMLBlock') {
        found.push(...htmlAddresses(text.slice(node.from, node.to), node.from));
        return false;
      }
      const url = name === 'Link' || name === 'Image' || name === 'LinkReference' ? addressIn(node) : null;
      if (!url) return true;
      const bracket = text.startsWith('<', url.from) ? 1 : 0;
      const place = { from: url.from + bracket, to: url.to - bracket };
      // A definition is taken for an image when its address looks like one.
      const href = text.slice(place.from, place.to);
      const isImage = name === 'Image' || (name === 'LinkReference' && isImageName(href));
      found.push({ use: isImage ? 'image' : 'link', href, ...place });
      return true;
    },
  });
  return found
    .filter((one) => !code.some((range) => range.from <= one.from && one.to <= range.to))
    .toSorted((a, b) => a.from - b.from);
}

function htmlAddresses(html: string, offset: number): readonly WrittenAddress[] {
  return openTags(html, ['img', 'a', 'source', 'video', 'audio'], offset).flatMap(({ name, attribute }) =>
    ['src', 'href', 'poster'].flatMap((key): readonly WrittenAddress[] => {
      const found = attribute(key);
      if (!found) return [];
      const { value: href, from } = found;
      return [{ use: name === 'a' ? 'link' : 'image', href, from, to: from + href.length }];
    }),
  );
}
