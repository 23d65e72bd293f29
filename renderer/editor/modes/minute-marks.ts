import { syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type Extension } from '@codemirror/state';
import { EditorView, layer, RectangleMarker, ViewPlugin, type LayerMarker, type ViewUpdate } from '@codemirror/view';
import { minuteStarts } from '../../../shared/markdown/facts/minutes.ts';
import { editorHost } from '../editor-host.ts';
import { bodyFrom } from '../front-matter-field.ts';
import { isMdxPost } from '../islands.ts';
import { preferences } from '../preferences.ts';

/** Milliseconds after the last key, and the share of time at most that goes into finding the minutes of a long post. */
const pause = 500;
const share = 1 / 20;

/** Finds where minutes begin once nothing was typed for a while; until then the places move along with the text. */
const places = ViewPlugin.fromClass(
  class {
    starts: readonly number[] = [];
    private timer: ReturnType<typeof setTimeout> | undefined;
    private cost = 0;
    private readonly view: EditorView;
    constructor(view: EditorView) {
      this.view = view;
      if (isOn(view.state)) this.find();
    }
    update(update: ViewUpdate) {
      const { docChanged, changes, startState, state } = update;
      if (!isOn(state)) {
        this.starts = [];
        return clearTimeout(this.timer);
      }
      if (docChanged) this.starts = this.starts.map((at) => changes.mapPos(at, 1));
      // The parser goes on behind what is on screen.
      const isOther = isSwitched(update) || syntaxTree(startState) !== syntaxTree(state);
      if (docChanged || isOther) this.find();
    }
    destroy() {
      clearTimeout(this.timer);
    }
    private find() {
      clearTimeout(this.timer);
      this.timer = setTimeout(
        () => {
          const { state } = this.view;
          const started = performance.now();
          this.starts = minuteStarts({
            text: state.doc.toString(),
            from: bodyFrom(state),
            tree: syntaxTree(state),
            rule: state.facet(editorHost).reading(),
            mdx: isMdxPost(state),
          });
          this.cost = performance.now() - started;
          // An update without a change draws them.
          this.view.dispatch({});
        },
        Math.max(pause, this.cost / share),
      );
    }
  },
);

const isOn = (state: EditorState) => state.facet(preferences).minuteMarks;
const isSwitched = ({ startState, state }: ViewUpdate) => isOn(startState) !== isOn(state);

interface MarkLook {
  readonly minute: number;
  /** Pixels, of the line on screen in which the minute begins. */
  readonly top: number;
  readonly height: number;
  /** Pixels from the edge of the editor to the words. */
  readonly margin: number;
  readonly rule: string;
}

/** A number in the margin. */
class Mark implements LayerMarker {
  private readonly look: MarkLook;
  constructor(look: MarkLook) {
    this.look = look;
  }
  eq({ look }: Mark) {
    return (Object.keys(look) as (keyof MarkLook)[]).every((key) => this.look[key] === look[key]);
  }
  draw() {
    const { minute, top, height, margin, rule } = this.look;
    const mark = document.createElement('div');
    mark.className = 'cm-minute';
    mark.textContent = `${minute}′`;
    mark.title = `Minute ${minute} of reading begins in this line${rule && ` (${rule})`}`;
    mark.style.top = `${top}px`;
    mark.style.height = `${height}px`;
    mark.style.lineHeight = `${height}px`;
    mark.style.width = `${margin}px`;
    return mark;
  }
}

function marksIn(view: EditorView): readonly Mark[] {
  if (!isOn(view.state)) return [];
  const { from, to } = view.viewport;
  const starts = view.plugin(places)?.starts ?? [];
  const rule = view.state.facet(editorHost).reading().name;
  const text = view.contentDOM.getBoundingClientRect();
  const margin = text.left - view.scrollDOM.getBoundingClientRect().left + view.scrollDOM.scrollLeft + inset(view);
  return starts.flatMap((at, index) => {
    if (at < from || at > to) return [];
    return RectangleMarker.forRange(view, '', EditorSelection.cursor(at)).map(
      ({ top, height }) => new Mark({ minute: index + 2, top, height, margin, rule }),
    );
  });
}

/** Pixels between the edge of the content and its words. */
const inset = ({ contentDOM }: EditorView) => Number.parseFloat(getComputedStyle(contentDOM).paddingLeft) || 0;

/** Where each further minute of reading begins, by the rule of the site. */
export const minuteMarks: Extension = [
  places,
  layer({
    above: true,
    class: 'cm-minutes',
    update: (update) => isOn(update.state) || isSwitched(update),
    markers: marksIn,
    mount: (element) => element.setAttribute('aria-hidden', 'true'),
  }),
  EditorView.baseTheme({
    '.cm-minutes': { pointerEvents: 'none' },
    // Else it is laid out with each key.
    '.cm-minutes:empty': { display: 'none' },
    '.cm-minute': {
      position: 'absolute',
      left: '0',
      boxSizing: 'border-box',
      paddingRight: '10px',
      color: 'var(--color-text-muted)',
      fontFamily: 'var(--font-ui)',
      fontSize: 'var(--text-xs)',
      fontVariantNumeric: 'tabular-nums',
      textAlign: 'right',
      pointerEvents: 'auto',
      cursor: 'default',
    },
  }),
];
