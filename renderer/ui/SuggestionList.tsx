import { ListBox, ListBoxItem, Popover } from 'react-aria-components';
import menu from './menu.module.css';

interface Suggestion {
  readonly id: string;
  readonly note?: string | undefined;
}

/** Ten rows and a half: there are more, and what the list is asked for stays in sight. */
const tallest = 280;

/** What can be chosen below the input of a combo box. */
export function SuggestionList() {
  return (
    <Popover className={menu.popover ?? ''} maxHeight={tallest} offset={4}>
      {/* A list that opens below a resting pointer would choose for the keyboard: Enter and Tab take what has the focus.
          The list box hands the option on, but its type leaves it out. */}
      <ListBox className={menu.menu ?? ''} {...{ shouldFocusOnHover: false }}>
        {({ id, note }: Suggestion) => (
          <ListBoxItem className={menu.item ?? ''} textValue={id}>
            <span className={menu.text}>{id}</span>
            {note !== undefined && <span className={menu.note}>{note}</span>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
