import { NoPosts } from './NoPosts.tsx';
import { OrderMenu } from './OrderMenu.tsx';
import { PostsNotes } from './PostsNotes.tsx';
import { PostsTools } from './PostsTools.tsx';
import { RowMenu } from './RowMenu.tsx';
import { SelectionBar } from './SelectionBar.tsx';

/** What stands around the list of posts and comes after it. */
export const postsParts = { NoPosts, OrderMenu, PostsNotes, PostsTools, RowMenu, SelectionBar } as const;
export type PostsParts = typeof postsParts;
