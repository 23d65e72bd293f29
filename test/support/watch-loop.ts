// Opens a library where the system watches few files. Looks again at each line on stdin; prints notices and titles.
import { createDisk } from '../../electron/fs/disk.ts';
import { createLibraries } from '../../electron/services/library/libraries.ts';

const [, , root = ''] = process.argv;
const library = await createLibraries({ disk: createDisk() }).open(root);
const print = () => {
  const { notices, posts } = library.snapshot();
  const said = {
    notices: notices.map(({ code, message }) => `${code}: ${message}`),
    titles: posts.map(({ title }) => title),
  };
  process.stdout.write(`${JSON.stringify(said)}\n`);
};
void (async () => {
  for await (const change of library.changes()) if (change.notices?.length) print();
})();
process.stdin.on('data', () => void library.lookAgain().then(print));
