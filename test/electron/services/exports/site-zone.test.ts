import { expect, test } from 'vitest';
import { siteBench } from '../../../support/export-site.ts';
import { filesBelow, tempLibrary } from '../../../support/temp-library.ts';

const name = '_posts/2024-01-02-a.md';

// Each address is the one that Jekyll 4.3 builds, and Hexo 8 on a computer in the zone of the site.
test.each([
  ['America/New_York', '2024-01-02 03:00:00', '2024/01/01/a.html'],
  ['America/New_York', '"2024-01-02 03:00:00"', '2024/01/02/a.html'],
  ['America/New_York', '2024-01-02 03:00', '2024/01/02/a.html'],
  ['America/New_York', '2024-01-02 03:00:00 +0000', '2024/01/01/a.html'],
  ['America/New_York', '2024-01-02', '2024/01/02/a.html'],
  ['Asia/Tokyo', '2024-01-02 20:00:00', '2024/01/03/a.html'],
  ['Asia/Tokyo', '2024-01-02 20:00', '2024/01/02/a.html'],
])('in %s Jekyll has a post of %s at %s', async (zone, date, file) => {
  const library = await tempLibrary({
    '_config.yml': `title: Tides\ntimezone: ${zone}\n`,
    [name]: `---\ntitle: A\ndate: ${date}\n---\nWords.\n`,
  });
  const { run, out } = await siteBench(library);
  await run();
  expect(await filesBelow(out)).toContain(file);
});

test.each([
  ['2024-01-02T23:00:00-05:00', '2024/01/03/a/index.html'],
  ['2024-01-02T03:00:00Z', '2024/01/02/a/index.html'],
  ['2024-01-02 23:00:00', '2024/01/02/a/index.html'],
])('in America/New_York Hexo has a post of %s at %s', async (date, file) => {
  const library = await tempLibrary({
    '_config.yml': 'title: Tides\ntimezone: America/New_York\npermalink: :year/:month/:day/:title/\n',
    'package.json': '{"dependencies":{"hexo":"^8.0.0"}}',
    'source/_posts/a.md': `---\ntitle: A\ndate: ${date}\n---\nWords.\n`,
  });
  const { run, out } = await siteBench(library);
  await run();
  expect(await filesBelow(out)).toContain(file);
});
