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

// The instants are those of Hexo 8 on a computer in New York; beside a `timezone` the computer's is that of the site.
test.each([
  ['2024-06-01 12:00:00', '2024-06-01T16:00:00Z'],
  ['2024-06-01 12:00', '2024-06-01T16:00:00Z'],
  ['"2024-06-01 12:00:00"', '2024-06-01T16:00:00Z'],
  ['2024-06-01', '2024-06-01T04:00:00Z'],
  ['2024-06-01T12:00:00Z', '2024-06-01T16:00:00Z'],
  ['2024-06-01 12:00:00 +09:00', '2024-06-01T07:00:00Z'],
  ['"2024-06-01T12:00:00Z"', '2024-06-01T12:00:00Z'],
  ["'2024-06-01T12:00:00+09:00'", '2024-06-01T03:00:00Z'],
])('Hexo goes by the computer: %s', (date, instant) => {
  const text = `---\ntitle: A\ndate: ${date}\n---\n`;
  for (const [timezone, zone] of [
    ['', 'America/New_York'],
    ['America/New_York', 'UTC'],
  ] as const) {
    const configs = [{ path: '_config.yml', text: '', data: { source_dir: 'source', timezone } as FieldValue }];
    const profile = detectSite({ configs, folders: [], posts: [], samples: [], zone });
    const { time } = postStatus(profile, postId('source/_posts/a.md'), readFrontMatter(text, profile.yaml), now);
    expect(new Date(time ?? NaN).toISOString()).toBe(instant.replace('Z', '.000Z'));
  }
});
