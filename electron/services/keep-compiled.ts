/**
 * What a thread is started with for the engine to keep in a folder what it compiles of it; null: nothing is kept. For it alone:
 * a program that is started from here, a hook of git, would write there too.
 */
export const keepCompiled = (folder: string | null): { readonly env?: NodeJS.ProcessEnv } =>
  folder === null ? {} : { env: { ...process.env, NODE_COMPILE_CACHE: folder } };
