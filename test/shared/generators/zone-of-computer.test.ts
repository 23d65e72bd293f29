import { expect, test } from 'vitest';
import { postStatus } from '../../../shared/frontmatter/status/status.ts';
import { readFrontMatter } from '../../../shared/frontmatter/read.ts';
import { detectSite } from '../../../shared/generators/detect.ts';
import type { FieldValue } from '../../../shared/model/front-matter.ts';
import { postId } from '../../../shared/model/post.ts';

/** 26 November, 23:00 UTC: morning of the day after in Tokyo. */
const now = Date.UTC(2026, 10, 26, 23);

test.each<[string, string, FieldValue, string, string]>([
  ['Jekyll goes by the computer', '_config.yml', { title: 'Tides' }, 'Asia/Tokyo', 'live'],
  ['unless it is told another', '_config.yml', { timezone: 'America/Halifax' }, 'America/Halifax', 'scheduled'],
  ['Hugo goes by UTC', 'hugo.toml', {}, 'UTC', 'scheduled'],
  ['unless it is told to go by the computer', 'hugo.toml', { timeZone: 'Local' }, 'Asia/Tokyo', 'live'],
])('a bare day begins where the generator has it begin: %s', (_, path, data, timeZone, state) => {
  const configs = [{ path, text: '', data }];
  const profile = detectSite({ configs, folders: [], posts: [], samples: [], zone: 'Asia/Tokyo' });
  expect(profile.timeZone).toBe(timeZone);
  const id = postId(path === 'hugo.toml' ? 'content/posts/a.md' : '_posts/2026-11-27-a.md');
  const text = '---\ntitle: A\ndate: 2026-11-27\n---\n';
  expect(postStatus(profile, id, readFrontMatter(text, profile.yaml), now).state).toBe(state);
});
