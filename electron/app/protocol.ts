import { protocol } from 'electron';
import { appScheme } from './lockdown.ts';

/**
 * Must run before Electron is ready. `stream` lets audio and video be played while they come; to seek they ask for ranges,
 * which the service answers (github.com/electron/electron/issues/38749).
 */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: appScheme, privileges }]);
}

/** Serves the app's own files and the media of opened libraries, with the same function as the browser host. */
export function serveScheme(assets: (request: Request) => Promise<Response>): void {
  protocol.handle(appScheme, assets);
}
