import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { postStatus } from '../../../shared/frontmatter/status.ts';
import { countTags } from '../../../shared/library/tags.ts';
import type { FrontMatter } from '../../../shared/model/front-matter.ts';
import type { PostSession } from '../../document/types.ts';
import { useSnapshot } from '../../state/context.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PropertyForm } from './PropertyForm.tsx';
import { propertyModel, publishEdit } from './property-model.ts';
import { GoLive } from './GoLive.tsx';
import styles from './properties.module.css';

interface PropertiesPanelProps {
  readonly session: PostSession;
  /** Goes to a place in the text. */
  readonly onShow: (offset: number) => void;
}

/** The form over the front matter. It steps back from what it cannot read. */
export function PropertiesPanel({ session, onShow }: PropertiesPanelProps) {
  const frontMatter = useStore(session.projections, (derived) => derived.frontMatter);
  const foreign = useStore(session.projections, (derived) => derived.foreign);
  const profile = useSnapshot((snapshot) => snapshot.library.profile);
  const isReadOnly = useStore(session.status, ({ phase }) => phase === 'read-only');
  const [problem] = frontMatter?.problems ?? [];

  if (foreign)
    return (
      <EmptyState title="Not a form" actions={<Button onPress={() => onShow(0)}>Show in text</Button>}>
        {foreign.message} It stays as it is; edit it in the text.
      </EmptyState>
    );
  if (!frontMatter)
    return (
      <EmptyState
        title="No front matter"
        actions={
          !isReadOnly && (
            <Button onPress={() => session.edit(firstFields(session, profile.fields.title[0]))}>
              Add front matter
            </Button>
          )
        }
      >
        This post has no title, date or tags of its own{isReadOnly ? '.' : ' yet.'}
      </EmptyState>
    );
  if (problem)
    return (
      <EmptyState
        title="The front matter cannot be read"
        actions={<Button onPress={() => onShow(lineOffset(session, problem.line, frontMatter))}>Show in text</Button>}
      >
        {problem.line ? `Line ${problem.line}: ` : ''}
        {problem.message} Nothing is changed until it can be read again.
      </EmptyState>
    );
  return <Form session={session} frontMatter={frontMatter} isReadOnly={isReadOnly} onShow={onShow} />;
}

interface FormProps extends PropertiesPanelProps {
  readonly frontMatter: FrontMatter;
  readonly isReadOnly: boolean;
}

function Form({ session, frontMatter, isReadOnly, onShow }: FormProps) {
  const profile = useSnapshot((snapshot) => snapshot.library.profile);
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const model = useMemo(() => propertyModel(profile, frontMatter), [profile, frontMatter]);
  const [now] = useState(() => Date.now());
  const status = useMemo(
    () => postStatus(profile, session.id(), frontMatter, now),
    [profile, session, frontMatter, now],
  );
  const known = useMemo(
    () => new Map(profile.taxonomies.map(({ name }) => [name, countTags(posts, name)])),
    [profile, posts],
  );
  const publish = publishEdit(model);
  return (
    <fieldset className={styles.panel} disabled={isReadOnly}>
      <GoLive status={status} onPublish={publish ? () => session.edit([publish]) : undefined} />
      <PropertyForm
        key={session.id()}
        model={model}
        known={known}
        edit={session.edit}
        taken={frontMatter.fields.map((field) => field.path.join('.'))}
        onShow={onShow}
      />
    </fieldset>
  );
}

/** A first block: a title from the text, so that the form has something to show. */
function firstFields(session: PostSession, path: readonly string[]) {
  const heading = session.projections.getState().outline[0]?.text;
  const name =
    session
      .id()
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  return [{ op: 'set', path, value: heading ?? name, kind: 'text' } as const];
}

function lineOffset(session: PostSession, line: number | undefined, frontMatter: FrontMatter): number {
  const { doc } = session.state();
  return line && line <= doc.lines ? doc.line(line).from : frontMatter.from;
}
