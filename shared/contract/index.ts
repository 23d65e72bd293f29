import { app } from './app.ts';
import { checks } from './checks.ts';
import { git } from './git.ts';
import { history } from './history.ts';
import { images } from './images.ts';
import { library } from './library.ts';
import { operations } from './operations.ts';
import { drafts, posts } from './posts.ts';
import { exports, tags, tasks } from './tasks.ts';

/** Every call between a page, a terminal or a test and the services. Only JSON values cross. */
export const contract = { app, library, posts, drafts, images, history, operations, checks, tags, exports, git, tasks };
export type Contract = typeof contract;
