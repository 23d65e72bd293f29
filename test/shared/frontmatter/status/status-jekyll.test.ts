import { checkStates } from '../../../generators/check-states.ts';
import { jekyllSites } from '../../../generators/posts/jekyll.ts';

checkStates(jekyllSites, 60);
