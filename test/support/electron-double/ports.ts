import { EventEmitter } from 'node:events';

/** One end of a MessageChannelMain. Holds messages back until it is started, as Electron's does. */
export interface DoublePort extends EventEmitter {
  postMessage(data: unknown): void;
  start(): void;
  close(): void;
}

export function createPortPair(): { readonly port1: DoublePort; readonly port2: DoublePort } {
  const port1 = createEnd(() => port2);
  const port2 = createEnd(() => port1);
  return { port1, port2 };
}

interface End extends DoublePort {
  receive(data: unknown): void;
}

function createEnd(other: () => End): End {
  const waiting: unknown[] = [];
  let started = false;
  let closed = false;
  const end: End = Object.assign(new EventEmitter(), {
    // Messages arrive later, never inside the call that sent them; the end comes behind what was sent before it.
    postMessage: (data: unknown) => void (!closed && setImmediate(() => other().receive(data))),
    receive(data: unknown) {
      if (started) end.emit('message', { data });
      else waiting.push(data);
    },
    start() {
      started = true;
      for (const data of waiting.splice(0)) end.emit('message', { data });
    },
    close() {
      if (closed) return;
      closed = true;
      setImmediate(() => end.emit('close'));
      other().close();
    },
  });
  return end;
}
