import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Why a request is not answered: the HTTP status and a sentence for a person who sees it. */
export interface Refusal {
  readonly status: 400 | 403 | 405 | 421;
  readonly message: string;
}

/** Who may speak to the host. Everything is refused that did not come by the address that the host printed. */
export interface Gate {
  /** The path that lets one browser in, once. Another one takes its place as soon as it was used. */
  openPath(): string;
  /** The `Set-Cookie` of a browser that comes with the right token; null for a wrong or used one. */
  exchange(token: string | null): string | null;
  /** Null: the request may be answered. */
  check(request: IncomingMessage): Refusal | null;
  /** The same for the upgrade to a WebSocket, where browsers ask nobody before they connect. */
  checkUpgrade(request: IncomingMessage): Refusal | null;
  /** Whether the Host header names this host. A name that was made to point at 127.0.0.1 (DNS rebinding) does not. */
  checkHost(request: IncomingMessage): Refusal | null;
  hasSession(request: IncomingMessage): boolean;
}

const noSession: Refusal = {
  status: 403,
  message: 'Open Longhand by the address that it printed in the terminal. Each address lets one browser in, once.',
};
const crossSite: Refusal = { status: 403, message: 'Another page may not use Longhand.' };

/**
 * The gate of a host on `127.0.0.1:port`. Cookies do not know ports, hence the port in the name: two hosts on one
 * machine would sign each other out.
 */
export function createGate(port: number): Gate {
  const host = `127.0.0.1:${port}`;
  // `localhost` too: who was let in by one name would be a stranger under the other.
  const elsewhere: Refusal = {
    status: 421,
    message: `Longhand answers at http://${host} alone, not under another name.`,
  };
  const cookieName = `longhand-${port}`;
  const session = randomBytes(32).toString('base64url');
  let token = randomBytes(32).toString('base64url');

  const hasSession = (request: IncomingMessage) =>
    (request.headers.cookie ?? '').split(/;\s*/).some((cookie) => sameText(cookie, `${cookieName}=${session}`));

  const checkHost = (request: IncomingMessage) => (request.headers.host === host ? null : elsewhere);

  return {
    openPath: () => `/open?token=${token}`,
    exchange(offered) {
      if (offered === null || !sameText(offered, token)) return null;
      token = randomBytes(32).toString('base64url');
      return `${cookieName}=${session}; HttpOnly; SameSite=Strict; Path=/`;
    },
    checkHost,
    hasSession,
    check(request) {
      const site = request.headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return crossSite;
      return hasSession(request) ? null : noSession;
    },
    checkUpgrade(request) {
      if (request.headers.origin !== `http://${host}`) return crossSite;
      return checkHost(request) ?? (hasSession(request) ? null : noSession);
    },
  };
}

/** Compares in a time that does not tell how much of it was right. */
function sameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
