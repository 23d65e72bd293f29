import type { GitChange, GitChangeKind, GitRepository } from '../../../shared/model/git.ts';
import { postId } from '../../../shared/model/post.ts';
import { isPostName } from '../library/index/walk.ts';

/** What `git status` knows. */
export interface Status extends Pick<GitRepository, 'branch' | 'upstream' | 'ahead' | 'behind' | 'changes'> {
  /** Nothing was committed yet. */
  readonly unborn: boolean;
  /** New files that git has not been told of. */
  readonly untracked: readonly string[];
  /** Files of which the index holds something else than the last commit. */
  readonly staged: ReadonlySet<string>;
}

/** The arguments whose answer `parseStatus` reads. Only what lies below the folder is listed. */
export const statusArguments = [
  ...['status', '--porcelain=v2', '--branch', '-z', '--find-renames'],
  ...['--untracked-files=all', '--ignore-submodules=all', '--', '.'],
];

/** Reads the second form of `git status --porcelain -z` (git-status(1)). `prefix`: the folder below the top, ending in `/`. */
export function parseStatus(output: string, prefix: string): Status {
  const records = output.split('\0');
  const branch = new Map<string, string>();
  const changes: GitChange[] = [];
  const untracked: string[] = [];
  const staged = new Set<string>();
  const below = (path: string) => postId(path.startsWith(prefix) ? path.slice(prefix.length) : path);
  const add = (kind: GitChangeKind, path: string, from?: string) => {
    const id = below(path);
    changes.push({ id, kind, isPost: isPostName(id), ...(from !== undefined && { from: below(from) }) });
  };
  for (let at = 0; at < records.length; at++) {
    const record = records[at] ?? '';
    const codes = record.slice(2, 4);
    const stage = (path: string) => void (codes.startsWith('.') || staged.add(below(path)));
    switch (record.charAt(0)) {
      case '#':
        branch.set(...headerOf(record));
        break;
      case '1':
        stage(afterFields(record, 8));
        add(kindOf(codes), afterFields(record, 8));
        break;
      case '2': {
        const from = records[++at] ?? '';
        stage(afterFields(record, 9));
        if (codes.includes('R')) add('renamed', afterFields(record, 9), from);
        else add('new', afterFields(record, 9));
        break;
      }
      case 'u':
        add('conflict', afterFields(record, 10));
        break;
      case '?':
        untracked.push(below(record.slice(2)));
        add('new', record.slice(2));
        break;
    }
  }
  const head = branch.get('branch.head') ?? null;
  const [ahead = 0, behind = 0] = (branch.get('branch.ab') ?? '').split(' ').map((count) => Math.abs(Number(count)));
  return {
    branch: head === '(detached)' ? null : head,
    unborn: branch.get('branch.oid') === '(initial)',
    upstream: branch.get('branch.upstream') ?? null,
    ahead,
    behind,
    changes: changes.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    untracked,
    staged,
  };
}

/** `# branch.head main` */
function headerOf(record: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^# (\S+) (.*)$/s.exec(record) ?? [];
  return [name, value];
}

/** The path, which stands last and may hold spaces. */
function afterFields(record: string, fields: number): string {
  let at = 0;
  for (let field = 0; field < fields; field++) at = record.indexOf(' ', at) + 1;
  return record.slice(at);
}

/** By the two letters for index and folder: what stands in the folder counts. */
function kindOf(codes: string): GitChangeKind {
  if (codes.endsWith('D') || codes === 'D.') return 'deleted';
  return codes.includes('A') ? 'new' : 'changed';
}
