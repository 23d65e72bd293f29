import { checkStates } from '../../../generators/check-states.ts';
import { zolaSites } from '../../../generators/posts/zola.ts';

checkStates(zolaSites, 60);
