// Lets Node run our TypeScript from source: `node --import ./scripts/source-hooks.mjs`. What Vite does besides removing
// types is a file as text (`?raw`) and names out of a JSON file.
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

registerHooks({
  load(url, context, next) {
    const address = new URL(url);
    if (address.protocol !== 'file:') return next(url, context);
    const raw = address.search === '?raw';
    address.search = '';
    if (!raw && !address.pathname.endsWith('.json')) return next(url, context);
    const text = readFileSync(address, 'utf8');
    const source = raw ? `export default ${JSON.stringify(text)}` : namesOf(JSON.parse(text));
    return { format: 'module', source, shortCircuit: true };
  },
});

/** Names as text, for one like `private` cannot stand alone. @param {Record<string, unknown>} json */
function namesOf(json) {
  return Object.entries(json)
    .map(
      ([name, value], index) =>
        `const v${index} = ${JSON.stringify(value)}; export { v${index} as ${JSON.stringify(name)} };`,
    )
    .join('\n');
}
