import { basename, withoutEnding } from '../../../shared/base/paths.ts';
import type { FrontMatter, Problem } from '../../../shared/model/front-matter.ts';
import type { FieldNames, SiteProfile } from '../../../shared/model/site.ts';
import { editFields } from '../../document/edit-fields.ts';
import type { PostSession } from '../../document/types.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './properties.module.css';

interface StepBackProps {
  readonly session: PostSession;
  readonly onShow: (offset: number) => void;
}

/** Front matter that is code or another language. */
export function Foreign({ problem, onShow }: { readonly problem: Problem; readonly onShow: (offset: number) => void }) {
  return (
    <EmptyState title="Not a form" actions={<Button onPress={() => onShow(0)}>Show in the text</Button>}>
      {problem.message} It stays as it is; edit it in the text.
    </EmptyState>
  );
}

/** A block that cannot be read: what the parser says, the line that it means, and the way there. */
export function Unreadable({ session, onShow, frontMatter }: StepBackProps & { readonly frontMatter: FrontMatter }) {
  const [problem] = frontMatter.problems;
  const { doc } = session.state();
  const line = problem?.line && problem.line <= doc.lines ? doc.line(problem.line) : null;
  return (
    <EmptyState
      title="The front matter cannot be read"
      actions={
        <Button onPress={() => onShow(line?.from ?? frontMatter.from)}>
          {line ? `Go to line ${line.number}` : 'Show in the text'}
        </Button>
      }
    >
      {line ? `Line ${line.number}: ` : ''}
      {problem?.message} Nothing is changed until it can be read again.
      {line?.text.trim() && (
        <code className={styles.wrongLine} dir="auto">
          {line.text.trim()}
        </code>
      )}
    </EmptyState>
  );
}

interface NoBlockProps {
  readonly session: PostSession;
  readonly profile: SiteProfile;
  readonly isReadOnly: boolean;
}

/** No front matter at all: a block is offered in the format of the site, and never put in unasked. */
export function NoBlock({ session, profile, isReadOnly }: NoBlockProps) {
  const offer = (
    <Button onPress={() => editFields(session, profile, firstFields(session, profile.fields.title))}>
      Add {profile.format.toUpperCase()} front matter
    </Button>
  );
  return (
    <EmptyState title="No front matter" actions={!isReadOnly && offer}>
      This post has no title, date or tags of its own{isReadOnly ? '.' : ' yet.'}
    </EmptyState>
  );
}

/** A first block: a title from the text, so that the form has something to show. */
function firstFields(session: PostSession, [path]: FieldNames) {
  const heading = session.projections.getState().outline?.[0]?.text;
  const name = withoutEnding(basename(session.id()));
  return [{ op: 'set', path, value: heading ?? name, kind: 'text' } as const];
}
