import { Label, Radio, RadioGroup as AriaRadioGroup } from 'react-aria-components';
import styles from './field.module.css';

interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string; readonly note?: string }[];
  readonly onChange: (value: Value) => void;
}

export function RadioGroup<Value extends string>({ label, value, options, onChange }: RadioGroupProps<Value>) {
  return (
    <AriaRadioGroup
      className={styles.field ?? ''}
      value={value}
      onChange={(chosen) => {
        const option = options.find((one) => one.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      <Label className={styles.label ?? ''}>{label}</Label>
      {options.map((option) => (
        <Radio key={option.value} value={option.value} className={styles.radio ?? ''}>
          <span className={styles.dot} aria-hidden />
          <span>
            {option.label}
            {option.note && <span className={styles.hint}> {option.note}</span>}
          </span>
        </Radio>
      ))}
    </AriaRadioGroup>
  );
}
