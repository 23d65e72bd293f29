import {
  closeSearchPanel,
  findNext,
  findPrevious,
  openSearchPanel,
  search,
  SearchQuery,
  selectMatches,
  setSearchQuery,
} from '@codemirror/search';
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, runScopeHandlers, type Command, type Panel, type ViewUpdate } from '@codemirror/view';
import { shownFrom } from '../front-matter-fold.ts';
import { asFoundQuery, FoundQuery, foundQuery } from './found-query.ts';
import type * as Matches from './matches.ts';
import { createBox, createButton, createInput, createRow, createToggle } from './search-field.ts';

const showReplace = StateEffect.define<boolean>();

const replaceShown = StateField.define<boolean>({
  create: () => false,
  update: (value, { effects }) => effects.findLast((effect) => effect.is(showReplace))?.value ?? value,
});

/** Opens the panel with the row for replacing. */
const openReplacePanel: Command = (view) => {
  view.dispatch({ effects: showReplace.of(true) });
  return openSearchPanel(view);
};

/** Counts and replaces. */
let matches: typeof Matches | null = null;
const loadMatches = async () => (matches ??= await import('./matches.ts'));

/** By CodeMirror's own command where nothing is looked for yet, which asks what, and for a key that is faster than the code. */
const goToMatch =
  (by: 1 | -1): Command =>
  (view) => {
    const query = foundQuery(view.state);
    if (!matches || !query.valid) return (by === 1 ? findNext : findPrevious)(view);
    view.dispatch(matches.matchSelected(view.state, query, by, EditorView.announce));
    return true;
  };

/** They come with the text: what is typed right behind their keys is for them, and would go into the post. */
export const findCommands = {
  'edit.find': openSearchPanel,
  'edit.replace': openReplacePanel,
  'edit.findNext': goToMatch(1),
  'edit.findPrevious': goToMatch(-1),
} as const;

/** How far the count is behind the keys. Milliseconds. */
const countDelay = 120;
/** Characters that have room beside what is looked for. */
const longestBeside = 18;

