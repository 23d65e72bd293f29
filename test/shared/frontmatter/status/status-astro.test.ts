import { checkStates } from '../../../generators/check-states.ts';
import { astroSites } from '../../../generators/posts/astro.ts';

checkStates(astroSites, 60);
