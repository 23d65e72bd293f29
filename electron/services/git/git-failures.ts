import type { GitFailure } from '../../../shared/model/git.ts';

/** What git says when it refuses, in the English of `LC_ALL=C`, and what that means. The first that fits counts. */
const known: readonly (readonly [said: RegExp, message: string, remedy: string])[] = [
  // Above what a file is for that could not be written.
  [/No space left|Out of diskspace|Disk quota exceeded/i, 'The disk is full.', 'Make room, then try again.'],
  [
    /dubious ownership/,
    'The folder belongs to another user of this computer, so git does not work in it.',
    'If you trust it, run in a terminal: git config --global --add safe.directory FOLDER',
  ],
  [
    /not a git repository|cannot use bare repository/,
    'The folder is not a repository of git any more.',
    'Look whether its .git folder is still there.',
  ],
  [
    /Please tell me who you are|empty ident name|unable to auto-detect email|user\.useConfigOnly/,
    'Git does not know who you are, so it cannot sign a commit with your name.',
    'Run in a terminal: git config --global user.name "Your Name", then git config --global user.email you@example.org',
  ],
  [
    /index\.lock|cannot lock ref|Unable to create '.*\.lock'/,
    'Another program is at work in this repository, or one has ended in the middle.',
    'Wait for it and try again. If there is none, delete the file that git names.',
  ],
  [
    /gpg failed to sign|failed to write commit object|error: Load key|Couldn't load public key/,
    'The commit could not be signed.',
    'Unlock your signing key, or look at user.signingKey and commit.gpgSign in your git settings.',
  ],
  [/nothing to commit|no changes added/, 'There is nothing to commit.', 'Look again at what has changed.'],
  [
    /transport '?\S+'? not allowed/,
    'The address of the remote is a command or of a kind that Longhand does not run.',
    'Look at it with: git remote -v',
  ],
  [
    /Host key verification failed/,
    'This computer does not know the server yet.',
    'Connect once in a terminal with git fetch, compare the fingerprint, and say yes.',
  ],
  [
    /could not read (?:Username|Password)|Authentication failed|Permission denied \(|terminal prompts disabled|unable to read askpass|HTTP 40[13]|error: 40[13]|access denied/i,
    'The server did not accept who you are, or git has no credentials for it.',
    'Longhand keeps none: git asks your credential helper or SSH agent. Do git fetch once in a terminal, then try again.',
  ],
  [
    /Could not resolve host|Connection refused|Connection timed out|Network is unreachable|Failed to connect|No route to host/i,
    'The server was not reached.',
    'Look at your connection and at the address (git remote -v), then try again.',
  ],
  [
    /does not appear to be a git repository|[Rr]epository .*not found|ERROR: Repository not found/,
    'There is no repository at the address of the remote.',
    'Look at it with git remote -v; correct it with git remote set-url.',
  ],
  [
    /pre-receive hook declined|protected branch|\[remote rejected\]/,
    'The server has refused the push.',
    'Its own words say why: the branch may be protected. Push another branch, or ask who runs it.',
  ],
  [
    /non-fast-forward|fetch first|\[rejected\]/,
    'The remote has commits that are not here yet, so nothing was pushed.',
    'Pull first, then push again.',
  ],
  [
    /would be overwritten by merge|Please commit your changes or stash|untracked working tree files would be/,
    'The pull would change files that you have changed too, so nothing was merged.',
    'Commit them first, then pull again.',
  ],
  [
    /unrelated histories/,
    'The remote has another history than this folder: they have no commit in common.',
    'If both belong together, merge them in a terminal with --allow-unrelated-histories.',
  ],
  [
    /Not possible to fast-forward|Need to specify how to reconcile/,
    'Your git settings allow only pulls that need no merge, and there are commits on both sides.',
    'Merge or rebase in a terminal, or change merge.ff in your git settings.',
  ],
  [
    /couldn't find remote ref|no such ref was fetched|ambiguous argument '@\{u/,
    'The branch is not at the remote any more, or was never pushed.',
    'Push it first.',
  ],
  [
    /block timeout reached/,
    'Git said nothing for three minutes, so it was stopped.',
    'The server, or a hook of the repository, may be waiting for something. Try it in a terminal to see what.',
  ],
  [
    /unknown option|usage: git|is not a git command/,
    'The installed git is too old for what Longhand asks of it.',
    'Install git 2.31 or newer.',
  ],
];

/** The sentence for what git said; `otherwise` where it is not known. */
export function explainFailure(output: string, folder: string, otherwise: Pick<GitFailure, 'message' | 'remedy'>) {
  const entry = known.find(([said]) => said.test(output));
  const { message, remedy } = entry ? { message: entry[1], remedy: entry[2] } : otherwise;
  return { message, remedy: remedy.replace('FOLDER', () => folder), output: plain(output) } satisfies GitFailure;
}

/** Longest output shown, in characters: a hook may say a lot. */
const longest = 20_000;

/** Without the codes that colour a terminal, and with the last state alone of lines that were written over. */
function plain(output: string): string {
  // oxlint-disable-next-line no-control-regex -- the codes begin with one
  const text = output.replace(/\u001b\[[\d;]*[A-Za-z]/g, '').replace(/^.*\r(?!\n|$)/gm, '');
  return text.length > longest ? `${text.slice(0, longest)}…` : text.trim();
}
