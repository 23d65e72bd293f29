/** Minutes east of UTC where the program runs, as dates are written; JavaScript counts them westward. */
export const localOffset = (now = Date.now()): number => -new Date(now).getTimezoneOffset();
