// The width of an element in units of a sixteenth of the page's letter, followed as it changes:
// a drawing made in these units grows with the letters on a large screen.
import { useLayoutEffect, useRef, useState } from "preact/hooks";

export function useWidth(first = 720) {
  const frame = useRef(null);
  const [size, setSize] = useState([first, 1]);
  useLayoutEffect(() => {
    const measure = () => {
      const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
      const now = Math.floor((frame.current?.clientWidth ?? 0) / unit);
      if (now) setSize((old) => (old[0] === now && old[1] === unit ? old : [now, unit]));
    };
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(frame.current);
    return () => watch.disconnect();
  }, []);
  return [frame, ...size];
}