class SearchPanel implements Panel {
  readonly dom = document.createElement('search');
  readonly top = true;
  private readonly view: EditorView;
  private readonly search = createInput('Find', () => this.commit());
  private readonly replace = createInput('Replace with', () => this.commit());
  private readonly matchCase = createToggle('Aa', 'Match case', () => this.commit());
  private readonly wholeWord = createToggle('W', 'Whole words', () => this.commit());
  private readonly regexp = createToggle('.*', 'Regular expression', () => this.commit());
  private readonly expand = createToggle('›', 'Replace', () => this.toggleReplace());
  private readonly count = document.createElement('span');
  private readonly replaceRow: HTMLElement;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView) {
    this.view = view;
    this.dom.className = 'cm-search';
    this.dom.setAttribute('aria-label', 'Find and replace');
    this.search.setAttribute('main-field', 'true');
    this.count.className = 'cm-search-count';
    this.count.setAttribute('role', 'status');
    const run = (command: Command) => () => void command(view);
    this.expand.button.classList.add('cm-search-expand');
    const toggles = [this.matchCase, this.wholeWord, this.regexp].map(({ button }) => button);
    this.replaceRow = createRow(
      'Replace',
      this.replace,
      createButton('Replace', 'Replace', () => void this.replaceFound()),
      createButton('All', 'Replace all', () => void this.replaceFound(true)),
      createButton('Select all', 'Select all matches', () => this.selectAll()),
    );
    this.dom.append(
      createRow(
        'Find',
        this.expand.button,
        createBox(this.search, ...toggles),
        this.count,
        createButton('↑', 'Previous match', () => this.go(-1)),
        createButton('↓', 'Next match', () => this.go(1)),
        createButton('×', 'Close', run(closeSearchPanel)),
      ),
      this.replaceRow,
    );
    this.dom.addEventListener('keydown', (event) => this.onKey(event));
    this.show(foundQuery(view.state));
    this.showReplaceRow();
    this.countSoon();
    void loadMatches();
  }

  mount(): void {
    this.search.select();
  }

  update(update: ViewUpdate): void {
    const query = foundQuery(update.state);
    const isNew = !query.eq(foundQuery(update.startState));
    if (isNew) this.show(query);
    if (update.state.field(replaceShown) !== update.startState.field(replaceShown)) this.showReplaceRow();
    const isFolded = shownFrom(update.state) !== shownFrom(update.startState);
    if (isNew || isFolded || update.docChanged || update.selectionSet) this.countSoon();
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  private commit(): void {
    const regexp = this.regexp.isOn();
    const asked = new SearchQuery({
      search: this.search.value,
      replace: this.replace.value,
      caseSensitive: this.matchCase.isOn(),
      wholeWord: this.wholeWord.isOn(),
      regexp,
      literal: !regexp,
    });
    const query = new FoundQuery(asked);
    if (!query.eq(foundQuery(this.view.state))) this.view.dispatch({ effects: setSearchQuery.of(query) });
  }

  private show({ asked: query }: FoundQuery): void {
    if (this.search.value !== query.search) this.search.value = query.search;
    this.matchCase.set(query.caseSensitive);
    this.wholeWord.set(query.wholeWord);
    this.regexp.set(query.regexp);
    const isWrong = query.search !== '' && !query.valid;
    this.search.setAttribute('aria-invalid', String(isWrong));
    if (isWrong) this.tell('Not a regular expression');
  }

  private toggleReplace(): void {
    this.view.dispatch({ effects: showReplace.of(this.expand.isOn()) });
    (this.expand.isOn() ? this.replace : this.search).focus();
  }

  private showReplaceRow(): void {
    const shown = this.view.state.field(replaceShown);
    this.replaceRow.hidden = !shown;
    this.expand.set(shown);
  }

  /** Replaces what is selected and goes on to the next, or all that is found. Folded front matter is left alone: nobody would
   * see it change. */
  private async replaceFound(all = false): Promise<void> {
    // At once where the code is there: the next key may save.
    const { allReplaced, oneReplaced } = matches ?? (await loadMatches());
    const { view } = this;
    const { state } = view;
    const query = foundQuery(state);
    if (query.valid && !state.readOnly)
      view.dispatch(all ? allReplaced(state, query, shownFrom(state)) : oneReplaced(state, query));
    if (!all) this.go(1);
  }

  private go(by: 1 | -1): void {
    goToMatch(by)(this.view);
    if (document.activeElement === this.search) this.search.select();
  }

  private selectAll(): void {
    // CodeMirror selects a thousand at most, and else none.
    if (!selectMatches(this.view) && !this.dom.hasAttribute('data-none')) this.tell('Too many to select');
  }

  private countSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.showCount(), countDelay);
  }

  private async showCount(): Promise<void> {
    const { countMatches, countText } = await loadMatches();
    const { state } = this.view;
    const query = foundQuery(state);
    if (query.valid || query.search === '') this.tell(countText(countMatches(state, query, shownFrom(state))));
    this.dom.toggleAttribute('data-none', this.count.textContent === 'Not found');
  }

  private tell(words: string): void {
    this.count.textContent = words;
    this.count.toggleAttribute('data-long', words.length > longestBeside);
  }

  private onKey(event: KeyboardEvent): void {
    if (runScopeHandlers(this.view, event, 'search-panel')) return event.preventDefault();
    // What it is to be replaced with is typed next; the switches between are rarely changed.
    if (event.key === 'Tab' && !event.shiftKey && event.target === this.search && !this.replaceRow.hidden) {
      event.preventDefault();
      this.replace.focus();
      return this.replace.select();
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.isComposing) return;
    event.preventDefault();
    if (event.target === this.replace) void this.replaceFound();
    else if (event.altKey) this.selectAll();
    else this.go(event.shiftKey ? -1 : 1);
  }
}

/** Find and replace in the post. */
export const searchPanel: Extension = [
  replaceShown,
  asFoundQuery,
  search({ top: true, literal: true, createPanel: (view) => new SearchPanel(view) }),
];
