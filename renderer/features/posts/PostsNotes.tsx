import { useSnapshot } from '../../state/context.ts';
import { Banner } from '../../ui/Banner.tsx';
import { PostFilters } from './PostFilters.tsx';
import { SearchNote } from './SearchNote.tsx';

/** What stands above the list: the filters, and what there is to say of a search and of the library. */
export function PostsNotes({ hasFilters }: { readonly hasFilters: boolean }) {
  const notices = useSnapshot((snapshot) => snapshot.notices);
  return (
    <>
      {hasFilters && <PostFilters />}
      <SearchNote />
      {notices.map((notice) => (
        <Banner key={notice.code + notice.message} kind={notice.code === 'skipped' ? 'info' : 'warning'}>
          {notice.message}
        </Banner>
      ))}
    </>
  );
}
