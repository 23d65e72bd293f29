import { useEffect, useState, type RefObject } from 'react';

/** Whether an element's content is wider than it. Measured again with its width and with `content`. */
export function useOverflow(element: RefObject<HTMLElement | null>, content: unknown): boolean {
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const measured = element.current;
    if (!measured) return;
    const measure = () => setOverflows(measured.scrollWidth > measured.clientWidth + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(measured);
    measure();
    return () => observer.disconnect();
  }, [element, content]);
  return overflows;
}
