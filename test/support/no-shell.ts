const nowhere = () => Promise.reject(new Error('not in this test'));

/** The shell of services that show and trash no file. */
export const noShell = { trash: nowhere, reveal: nowhere };
