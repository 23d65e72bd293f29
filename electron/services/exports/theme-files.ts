import { isAbsolute, join } from 'node:path';
import { builtInThemes } from '../../../assets/themes/themes.ts';
import { AppError } from '../../../shared/base/errors.ts';
import { themeNames } from '../../../shared/model/task.ts';
import { checkTemplate, templateNames, type TemplateName, type Theme } from '../../../shared/site/theme.ts';
import type { Disk } from '../../fs/disk.ts';

const largest = 1024 * 1024;

/**
 * The theme of a name, or of a folder or a style sheet by its whole path. A style sheet stands on top of the usual one. A folder's templates stand in place of the usual ones, its style
 * sheets (in the order of their names) in place of the usual sheet; what it lacks is the usual. AppError `not-found` or
 * `invalid-input` with the file.
 */
export async function loadTheme(disk: Disk, theme: string | null): Promise<Theme> {
  const usual = builtInThemes.default;
  if (theme === null) return usual;
  const known = themeNames.find((name) => name === theme);
  if (known) return builtInThemes[known];
  if (!isAbsolute(theme)) {
    throw new AppError('not-found', `There is no theme called ${theme}.`, {
      remedy: `There are ${themeNames.join(', ')}; or name a folder or a style sheet of your own.`,
    });
  }
  if (theme.toLowerCase().endsWith('.css')) {
    const css = await text(decoded(disk, theme), theme);
    return { ...usual, css: `${usual.css}\n${css}` };
  }
  const names = (await disk.list(theme)).filter(({ kind }) => kind === 'file').map(({ name }) => name);
  const read = (name: string) => decoded(disk, join(theme, name));
  const sheets = names.filter((name) => name.endsWith('.css')).toSorted();
  const css = await Promise.all(sheets.map((name) => text(read(name), join(theme, name))));
  const templates = { ...usual.templates };
  for (const name of templateNames) {
    if (!names.includes(`${name}.mustache`)) continue;
    const file = join(theme, `${name}.mustache`);
    const template = await text(read(`${name}.mustache`), file);
    checkTemplate(template, file);
    templates[name satisfies TemplateName] = template;
  }
  if (sheets.length === 0 && templateNames.every((name) => templates[name] === usual.templates[name])) {
    throw new AppError('invalid-input', `The folder is no theme: ${theme}`, {
      file: theme,
      remedy:
        'A theme is a folder with style sheets (.css) and templates (page.mustache, post.mustache, list.mustache ...).',
    });
  }
  return { css: css.length > 0 ? css.join('\n') : usual.css, templates };
}

const decoded = async (disk: Disk, file: string) =>
  new TextDecoder('utf-8', { fatal: true }).decode(await disk.readFile(file, largest));

async function text(read: Promise<string>, file: string): Promise<string> {
  try {
    return await read;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AppError('not-text', `The file of the theme is not UTF-8 text: ${file}`, {
      file,
      remedy: 'Save it as UTF-8.',
    });
  }
}
