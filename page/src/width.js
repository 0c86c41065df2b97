// The width of an element in whole pixels, followed as it changes.
import { useLayoutEffect, useRef, useState } from "preact/hooks";

export function useWidth(first = 720) {
  const frame = useRef(null);
  const [width, setWidth] = useState(first);
  useLayoutEffect(() => {
    const measure = () => {
      const now = Math.floor(frame.current?.clientWidth ?? 0);
      if (now) setWidth(now);
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  return [frame, width];
}
