import styles from './row.module.css';

/** The classes of a row that React Aria draws, with one of its own. */
export const rowClass = (own: string | undefined): string => `${styles.row} ${own}`;
