/** Runs long work to its report. */
export async function finish<Report, Step = unknown>(
  work: AsyncIterator<Step, Report, void> | Promise<AsyncIterator<Step, Report, void>>,
  onStep?: (step: Step) => void,
): Promise<Report> {
  const run = await work;
  for (;;) {
    const step = await run.next();
    if (step.done) return step.value;
    onStep?.(step.value);
  }
}
