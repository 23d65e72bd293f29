import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDisk } from '../../../../electron/fs/disk.ts';
import { createImages } from '../../../../electron/services/assets/images.ts';
import { createTrashFolder } from '../../../../electron/services/posts/trash-folder.ts';
import { postId } from '../../../../shared/model/post.ts';
import { createFailingDisk, errnos } from '../../../support/failing-disk.ts';
import { isSoak } from '../../../support/soak-times.ts';
import { filesBelow, tempFolder, tempLibrary, textOf } from '../../../support/temp-library.ts';
import { testLibraries } from '../../../support/test-libraries.ts';

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const png = bytes('\x89PNG\r\n\x1a\n one');
const other = bytes('\x89PNG\r\n\x1a\n two');

async function setUp(files: Readonly<Record<string, string | Uint8Array>>) {
  const root = await tempLibrary(files);
  const dataFolder = await tempFolder('data');
  const failing = createFailingDisk(createDisk());
  const { disk } = failing;
  const libraries = testLibraries({ disk });
  const images = createImages({ disk, libraries, shell: { trash: createTrashFolder({ disk, dataFolder }) } });
  const library = (await libraries.open(root)).info.id;
  const add = (post: string, name: string, content = png) =>
    images.add(library, { post: postId(post), name, bytes: content });
  return { root, dataFolder, library, images, add, failing };
}

const hugo = { 'hugo.toml': 'title = "Blog"\n', 'content/posts/a.md': '# A\n' };

