import type { GitFailure } from '../../../shared/model/git.ts';
import { Banner } from '../../ui/Banner.tsx';
import styles from './git.module.css';

/** Why git did not do it, what helps, and its own words for who wants them. */
export function FailureView({ failure: { message, remedy, output } }: { readonly failure: GitFailure }) {
  return (
    <Banner kind="error">
      <p>
        {message} {remedy}
      </p>
      {output !== '' && (
        <details className={styles.output}>
          <summary>What git said</summary>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls needs the focus (WCAG 2.1.1) */}
          <pre tabIndex={0} aria-label="What git said">
            {output}
          </pre>
        </details>
      )}
    </Banner>
  );
}
