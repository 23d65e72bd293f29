import type { NewImageSettings } from '../../../shared/model/settings.ts';
import { Select } from '../../ui/Select.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './settings.module.css';

const sides = [800, 1024, 1200, 1440, 1600, 1920, 2048, 2560, 3840];

interface NewImagesProps {
  readonly wanted: NewImageSettings;
  readonly onChange: (wanted: NewImageSettings) => void;
}

/** What becomes of images that are pasted or dropped into posts of the library. */
export function NewImages({ wanted, onChange }: NewImagesProps) {
  const { longest, webp } = wanted;
  const offered = [...new Set([...sides, ...(longest === null ? [] : [longest])])].toSorted((a, b) => a - b);
  const changes = longest !== null || webp;
  return (
    <>
      <Select
        label="Longest side of images that I paste or drop"
        value={String(longest)}
        options={[
          { value: 'null', label: 'As they are' },
          ...offered.map((side) => ({ value: String(side), label: `${side} pixels` })),
        ]}
        onChange={(side) => onChange({ ...wanted, longest: side === 'null' ? null : Number(side) })}
      />
      <Switch isSelected={webp} onChange={(isOn) => onChange({ ...wanted, webp: isOn })}>
        Make WebP of PNG and JPEG that I paste or drop
      </Switch>
      {changes && (
        <>
          <Switch isSelected={wanted.keepOriginal} onChange={(keepOriginal) => onChange({ ...wanted, keepOriginal })}>
            Keep the original in the same folder, as “name-original”; the site publishes it too
          </Switch>
          <p className={styles.about}>
            No image is enlarged, and one that would not get smaller stays as it is, as do SVG, GIF, AVIF and
            animations. A dropped file is never changed itself; its copy in the library loses what the camera noted,
            such as the place.
          </p>
        </>
      )}
    </>
  );
}
