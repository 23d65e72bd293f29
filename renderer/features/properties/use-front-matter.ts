import { useSyncExternalStore } from 'react';
import type { FrontMatter } from '../../../shared/model/front-matter.ts';
import type { PostSession } from '../../document/types.ts';
import { frontMatterField } from '../../editor/front-matter-field.ts';

/** The front matter as it stands in the text at this moment; the same object until a change touches the block. */
export const useFrontMatter = (session: PostSession): FrontMatter | null =>
  useSyncExternalStore(session.onChange, () => session.state().field(frontMatterField));
