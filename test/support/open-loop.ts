// Opens a library and closes it again without end, with what is kept of it. Meant to be killed.
import { openOnce } from './library-list.ts';

const [, , root = '', lists = ''] = process.argv;
for (;;) {
  await openOnce(root, lists, { count: Math.random() < 0.5 });
  process.stdout.write('opened\n');
}
