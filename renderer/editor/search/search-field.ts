// Small pieces of the search panel. The editor knows no framework, so they are plain elements.

export interface Toggle {
  readonly button: HTMLButtonElement;
  readonly isOn: () => boolean;
  readonly set: (on: boolean) => void;
}

export function createInput(label: string, onInput: () => void): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'text';
  input.className = 'cm-search-input';
  input.placeholder = label;
  input.setAttribute('aria-label', label);
  input.spellcheck = false;
  input.autocomplete = 'off';
  input.addEventListener('input', onInput);
  return input;
}

/** `label`: what a button with a sign as its text is called, in its hint and by screen readers. */
export function createButton(text: string, label: string, onPress: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'cm-search-button';
  button.textContent = text;
  if (label !== text) {
    button.title = label;
    button.setAttribute('aria-label', label);
  }
  button.addEventListener('click', onPress);
  return button;
}

/** A button that stays down, up at first. `onChange` hears of presses, not of `set`. */
export function createToggle(text: string, label: string, onChange: () => void): Toggle {
  const isOn = () => button.getAttribute('aria-pressed') === 'true';
  const set = (on: boolean) => button.setAttribute('aria-pressed', String(on));
  const button = createButton(text, label, () => {
    set(!isOn());
    onChange();
  });
  button.classList.add('cm-search-toggle');
  set(false);
  return { button, isOn, set };
}

export function createRow(label: string, ...children: readonly HTMLElement[]): HTMLElement {
  const row = document.createElement('div');
  row.className = 'cm-search-row';
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', label);
  row.append(...children);
  return row;
}

/** An input with the buttons that stand in it. */
export function createBox(input: HTMLInputElement, ...buttons: readonly HTMLElement[]): HTMLElement {
  const box = document.createElement('span');
  box.className = 'cm-search-box';
  const inside = document.createElement('span');
  inside.className = 'cm-search-inside';
  inside.append(...buttons);
  box.append(input, inside);
  return box;
}
