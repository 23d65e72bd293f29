import { checkStates } from '../../../generators/check-states.ts';
import { eleventySites } from '../../../generators/posts/eleventy.ts';

checkStates(eleventySites, 60);
