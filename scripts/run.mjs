// Runs a tool by name with the pinned Node: `node scripts/run.mjs prettier --write .`
import { ensureInstalled, fail, runTool, tools } from './toolchain.mjs';

const [name, ...args] = process.argv.slice(2);

/**
 * @param {string | undefined} text
 * @returns {text is keyof typeof tools}
 */
const isTool = (text) => text !== undefined && Object.hasOwn(tools, text);

if (!isTool(name)) fail(`Usage: node scripts/run.mjs <tool> [arguments]. Tools: ${Object.keys(tools).join(', ')}`);
ensureInstalled();
process.exitCode = await runTool(name, args);
