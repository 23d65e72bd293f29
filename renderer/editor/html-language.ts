import { LanguageDescription, LRLanguage, ParseContext, type LanguageSupport } from '@codemirror/language';
import { Compartment, type Extension } from '@codemirror/state';
import { ViewPlugin, type EditorView } from '@codemirror/view';
import { Parser, type Input, type PartialParse, type TreeFragment } from '@lezer/common';
import { loadLanguages } from './code-languages.ts';

let parser: Parser | null = null;
let loading: Promise<LanguageSupport> | null = null;

async function loadHtml(): Promise<LanguageSupport> {
  const support = await LanguageDescription.matchLanguageName(await loadLanguages(), 'html', false)?.load();
  if (!(support?.language instanceof LRLanguage)) throw new TypeError('There is no language HTML');
  // A piece of HTML in a text may be one half of a pair of tags.
  ({ parser } = support.language.configure({ dialect: 'noMatch' }));
  return support;
}

/** Asks for HTML when the first of it is met, and is skipped until it is there. */
class HtmlOnDemand extends Parser {
  override createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    const known = parser ?? ParseContext.getSkippingParser((loading ??= loadHtml()));
    return known.createParse(input, fragments, ranges);
  }
}

/** The parser of raw HTML, with the styles and scripts in it. */
export const htmlParser: Parser = new HtmlOnDemand();

const support = new Compartment();

/** What typing in HTML does by itself (a tag is closed), once HTML has been loaded. */
class Typing {
  private readonly view: EditorView;
  private isAwaited = false;
  private isGone = false;

  constructor(view: EditorView) {
    this.view = view;
    this.update();
  }

  update(): void {
    if (this.isAwaited || !loading) return;
    this.isAwaited = true;
    const took = (loaded: LanguageSupport) => {
      const { view } = this;
      // Another view of the same text may have brought it.
      const has = support.get(view.state) === loaded.support;
      if (!this.isGone && !has) view.dispatch({ effects: support.reconfigure(loaded.support) });
    };
    // Without it HTML has no colours, and its tags are not closed.
    void loading.then(took, () => {});
  }

  destroy(): void {
    this.isGone = true;
  }
}

export const htmlTyping: Extension = [support.of([]), ViewPlugin.fromClass(Typing)];
