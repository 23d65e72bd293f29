import type { Page } from '@playwright/test';

export interface Faults {
  /** What was seen and not taken out yet. */
  readonly all: string[];
  /** Takes out the faults that the test expects; answers them. */
  take(pattern: RegExp): readonly string[];
  /** Also watches another page. */
  watch(page: Page): Promise<void>;
}

/** Collects uncaught errors, console errors and violations of the content security policy of a page. */
export async function watchFaults(page: Page): Promise<Faults> {
  const all: string[] = [];
  const faults: Faults = {
    all,
    take(pattern) {
      const taken = all.filter((fault) => pattern.test(fault));
      all.splice(0, all.length, ...all.filter((fault) => !pattern.test(fault)));
      return taken;
    },
    async watch(other) {
      other.on('console', (message) => {
        if (message.type() === 'error') all.push(`console: ${message.text()} (${message.location().url})`);
      });
      other.on('pageerror', (error) => all.push(`uncaught: ${error.message}`));
      await other.exposeFunction('longhandFault', (fault: string) => all.push(fault));
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
