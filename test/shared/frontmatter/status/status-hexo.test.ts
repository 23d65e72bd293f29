import { checkStates } from '../../../generators/check-states.ts';
import { hexoSites } from '../../../generators/posts/hexo.ts';

checkStates(hexoSites, 60);
