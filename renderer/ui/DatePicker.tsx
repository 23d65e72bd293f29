import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarHeading,
  DateInput,
  DatePicker as AriaDatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  I18nProvider,
  Label,
  Popover,
  Text,
  useLocale,
  type DateValue,
} from 'react-aria-components';
import styles from './date-picker.module.css';
import field from './field.module.css';
import menu from './menu.module.css';

interface DatePickerProps {
  readonly label: string;
  /** A quiet word beside the label. */
  readonly note?: string;
  readonly value: DateValue | null;
  readonly granularity: 'day' | 'minute' | 'second';
  readonly onChange: (value: DateValue | null) => void;
  /** The person is done: left the field, closed the calendar, or pressed Enter. */
  readonly onDone: () => void;
  /** Keys that the segments leave alone. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly hint?: string | undefined;
  readonly error?: string | null;
  readonly autoFocus?: boolean;
}

/** A day, with a clock where the value has one, part by part or from a calendar. */
export function DatePicker({ label, note, hint, error, onDone, onKeyDown, ...props }: DatePickerProps) {
  const { locale } = useLocale();
  return (
    // Blogs are dated by the Gregorian calendar, in whatever order and script the person reads.
    <I18nProvider locale={`${locale}-u-ca-gregory`}>
      <AriaDatePicker
        {...props}
        className={field.field ?? ''}
        hourCycle={24}
        shouldForceLeadingZeros
        hideTimeZone
        isInvalid={Boolean(error)}
        onBlur={onDone}
        onOpenChange={(open) => !open && onDone()}
      >
        <Label className={field.label ?? ''}>
          {label} {note && <span className={styles.note}>{note}</span>}
        </Label>
        <Group className={`${field.input} ${styles.group}`}>
          <div className={styles.keys} role="presentation" onKeyDown={onKeyDown}>
            <DateInput className={styles.segments ?? ''}>
              {(segment) => <DateSegment segment={segment} className={styles.segment ?? ''} />}
            </DateInput>
          </div>
          <Button className={styles.open ?? ''}>
            <CalendarDays size={15} strokeWidth={1.75} aria-hidden />
          </Button>
        </Group>
        {hint && !error && (
          <Text slot="description" className={field.hint ?? ''}>
            {hint}
          </Text>
        )}
        <FieldError className={field.error ?? ''}>{error}</FieldError>
        <Popover className={menu.popover ?? ''} placement="bottom end">
          <Dialog className={styles.calendar ?? ''}>
            <Calendar>
              <header className={styles.head}>
                <Button slot="previous" className={styles.step ?? ''}>
                  <ChevronLeft size={16} aria-hidden />
                </Button>
                <CalendarHeading className={styles.month ?? ''} />
                <Button slot="next" className={styles.step ?? ''}>
                  <ChevronRight size={16} aria-hidden />
                </Button>
              </header>
              <CalendarGrid className={styles.grid ?? ''} weekdayStyle="short">
                {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
              </CalendarGrid>
            </Calendar>
          </Dialog>
        </Popover>
      </AriaDatePicker>
    </I18nProvider>
  );
}
