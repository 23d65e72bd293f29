import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { localOffset } from '../../../shared/base/local-offset.ts';
import { schemaOf } from '../../../shared/generators/schemas/schemas.ts';
import { newDate } from '../../../shared/frontmatter/status/date-now.ts';
import { precisionOf } from '../../../shared/library/date-habit.ts';
import { countTags } from '../../../shared/library/tags.ts';
import type { FieldPath, FrontMatter } from '../../../shared/model/front-matter.ts';
import type { PostId } from '../../../shared/model/post.ts';
import { editFields } from '../../document/edit-fields.ts';
import type { PostSession } from '../../document/types.ts';
import { useApp, useSnapshot } from '../../state/context.ts';
import { FieldControl } from './FieldControl.tsx';
import { FormContext, type FormContextValue } from './form-context.ts';
import { formModel, keyOf } from './form-model.ts';
import { GoLive } from './GoLive.tsx';
import { PropertyForm } from './PropertyForm.tsx';
import { Foreign, NoBlock, Unreadable } from './StepBack.tsx';
import { useFrontMatter } from './use-front-matter.ts';
import { useLive } from './use-live.ts';
import { useLostFocus } from './use-lost-focus.ts';
import styles from './properties.module.css';

interface PropertiesPanelProps {
  readonly session: PostSession;
  /** Goes to a place in the text. */
  readonly onShow: (offset: number) => void;
  /** Gives the file another place. */
  readonly onMove: (to: PostId) => void;
}

/** The form over the front matter. It steps back from what it cannot read. */
export function PropertiesPanel({ session, onShow, onMove }: PropertiesPanelProps) {
  const frontMatter = useFrontMatter(session);
  const foreign = useStore(session.projections, (derived) => derived.foreign);
  const profile = useSnapshot((snapshot) => snapshot.library.profile);
  const isReadOnly = useStore(session.status, ({ phase }) => phase === 'read-only');
  const focus = useLostFocus(session);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());

  if (!frontMatter)
    return foreign ? (
      <Foreign problem={foreign} onShow={onShow} />
    ) : (
      <NoBlock session={session} profile={profile} isReadOnly={isReadOnly} />
    );
  if (frontMatter.problems.length > 0)
    return <Unreadable session={session} onShow={onShow} frontMatter={frontMatter} />;
  return (
    <fieldset className={styles.panel} role="presentation" disabled={isReadOnly} {...focus}>
      <Form
        key={session.id()}
        {...{ session, frontMatter, onShow, onMove }}
        groups={{
          isOpen: (group) => opened.has(keyOf(group)),
          setOpen: (group, open) =>
            setOpened((before) => {
              const after = new Set(before);
              if (open) after.add(keyOf(group));
              else after.delete(keyOf(group));
              return after;
            }),
        }}
      />
    </fieldset>
  );
}

interface FormProps extends PropertiesPanelProps {
  readonly frontMatter: FrontMatter;
  /** Groups stay open from post to post. */
  readonly groups: Pick<FormContextValue, 'isOpen' | 'setOpen'>;
}

function Form({ session, frontMatter, onShow, onMove, groups }: FormProps) {
  const { notices } = useApp();
  const { profile, schemas } = useSnapshot((snapshot) => snapshot.library);
  const posts = useSnapshot((snapshot) => snapshot.posts);
  const [fresh, setFresh] = useState<FieldPath | null>(null);
  const id = useStore(session.status, (status) => status.id);
  const schema = useMemo(() => schemaOf(schemas, id, typeOf(frontMatter)), [schemas, id, frontMatter]);
  const model = useMemo(() => formModel(profile, frontMatter, schema), [profile, frontMatter, schema]);
  const live = useLive(session, profile, frontMatter, onMove);
  const known = useMemo(
    () => new Map(profile.taxonomies.map(({ name }) => [name, countTags(posts, name)])),
    [profile, posts],
  );
  const form: FormContextValue = {
    ...groups,
    profile,
    newDate: () => newDate(profile, precisionOf(profile, posts), localOffset(), Date.now()),
    edit: (edits) => editFields(session, profile, edits),
    onShow,
    onLost: (label, typed, why) =>
      notices.add({ kind: 'warning', title: `${label} was not changed`, detail: `${why} You typed: ${typed}` }),
    control: (place) => <FieldControl place={place} />,
    isFresh: (path) => fresh !== null && keyOf(fresh) === keyOf(path),
    setFresh,
  };
  return (
    <FormContext value={form}>
      <GoLive {...live} />
      <PropertyForm
        model={model}
        known={known}
        taken={frontMatter.fields.map((field) => field.path.join('.'))}
        defined={schema?.fields ?? []}
      />
    </FormContext>
  );
}

/** Front Matter CMS chooses the schema of a post by its field `type`. */
function typeOf({ fields }: FrontMatter): string | null {
  const type = fields.find(({ path }) => path[0] === 'type')?.value;
  return typeof type === 'string' ? type : null;
}
