import type { Element, Root } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import { headingLevel, textOf } from '../render/hast.ts';

/**
 * Takes the links of headings to themselves away, in place, as generators of documentation put them there: a sign behind the words
 * (Sphinx, Docusaurus, VitePress), or around them (MDN). They lead to the page that was copied.
 */
export function plainHeadings(tree: Root): void {
  visit(tree, 'element', (heading) => {
    if (headingLevel(heading) === null) return undefined;
    visit(heading, 'element', (node, index, parent) => {
      if (node.tagName !== 'a' || !parent || index === undefined) return undefined;
      const to = /#(.+)$/.exec(String(node.properties.href ?? ''))?.[1];
      if (to === undefined) return undefined;
      const isSign = !/[\p{L}\p{N}]/u.test(textOf(node)) && !holdsImage(node);
      if (!isSign && !isNamed(heading, to)) return undefined;
      parent.children.splice(index, 1, ...(isSign ? [] : node.children));
      return [SKIP, index];
    });
    return SKIP;
  });
}

const isNamed = ({ properties: { id } }: Element, name: string) =>
  typeof id === 'string' && (id === name || encodeURIComponent(id) === name);

const holdsImage = (node: Element): boolean =>
  node.children.some((child) => child.type === 'element' && (child.tagName === 'img' || holdsImage(child)));
