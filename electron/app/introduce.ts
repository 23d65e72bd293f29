import type { App } from 'electron';

/** What electron-builder.yml calls the app. */
const appId = 'example.longhand.app';

/**
 * Says who the program is: to Windows by the name that its shortcuts carry, or the list of libraries would belong to another
 * entry of the task bar (learn.microsoft.com/windows/win32/shell/appids).
 */
export function introduce(app: Pick<App, 'setAppUserModelId'>, platform: NodeJS.Platform = process.platform): void {
  if (platform === 'win32') app.setAppUserModelId(appId);
}
