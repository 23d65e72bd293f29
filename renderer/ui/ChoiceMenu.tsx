import { Check, ChevronDown } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import field from './field.module.css';
import styles from './menu.module.css';

interface ChoiceSection {
  readonly title: string;
  /** The option that is chosen. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

interface ChoiceMenuProps {
  readonly label: string;
  /** What the button says. */
  readonly shown: string;
  /** No two options of all sections have the same value. */
  readonly sections: readonly ChoiceSection[];
  readonly onChoose: (value: string) => void;
}

/** A button with a menu of several choices, one of each section. */
export function ChoiceMenu({ label, shown, sections, onChoose }: ChoiceMenuProps) {
  return (
    <MenuTrigger>
      <Button className={`${field.input} ${field.select} ${field.bare}`} aria-label={`${label}: ${shown}`}>
        {shown}
        <ChevronDown size={14} aria-hidden />
      </Button>
      <Popover className={styles.popover ?? ''} placement="top end">
        <Menu className={styles.menu ?? ''} aria-label={label} onAction={(key) => onChoose(String(key))}>
          {sections.map(({ title, value, options }) => (
            <MenuSection key={title} selectionMode="single" disallowEmptySelection selectedKeys={[value]}>
              <Header className={styles.header ?? ''}>{title}</Header>
              {options.map((option) => (
                <MenuItem key={option.value} id={option.value} className={styles.item ?? ''} textValue={option.label}>
                  <span className={styles.text}>{option.label}</span>
                  {option.value === value && <Check size={14} aria-hidden />}
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
