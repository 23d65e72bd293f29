import { EditorBars } from '../../features/editor/EditorBars.tsx';
import { TabList } from '../../features/editor/TabList.tsx';
import { Notices } from '../../features/notices/Notices.tsx';
import { postsParts } from '../../features/posts/posts-parts.ts';
import { GitStatus } from '../../features/git/GitStatus.tsx';
import { StatusBar } from '../../features/status/StatusBar.tsx';
import { Welcome } from '../../features/welcome/Welcome.tsx';
import { DroppedFiles } from './DroppedFiles.tsx';
import { HostLost } from './HostLost.tsx';
import { KeptFocus } from './KeptFocus.tsx';
import { Failed, NoPost } from './NoText.tsx';
import { TopBar } from './TopBar.tsx';

/** What stands around list and text. */
export const parts = {
  ...{
    DroppedFiles,
    EditorBars,
    Failed,
    GitStatus,
    HostLost,
    KeptFocus,
    NoPost,
    Notices,
    StatusBar,
    TabList,
    TopBar,
    Welcome,
  },
  posts: postsParts,
} as const;
