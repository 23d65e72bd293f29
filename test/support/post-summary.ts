import { postId, revision, type PostSummary } from '../../shared/model/post.ts';

/** What the list knows of a post, with only what a test is about spelled out. */
export const summary = (id: string, more: Partial<PostSummary> = {}): PostSummary => ({
  id: postId(id),
  revision: revision(id),
  size: 1,
  modified: 0,
  title: id,
  titleFrom: 'front-matter',
  date: null,
  time: null,
  state: 'live',
  why: '',
  taxonomies: {},
  excerpt: '',
  words: 0,
  minutes: 1,
  format: 'yaml',
  problems: [],
  ...more,
});
