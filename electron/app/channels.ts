// The only messages between main process and preload. Everything else goes through the port.

/** Page to main: give me a port. */
export const connectChannel = 'longhand:connect';
/** Main to page: here it is. */
export const portChannel = 'longhand:port';
/** Main to page: the person chose a command in the menu, with its id and at times a path. */
export const commandChannel = 'longhand:command';
