import { compareWithGenerator } from './compare.ts';
import { docusaurusBuilder } from './docusaurus-site.ts';
import { docusaurusSites } from './posts/docusaurus.ts';

compareWithGenerator('Docusaurus', docusaurusSites, docusaurusBuilder('en,fr'));
