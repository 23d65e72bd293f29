/**
 * Runs in the page before anything else: gives the preload its `electron`, and carries messages and ports between the
 * page and the stand-in. Must name nothing from outside itself, for its text is sent to the page.
 */
export function pageSide(preload: string): void {
  if (window.top !== window) return;
  const send = (window as unknown as { electronDouble: (message: unknown) => void }).electronDouble;
  Reflect.deleteProperty(window, 'electronDouble');
  const listeners = new Map<string, ((event: unknown, ...args: unknown[]) => void)[]>();
  const ports = new Map<number, MessagePort>();

  // Ports carry text and bytes; what crosses to the stand-in is JSON.
  const pack = (data: unknown): unknown => (data instanceof ArrayBuffer ? { bytes: [...new Uint8Array(data)] } : data);
  const unpack = (data: unknown): unknown => {
    const bytes = (data as { bytes?: number[] } | null)?.bytes;
    return bytes ? new Uint8Array(bytes).buffer : data;
  };

  const ipcRenderer = {
    on(channel: string, listener: (event: unknown, ...args: unknown[]) => void) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    send: (channel: string, ...args: unknown[]) => send({ kind: 'ipc', channel, args }),
  };

  const openPort = (id: number): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = (event) => send({ kind: 'port', id, data: pack(event.data) });
    ports.set(id, port1);
    return port2;
  };

  const receive = (message: {
    kind: string;
    channel: string;
    args: unknown[];
    portIds: number[];
    id: number;
    data: unknown;
  }) => {
    if (message.kind === 'port') return ports.get(message.id)?.postMessage(unpack(message.data));
    const event = { ports: message.portIds.map(openPort) };
    for (const listener of listeners.get(message.channel) ?? []) listener(event, ...message.args);
  };
  Object.defineProperty(window, Symbol.for('electron-double-receive'), { value: receive });

  const refuse = (name: string) =>
    new Proxy(
      {},
      {
        get: (_target, key) => {
          throw new Error(`The stand-in has no ${name}.${String(key)}`);
        },
      },
    );
  const webUtils = {
    // The test that lets it go over the window tells it beforehand, by its name.
    getPathForFile: ({ name }: File) =>
      (window as unknown as Record<symbol, Record<string, string>>)[Symbol.for('electron-double-paths')]?.[name] ?? '',
  };
  const electron = {
    ipcRenderer: Object.setPrototypeOf(ipcRenderer, refuse('ipcRenderer')) as unknown,
    webUtils: Object.setPrototypeOf(webUtils, refuse('webUtils')) as unknown,
  };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot load ${name}`);
  };
  // Evaluated by the driver and not by the page: a Function made here would die under the page's policy.
  (preload as unknown as (require: unknown, module: unknown, exports: unknown) => void)(require, { exports: {} }, {});
}
