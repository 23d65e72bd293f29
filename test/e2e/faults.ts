import type { Page } from '@playwright/test';

export interface Faults {
  /** What was seen and not taken out yet. */
  readonly all: string[];
  /** Passes over these from now on: for a test that provokes them, and cannot know when they are reported. */
  ignore(pattern: RegExp): void;
  /** Takes out the faults that the test expects; answers them. */
  take(pattern: RegExp): readonly string[];
  /** Also watches another page. */
  watch(page: Page): Promise<void>;
}

/** Collects uncaught errors, console errors and violations of the content security policy of a page. */
export async function watchFaults(page: Page): Promise<Faults> {
  const all: string[] = [];
  const ignored: RegExp[] = [];
  const add = (fault: string) => {
    if (!ignored.some((pattern) => pattern.test(fault))) all.push(fault);
  };
  const faults: Faults = {
    all,
    ignore: (pattern) => void ignored.push(pattern),
    take(pattern) {
      const taken = all.filter((fault) => pattern.test(fault));
      all.splice(0, all.length, ...all.filter((fault) => !pattern.test(fault)));
      return taken;
    },
    async watch(other) {
      other.on('console', (message) => {
        if (message.type() === 'error') add(`console: ${message.text()} (${message.location().url})`);
      });
      other.on('pageerror', (error) => add(`uncaught: ${error.message}`));
      await other.exposeFunction('longhandFault', add);
      await other.addInitScript(() => {
        const report = (window as unknown as { longhandFault?: (fault: string) => void }).longhandFault;
        document.addEventListener('securitypolicyviolation', (event) =>
          report?.(`policy: ${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`),
        );
      });
    },
  };
  await faults.watch(page);
  return faults;
}
