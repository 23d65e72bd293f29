import { checkStates } from '../../../generators/check-states.ts';
import { docusaurusSites } from '../../../generators/posts/docusaurus.ts';

checkStates(docusaurusSites, 60);
