import { expect, test } from 'vitest';
import { bodyStart } from '../../../shared/frontmatter/split.ts';
import { siteProfile } from '../../../shared/generators/profiles.ts';
import { blocksToHtml } from '../../../shared/markdown/render/html.ts';
import { postFacts } from '../../../shared/markdown/facts/facts.ts';
import { findIslands } from '../../../shared/markdown/islands/islands.ts';
import { maskIslands } from '../../../shared/markdown/islands/mask.ts';
import { outline } from '../../../shared/markdown/facts/outline.ts';
import { parseBody } from '../../../shared/markdown/parse/parser.ts';
import { postId } from '../../../shared/model/post.ts';
import { inCorpus, postsBelow } from '../../support/corpus.ts';
import { dangers, elements, parseHtml, render } from './support.ts';

const corpus = inCorpus('corpus', 'real posts through the pipeline');
const posts = postsBelow(corpus);

test.runIf(corpus)(
  'every post of real blogs renders, safely, to HTML that a browser reads as it was meant',
  { timeout: 600_000 },
  () => {
    const broken: string[] = [];
    expect(posts.length).toBeGreaterThan(1800);
    for (const [index, { name, text }] of posts.entries()) {
      const post = render(text, { mdx: name.endsWith('.mdx') });
      const tree = post.blocks.flatMap((block) => block.tree);
      const html = blocksToHtml(post.blocks);
      if (dangers(tree).length > 0) broken.push(`${name}: dangerous`);
      if (index % 5 === 0) {
        const read = parseHtml(html);
        if (dangers([read]).length > 0) broken.push(`${name}: dangerous when parsed again`);
        if (elements(tree).length !== elements([read]).length) broken.push(`${name}: other elements when parsed again`);
      }
      if (/[\uFDD0-\uFDEF]/.test(html) && !/[\uFDD0-\uFDEF]/.test(text)) broken.push(`${name}: a covered island`);
      if (
        post.blocks.some(
          (block, at) => block.line > block.endLine || block.line < 1 || (post.blocks[at - 1]?.line ?? 0) > block.line,
        )
      )
        broken.push(`${name}: lines out of order`);
    }
    expect(broken).toEqual([]);
  },
);

test.runIf(corpus)(
  'every post of real blogs has facts, an outline and islands inside its body',
  { timeout: 600_000 },
  () => {
    const profile = siteProfile('plain');
    for (const { name, text } of posts) {
      const facts = postFacts(text, postId(name), profile, 0);
      expect(facts.excerpt.length).toBeLessThanOrEqual(160);
      expect(facts.minutes).toBeGreaterThan(0);
      for (const heading of outline(text)) expect(text.slice(heading.from, heading.to)).toMatch(/\S/);
      const from = bodyStart(text);
      const islands = findIslands(text, from, parseBody(text, from));
      expect(maskIslands(text, islands).text).toHaveLength(text.length);
      islands.forEach((island, at) => expect(island.from).toBeGreaterThanOrEqual(islands[at - 1]?.to ?? from));
    }
  },
);
