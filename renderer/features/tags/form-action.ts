import type { TagAction } from '../../../shared/model/tags.ts';
import type { TagForm } from '../../state/tag-form.ts';

/** What a filled form asks for; a sentence where something is missing. */
export function actionOf({ kind, tags, typed }: TagForm): TagAction | string {
  const to = typed.trim();
  const [from = ''] = tags;
  switch (kind) {
    case 'rename':
      if (to === '') return 'The tag needs a name.';
      return to === from ? 'This is the name it has already.' : { kind, from, to };
    case 'merge':
      return to === '' ? 'The tag needs a name.' : { kind, from: tags, to };
    case 'split': {
      const names = [...new Set(to.split(',').map((name) => name.trim()))].filter((name) => name !== '');
      if (names.length < 2) return 'Type at least two names, with a comma between them.';
      return { kind, from, to: names };
    }
    case 'move':
      return { kind, tags, into: to };
  }
}
