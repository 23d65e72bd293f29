/** The address that the page loads an image of a post from; the host finds the file by the site's own rules. */
export const mediaAddress = (library: string, post: string, src: string): string =>
  `/media/${library}/?post=${encodeURIComponent(post)}&src=${encodeURIComponent(src)}`;
