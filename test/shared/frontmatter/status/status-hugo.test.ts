import { hugoSites } from '../../../generators/posts/hugo.ts';
import { checkStates } from '../../../generators/check-states.ts';

checkStates(hugoSites, 60);
