// How Vite treats the page; the same for the build and for `npm run dev`.
import react from '@vitejs/plugin-react';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const page = join(root, 'renderer');

const documents = [join(page, 'index.html'), join(page, 'preview.html')];

const alias = {
  // The package's browser build decodes entities with the DOM: missing in a worker, refused under Trusted Types.
  'decode-named-character-reference': join(root, 'node_modules/decode-named-character-reference/index.js'),
  // Every browser that the page runs in clones by itself; what stands in for that would be carried along by the worker.
  '@ungap/structured-clone': 'data:text/javascript,export default structuredClone',
};

/** Whoever reads a fence of Markdown in the page: see the module. @type {import('vite').Plugin} */
const markdownInFences = {
  name: 'markdown-in-fences',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === '@codemirror/lang-markdown' && importer?.includes('@codemirror/language-data')
      ? join(page, 'editor', 'markdown-in-fences.ts')
      : null,
};

/** The package's nodes carry along what prints them; the page reads YAML and never prints it. @type {() => import('vite').Plugin} */
const withoutPrinting = () => ({
  name: 'without-printing',
  load: (id) => {
    if (!/node_modules\/yaml\/browser\/dist\/stringify\/\w+\.js$/.test(id)) return null;
    const names = /export \{([^}]*)\}/.exec(readFileSync(id, 'utf8'))?.[1]?.split(',') ?? [];
    return `const none = undefined;\nexport { ${names.map((name) => `none as ${name.trim()}`).join(', ')} };\n`;
  },
});

// Else they come with the inspector, which has them too, and a text that needs them would wait for all of it.
const parsers = {
  name: 'front-matter-parsers',
  test: /shared\/frontmatter\/(?:read|fields|formats\/(?:yaml|toml|json)-read)\.ts$|node_modules\/(?:yaml|toml-eslint-parser|eslint-visitor-keys|jsonc-parser)\//,
};

// What the page loads first and much that comes later needs, too: in one file it is packed smaller than in twenty.
const basics = {
  name: 'basics',
  test: new RegExp(
    [
      'shared/base/(?:assert|capitalized|errors|count-of|fold|dates|digits|escape-reg-exp|file-names|find-source|local-offset|match-at|paths|rewrite-date|same-value|text-change|single-spaced|word-kinds)',
      'shared/frontmatter/(?:lines|split|tree|read-with|dates|formats/yaml-dialect|formats/yaml-plain|language|foreign)',
      'shared/library/(?:search-match|search-facts|search-query|query|group|reduce|tags|edits)',
      'shared/model/(?:edit|list|panes|post|settings)',
      'shared/markdown/edits/(?:renumber|sections)',
      'shared/markdown/facts/(?:outline|prose|reading-time|words)',
      'shared/markdown/islands/(?:formulas|islands|closers|mdx|mask|covers)',
      'shared/markdown/links/(?:addresses|assets)',
      'shared/markdown/parse/(?:parser|inner-brackets|lazy-items|html-syntax|parse-limits|nesting|strikethrough|table-block|lines|html-tags|label|mdx-syntax)',
      'renderer/editor/(?:insert-text|is-prose|preferences|islands|editor-host|front-matter-reader|front-matter-field|link-of-post)',
      'renderer/(?:editor/commands/(?:continue-markup|delete-mark|end-item|list-indent|sections|lines|list-items|list-numbers|select-syntax|spans)|editor/front-matter-fold|document/(?:page-text|session-status)|app/post-host/post-names|app/workspace/workspace-store|ui/use-typed)',
    ]
      .map((path) => `(?:${path})\\.ts$`)
      // Else it would lie in a file that begins with these, and each of the two would wait for the other.
      .concat('node_modules/zustand/esm/vanilla\\.mjs$')
      .join('|'),
  ),
};

/**
 * A browser keeps with a script what it has compiled of it when it is loaded: nearly nothing of what draws a text. By this comment it
 * compiles all of it, beside the page's thread, and no later start compiles a thousand functions one by one. Not for what is loaded
 * later: most of that is not called.
 * @type {import('vite').Plugin}
 */
const compiledAtOnce = {
  name: 'compiled-at-once',
  generateBundle: {
    // Vite itself puts something before a script.
    order: 'post',
    handler(_, bundle) {
      const seen = new Set();
      const mark = (/** @type {string} */ file) => {
        const script = bundle[file];
        if (script?.type !== 'chunk' || seen.has(file)) return;
        seen.add(file);
        script.code = `//# allFunctionsCalledOnLoad\n${script.code}`;
        script.imports.forEach(mark);
      };
      for (const part of Object.values(bundle)) if (part.type === 'chunk' && part.isEntry) mark(part.fileName);
    },
  },
};

/** The package does not say that its modules do nothing but export: what is not used of them would be carried along. */
const treeshake = { moduleSideEffects: [{ test: /node_modules\/yaml\//, sideEffects: false }] };

export const pageConfig = /** @satisfies {import('vite').InlineConfig} */ ({
  root: page,
  base: './',
  configFile: false,
  envDir: false,
  publicDir: false,
  plugins: [react(), markdownInFences, compiledAtOnce, withoutPrinting()],
  resolve: { alias },
  // Replaced by a fresh nonce with each answer (electron/services/assets/assets.ts).
  html: { cspNonce: '__NONCE__' },
  worker: { format: 'es', plugins: () => [withoutPrinting()], rolldownOptions: { treeshake } },
  build: {
    target: 'chrome140',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
    emptyOutDir: true,
    rolldownOptions: {
      treeshake,
      input: documents.filter((file) => existsSync(file)),
      output: { codeSplitting: { groups: [parsers, basics], includeDependenciesRecursively: false } },
    },
  },
});
