/* Searches titles, tags and first words of the posts, which posts.js names. All that is shown is text. */
(() => {
  'use strict';
  const most = 50;
  const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const posts = (window.sitePosts ?? []).map((post) => ({
    ...post,
    head: fold(`${post.title} ${post.tags.join(' ')}`),
    all: fold(`${post.title} ${post.tags.join(' ')} ${post.text}`),
  }));
  const field = document.getElementById('search-field');
  const list = document.getElementById('search-results');
  const count = document.getElementById('search-count');
  if (!field || !list || !count) return;

  const element = (name, className, ...children) => {
    const made = document.createElement(name);
    made.className = className;
    made.append(...children);
    return made;
  };
  const row = ({ title, href, date, text }) => {
    const link = element('a', '', title);
    link.setAttribute('href', href);
    return element(
      'li',
      '',
      element('h2', '', link),
      ...(date ? [element('p', 'post-meta', date)] : []),
      ...(text ? [element('p', 'post-excerpt', text)] : []),
    );
  };
  const search = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    const found = words.length === 0 ? [] : posts.filter(({ all }) => words.every((word) => all.includes(word)));
    const isFirst = ({ head }) => words.every((word) => head.includes(word));
    const sorted = [...found.filter(isFirst), ...found.filter((post) => !isFirst(post))];
    list.replaceChildren(...sorted.slice(0, most).map(row));
    const shown = found.length > most ? `The first ${most} of ${found.length} posts` : `${found.length} posts`;
    count.textContent = words.length === 0 ? '' : found.length === 1 ? '1 post' : shown;
  };
  field.addEventListener('input', search);
  // A browser that goes back to the page may fill the field again.
  search();
  field.focus();
})();
