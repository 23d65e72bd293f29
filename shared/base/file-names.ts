/** How the names of posts end, whichever of these the generator of a site reads. */
const markdownEnding = /\.(?:md|markdown|mdx|mkd|mkdn|mkdown|mdown|mdwn)$/i;

/** How the names of images end that browsers show, as the source of an expression. */
export const imageEnding = String.raw`\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)`;
const imageName = new RegExp(`${imageEnding}$`, 'i');

export const isMarkdownName = (name: string): boolean => markdownEnding.test(name);
export const isImageName = (name: string): boolean => imageName.test(name);
