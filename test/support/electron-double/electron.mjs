// What `import ... from 'electron'` finds in a main process that runs on the stand-in. The query names the test's own one.
/** @type {Map<string, any>} */
const doubles = Reflect.get(globalThis, Symbol.for('longhand.electron-doubles'));

export const {
  app,
  BrowserWindow,
  crashReporter,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeImage,
  nativeTheme,
  powerMonitor,
  protocol,
  screen,
  session,
  shell,
} = doubles.get(new URL(import.meta.url).search);
