/** How often a test of reliability goes round: as `npm run soak` says, else the short form of `npm test`. */
export const soakTimes = (short: number): number => Number(process.env['LONGHAND_SOAK'] ?? short);

/** The long form: figures of time count, too. */
export const isSoak = process.env['LONGHAND_SOAK'] !== undefined;