describe('add', () => {
  test('puts the image where the site serves it, under a name for addresses', async () => {
    const { root, add } = await setUp(hugo);
    expect(await add('content/posts/a.md', 'My Boat (1).JPEG')).toMatchObject({
      path: 'static/images/my-boat-1.png',
      src: '/images/my-boat-1.png',
      isNew: true,
    });
    expect(new Uint8Array(await readFile(join(root, 'static/images/my-boat-1.png')))).toEqual(png);
  });

  test('what has no name of its own is called like the post', async () => {
    const { add } = await setUp({ ...hugo, 'content/posts/trip/index.md': '# T\n' });
    expect(await add('content/posts/a.md', 'image.png')).toMatchObject({ src: '/images/a.png' });
    expect(await add('content/posts/trip/index.md', '')).toMatchObject({
      path: 'content/posts/trip/trip.png',
      src: 'trip.png',
    });
  });

  test('a folder that is there is taken before one that would have to be made', async () => {
    const { add } = await setUp({ ...hugo, 'static/img/x.png': png });
    expect(await add('content/posts/a.md', 'boat.png')).toMatchObject({ src: '/img/boat.png' });
  });

  test('the one folder that the images of the library lie in is taken before one is made', async () => {
    const of = async (files: Readonly<Record<string, string | Uint8Array>>, post: string) => {
      const { path, src } = await (await setUp(files)).add(post, 'boat.png');
      return [path, src];
    };
    const plain = { 'a.md': '# A\n', 'notes/b.md': '# B\n', 'pictures/x.jpg': png, 'pictures/2023/y.jpg': png };
    expect(await of(plain, 'a.md')).toEqual(['pictures/boat.png', 'pictures/boat.png']);
    expect(await of(plain, 'notes/b.md')).toEqual(['pictures/boat.png', '../pictures/boat.png']);
    expect(await of({ ...plain, 'photos/z.png': png }, 'a.md')).toEqual(['images/boat.png', 'images/boat.png']);
    expect(await of({ 'a.md': '# A\n', 'x.png': png }, 'a.md')).toEqual(['images/boat.png', 'images/boat.png']);
    const served = { ...hugo, 'static/icon.png': png, 'static/photos/x.png': png };
    expect(await of(served, 'content/posts/a.md')).toEqual(['static/photos/boat.png', '/photos/boat.png']);
  });

  test('Hexo gives each post a folder of its own where it is told to; that of another post is nobody else’s', async () => {
    const of = async (config: string, post: string, files: Readonly<Record<string, string | Uint8Array>> = {}) => {
      const theirs = { 'source/_posts/b.md': 'B\n', 'source/_posts/b/x.png': png };
      const { path, src } = await (
        await setUp({ '_config.yml': config, [post]: 'A\n', ...theirs, ...files })
      ).add(post, 'boat.png');
      return [path, src];
    };
    const told = 'new_post_name: :title.md\npost_asset_folder: true\n';
    expect(await of(told, 'source/_posts/a.md')).toEqual(['source/_posts/a/boat.png', 'boat.png']);
    expect(await of(told, 'source/_drafts/a.md')).toEqual(['source/_drafts/a/boat.png', 'boat.png']);
    expect(await of(told, 'source/a.md')).toEqual(['source/images/boat.png', '/images/boat.png']);
    expect(await of('new_post_name: :title.md\n', 'source/_posts/a.md')).toEqual([
      'source/images/boat.png',
      '/images/boat.png',
    ]);
  });

  test('where images are kept by year, or by year and month, a new one goes to that of its post', async () => {
    const of = async (files: Readonly<Record<string, string | Uint8Array>>) => {
      const dated = { 'hugo.toml': hugo['hugo.toml'], 'content/posts/a.md': '---\ndate: 2025-03-09\n---\n' };
      return (await (await setUp({ ...dated, ...files })).add('content/posts/a.md', 'boat.png')).src;
    };
    expect(await of({ 'static/img/2023/x.png': png, 'static/img/2024/y.png': png })).toBe('/img/2025/boat.png');
    expect(await of({ 'static/photos/2023/x.png': png, 'static/photos/2024/y.png': png })).toBe(
      '/photos/2025/boat.png',
    );
    expect(await of({ 'static/uploads/2023/11/x.png': png, 'static/uploads/2024/05/y.png': png })).toBe(
      '/uploads/2025/03/boat.png',
    );
    expect(await of({ 'static/img/x.png': png, 'static/img/2024/y.png': png })).toBe('/img/boat.png');
  });

  test('no image is overwritten, and the same one is not kept twice', async () => {
    const { root, add } = await setUp(hugo);
    await add('content/posts/a.md', 'boat.png');
    expect(await add('content/posts/a.md', 'boat.png')).toMatchObject({ src: '/images/boat.png', isNew: false });
    expect(await add('content/posts/a.md', 'boat.png', other)).toMatchObject({
      src: '/images/boat-2.png',
      isNew: true,
    });
    expect((await filesBelow(root)).filter((path) => path.includes('boat'))).toHaveLength(2);
  });

  test('at once, each gets a file of its own', async () => {
    const { root, add } = await setUp(hugo);
    const contents = ['a', 'b', 'c'].map((letter) => bytes(`\x89PNG\r\n\x1a\n ${letter}`));
    const added = await Promise.all(contents.map((content) => add('content/posts/a.md', 'boat.png', content)));
    expect(new Set(added.map(({ src }) => src)).size).toBe(3);
    for (const [index, { path }] of added.entries())
      expect(new Uint8Array(await readFile(join(root, path)))).toEqual(contents[index]);
  });

  test('what is no image, or would leave the library, is refused and nothing is written', async () => {
    const { root, add } = await setUp(hugo);
    const outside = await tempFolder('outside');
    await expect(add('content/posts/a.md', 'x.png', bytes('<html>'))).rejects.toMatchObject({ code: 'unsupported' });
    await mkdir(join(root, 'static'));
    await symlink(outside, join(root, 'static/images'));
    await symlink(outside, join(root, 'static/img'));
    const image = await add('content/posts/a.md', 'x.png').catch((error: unknown) => error);
    expect(await filesBelow(outside)).toEqual([]);
    expect(image).toMatchObject({ code: 'outside-library' });
  });

  test.each(isSoak ? errnos : ['each code in turn'])(
    'any file call fails with %s: the whole image or none, no other file, and a second try works',
    async (code) => {
      let failures = 0;
      for (let at = 1, ended = false; !ended; at++) {
        const { root, add, failing } = await setUp(hugo);
        const errno = isSoak ? code : (errnos[at % errnos.length] ?? 'EIO');
        failing.plan({ at, errno });
        const image = await add('content/posts/a.md', 'boat.png').catch((error: unknown) => error);
        ended = failing.calls.length < at;
        failing.plan();
        const where = `${errno} at ${at}`;
        const made = (await filesBelow(root)).filter((path) => !(path in hugo));
        expect(
          made.filter((path) => path !== 'static/images/boat.png'),
          where,
        ).toEqual([]);
        for (const path of made) expect(new Uint8Array(await readFile(join(root, path))), where).toEqual(png);
        if (image instanceof Error) {
          failures += 1;
          // Where the file itself could be put the folder is its own.
          if (made.length === 0) expect(await readdir(root), where).not.toContain('static');
          expect(image, where).toMatchObject({
            file: expect.any(String) as string,
            remedy: expect.any(String) as string,
          });
        }
        expect(await add('content/posts/a.md', 'boat.png'), where).toMatchObject({ path: 'static/images/boat.png' });
        expect(await textOf(root, 'content/posts/a.md')).toBe('# A\n');
      }
      expect(failures).toBeGreaterThan(3);
    },
  );
});

describe('remove', () => {
  test('takes to the trash what was added, and leaves what has changed since', async () => {
    const { root, dataFolder, library, images, add } = await setUp(hugo);
    const image = await add('content/posts/a.md', 'boat.png');
    await images.remove(library, image.path, image.revision);
    expect(await readdir(root)).not.toContain('static');
    expect((await filesBelow(dataFolder)).filter((path) => path.endsWith('boat.png'))).toHaveLength(1);
    await images.remove(library, image.path, image.revision);
    const again = await add('content/posts/a.md', 'boat.png');
    await writeFile(join(root, again.path), other);
    await expect(images.remove(library, again.path, again.revision)).rejects.toMatchObject({ code: 'denied' });
    expect(await filesBelow(root)).toContain('static/images/boat.png');
  });
});
