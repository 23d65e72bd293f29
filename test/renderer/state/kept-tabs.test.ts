import { expect, test, vi } from 'vitest';
import { createKeptTabs } from '../../../renderer/state/kept-tabs.ts';
import { createLibrary } from '../../../renderer/state/library.ts';
import { createPanes } from '../../../renderer/state/panes.ts';
import { lookAtTab } from '../../../renderer/state/tab-row.ts';
import { postId } from '../../../shared/model/post.ts';
import { start } from '../document/open-sessions.ts';

test('tabs and places that are kept already are not written again', async () => {
  const { api, root } = await start({ 'a.md': 'words\n' });
  const open = async () => {
    const library = createLibrary(api, []);
    const snapshot = await library.open('it', () => api.library.open({ path: root }));
    const changeSettings = vi.fn(library.changeSettings);
    const panes = createPanes();
    const tabs = createKeptTabs({
      ...{ api, panes },
      library: { ...library, changeSettings },
      sessionOf: () => ({ place: () => ({ caret: 3, top: 0, above: 0 }) }),
      onFail: (error) => expect.unreachable(String(error)),
    });
    await tabs.restore(snapshot);
    return { changeSettings, panes, tabs };
  };
  const first = await open();
  first.panes.change((row) => lookAtTab(row, postId('a.md')));
  await first.tabs.stop();
  expect(first.changeSettings).toHaveBeenCalledTimes(1);
  const second = await open();
  expect(second.panes.store.getState().rows).toEqual([{ tabs: ['a.md'], passing: 'a.md', current: 'a.md' }]);
  await second.tabs.stop();
  expect(second.changeSettings).not.toHaveBeenCalled();
});
