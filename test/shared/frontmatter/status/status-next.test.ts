import { checkStates } from '../../../generators/check-states.ts';
import { nextSites } from '../../../generators/posts/next.ts';

checkStates(nextSites, 60);
