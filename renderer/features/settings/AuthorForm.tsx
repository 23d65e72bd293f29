import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import type { SiteAuthor } from '../../../shared/model/site.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useTyped } from '../../ui/use-typed.ts';
import styles from './settings.module.css';

interface AuthorFormProps {
  readonly author: SiteAuthor;
  /** Called when a field is left with a change that can be kept. */
  readonly onChange: (author: SiteAuthor) => void;
}

/** Whose site it is, as shown under an exported post. */
export function AuthorForm({ author, onChange }: AuthorFormProps) {
  // Also after it was handed over: links stay here that cannot be kept yet.
  const [draft, setDraft] = useState(author);
  const { setTyped, handOver } = useTyped((next: SiteAuthor) => {
    const links = next.links.filter((link) => link.label.trim() && isAddress(link.url));
    onChange({ name: next.name.trim(), links });
    return null;
  });
  const edit = (change: Partial<SiteAuthor>) => {
    const next = { ...draft, ...change };
    setDraft(next);
    setTyped(next);
  };
  const setLink = (index: number, change: Partial<SiteAuthor['links'][number]>) =>
    edit({ links: draft.links.map((link, at) => (at === index ? { ...link, ...change } : link)) });
  const removeLink = (index: number) => {
    edit({ links: draft.links.filter((_, at) => at !== index) });
    handOver();
  };
  return (
    <section className={styles.section} aria-labelledby="author-settings">
      <h3 id="author-settings">Author</h3>
      <TextField
        label="Name"
        value={draft.name}
        onChange={(name) => edit({ name })}
        onBlur={handOver}
        hint="Stands under exported posts with the links below."
      />
      {draft.links.map((link, index) => (
        // Rows have no identity but their place.
        <div className={styles.link} key={index}>
          <TextField
            label={`Label of link ${index + 1}`}
            labelHidden
            placeholder="Label"
            value={link.label}
            onChange={(label) => setLink(index, { label })}
            onBlur={handOver}
          />
          <TextField
            label={`Address of link ${index + 1}`}
            labelHidden
            placeholder="https://"
            value={link.url}
            onChange={(url) => setLink(index, { url })}
            onBlur={handOver}
            error={link.url && !isAddress(link.url) ? 'An address starts with https:// or mailto:' : null}
          />
          <IconButton icon={X} label={`Remove link ${index + 1}`} onPress={() => removeLink(index)} />
        </div>
      ))}
      <Button look="quiet" onPress={() => setDraft({ ...draft, links: [...draft.links, { label: '', url: '' }] })}>
        <Plus size={14} aria-hidden /> Add a link
      </Button>
    </section>
  );
}

const isAddress = (url: string) => /^(?:https?:\/\/\S|mailto:\S)/i.test(url) && URL.canParse(url);
