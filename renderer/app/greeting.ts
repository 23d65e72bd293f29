import { connect } from './connection.ts';
import { greet } from './first-folder.ts';

/** The way to the host, what it says of itself and the library that it shows first. Asked for as soon as this module is evaluated: the
 * first one of the page, so that the answers are on their way while all others are. */
export const greeting = connect().then(async (connection) => ({ connection, ...(await greet(connection.api)) }));
