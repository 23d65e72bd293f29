// Installs the packages of the lock file where they are missing or belong to another lock file. For CI and by hand; the
// other scripts do the same by themselves.
import { ensureInstalled } from './toolchain.mjs';

ensureInstalled();
