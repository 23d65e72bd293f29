import { connect } from './connection.ts';

/** The way to the host and what it says of itself. Asked for as soon as this module is evaluated: the first one of the page, so
 * that the answer is on its way while all others are. */
export const greeting = connect().then(async (connection) => ({
  connection,
  hello: await connection.api.app.hello(),
}));
