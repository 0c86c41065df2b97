// Lanes: everything that has a time on one axis; solid is known, hatched is possible.
import { scaleUtc } from "d3-scale";
import { useRef, useState } from "preact/hooks";
import { TOP, itemsOf, laidOut } from "./lane_layout.js";
import { rowsOf, storySpan, wholeSpan } from "./lane_rows.js";
import { clockTime, day, tick, zoneName } from "./times.js";
import { useWidth } from "./width.js";

const BAR = 14;
const LEVELS = [11, 24, 37];
const MOST_ROWS = 80;
const SHORTEST = 60_000;
const LONGEST = 40 * 365 * 86_400_000;

export function Lanes(props) {
  const { model, view, set, say } = props;
  const [frame, width, unit] = useWidth();
  const story = storySpan(model);
  if (!story) return <div ref={frame}><p class="empty">{say("lanes.none")}</p></div>;
  const span = view.span ?? story;
  const zoom = (by, at = 0.5) => set({ span: zoomed(span, by, at) });
  const pan = (by) => set({ span: span.map((one) => one + by * (span[1] - span[0])) });
  return (
    <div class="lanes" ref={frame}>
      <div class="tools" role="group" aria-label={say("lanes.tools")}>
        <button type="button" onClick={() => pan(-0.25)} aria-label={say("lanes.earlier")}>←</button>
        <button type="button" onClick={() => pan(0.25)} aria-label={say("lanes.later")}>→</button>
        <button type="button" onClick={() => zoom(0.5)} aria-label={say("zoom.in")}>+</button>
        <button type="button" onClick={() => zoom(2)} aria-label={say("zoom.out")}>−</button>
        <button type="button" onClick={() => set({ span: null })}>{say("lanes.story")}</button>
        <button type="button" onClick={() => set({ span: wholeSpan(model) ?? story })}>{say("lanes.all")}</button>
      </div>
      <Chart {...props} {...{ span, width, unit, zoom, pan }} />
    </div>
  );
}

function zoomed([a, b], by, at) {
  const length = Math.min(LONGEST, Math.max(SHORTEST, (b - a) * by));
  const pivot = a + at * (b - a);
  return [pivot - at * length, pivot + (1 - at) * length];
}

export function Chart({ model, view, set, say, label, span, width, unit = 1, zoom, pan, still }) {
  const rows = rowsOf(model, view.r, say, label).filter((row) => !view.ft || row.sort !== "transfer" || row.id === view.ft);
  const shown = rows.slice(0, MOST_ROWS);
  const wide = width >= 640;
  const gutter = wide ? Math.min(250, width * 0.27) : 0;
  const x = scaleUtc(span, [gutter, width - 8]);
  const laid = laidOut(shown, x, [gutter, width - 8]);
  const height = laid.end + 34;
  const [at, setAt] = useState(0);
  const chart = useRef(null);
  const drag = useRef(null);
  const items = laid.rows.flatMap(({ row, top, marks }) => itemsOf(row, top, marks, [gutter, width - 8]));
  const keys = (event) => {
    if (event.shiftKey && event.key === "ArrowLeft") return pan?.(-0.1), event.preventDefault();
    if (event.shiftKey && event.key === "ArrowRight") return pan?.(0.1), event.preventDefault();
    if (event.key === "+" || event.key === "=") return zoom?.(0.6);
    if (event.key === "-") return zoom?.(1.6);
    if (event.key === "0") return set({ span: null });
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return items[at] && choose(items[at]);
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step || !items.length) return undefined;
    event.preventDefault();
    const next = Math.min(items.length - 1, Math.max(0, at + step));
    setAt(next);
    return chart.current.querySelector(`[data-n="${next}"]`)?.focus();
  };
  const choose = (item) => set({ e: item.event, f: "" }, { focus: true });
  const down = (event) => {
    if (event.button === 0) drag.current = { x: event.clientX, span };
  };
  const move = (event) => {
    if (!drag.current || Math.abs(event.clientX - drag.current.x) < 3) return;
    const shift = ((event.clientX - drag.current.x) / unit / (width - gutter)) * (drag.current.span[1] - drag.current.span[0]);
    set({ span: drag.current.span.map((one) => one - shift) });
  };
  const up = () => { drag.current = null; };
  const wheel = (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    const left = chart.current.getBoundingClientRect().left + gutter * unit;
    zoom(event.deltaY > 0 ? 1.25 : 0.8, Math.min(1, Math.max(0, (event.clientX - left) / unit / (width - gutter))));
  };
  const hands = still ? {} : { onKeyDown: keys, onPointerDown: down, onPointerMove: move, onPointerUp: up, onPointerLeave: up, onWheel: wheel };
  return (
    <>
      <svg ref={chart} class="chart" role="group" aria-label={say("lanes.label")} width={width * unit} height={height * unit} viewBox={`0 0 ${width} ${height}`} {...hands}>
        <Axis {...{ x, gutter, width, height, model, say, wide }} />
        <Cursors {...{ model, x, height, gutter, width, view, label }} />
        {laid.rows.map(({ row, top }) => <Row key={row.id} {...{ row, top, x, gutter, width, say, wide }} />)}
        {items.map((item, n) => (
          <g
            key={`${item.event}-${n}`} class={`hit ${item.kind} ${view.e === item.event ? "chosen" : ""}`} data-n={n}
            {...(still ? {} : { role: "button", tabindex: n === Math.min(at, items.length - 1) ? 0 : -1, "aria-label": item.words, onClick: () => choose(item), onFocus: () => setAt(n) })}
          >
            <title>{item.words}</title>
            <Shape item={item} />
          </g>
        ))}
      </svg>
      {rows.length > shown.length && <p class="note">{say("lanes.rows", { shown: shown.length, all: rows.length })}</p>}
    </>
  );
}

function Shape({ item }) {
  const { a, b, y, kind, edge } = item;
  const middle = (a + b) / 2;
  if (kind === "band") return <rect class="target" x={a} y={y - 16} width={b - a} height={32} />;
  if (edge) {
    const tip = edge * 6;
    return <><rect class="target" x={item.slot.x} y={y - 14 + item.slot.y} width={item.slot.width} height={item.slot.height} /><path class="edge" d={`M${a - tip} ${y - 5}L${a} ${y}L${a - tip} ${y + 5}`} /></>;
  }
  return (
    <>
      <rect class="target" x={item.slot.x} y={y - 14 + item.slot.y} width={item.slot.width} height={item.slot.height} />
      <line class="range" x1={a} x2={Math.max(b, a + 1)} y1={y + 11} y2={y + 11} />
      <path class="tip" d={kind === "act" || kind === "statement" ? `M${middle} ${y + 5}l5 6-5 6-5-6Z` : `M${a} ${y + 7}v8M${Math.max(b, a + 1)} ${y + 7}v8`} />
    </>
  );
}

function Row({ row, top: y, x, gutter, width, say, wide }) {
  const [left, right] = [gutter, width - 8];
  const name = row.sort === "statements" ? say("lane.statements") : row.name;
  const most = wide ? Math.floor(gutter / 7.2) : Math.floor(width / 7.2);
  return (
    <g class={`row ${row.sort}`}>
      <line class="rule" x1={0} x2={width} y1={y} y2={y} />
      {(wide ? folded(name, most, row.sub ? 1 : 2) : [cut(name, most)]).map((line, k) => (
        <text key={k} class="row-name" x={0} y={y + (wide ? 20 + 15 * k : 12)}>{line}</text>
      ))}
      {row.sub && wide && <text class="row-sub" x={0} y={y + 35}>{cut(row.sub, most + 3)}</text>}
      {row.sub && !wide && name.length + row.sub.length < most && <text class="row-sub" x={width - 8} text-anchor="end" y={y + 12}>{row.sub}</text>}
      {row.pieces.map((piece, k) => {
        const a = Math.max(left, x(piece.a));
        const b = Math.min(right, x(piece.b));
        const thin = row.sort === "group" ? 6 : BAR;
        return b > left && a < right && b >= a && (
          <rect key={k} class={`piece ${piece.tone} ${piece.look}`} x={a} y={y + 24 - thin / 2} width={Math.max(1.5, b - a)} height={thin} />
        );
      })}
    </g>
  );
}

// A name on at most so many lines, cut where it still does not fit.
function folded(text, most, lines) {
  const found = [""];
  for (const word of text.split(" ")) {
    const longer = `${found.at(-1)} ${word}`.trim();
    if (longer.length <= most || found.length === lines || !found.at(-1)) found[found.length - 1] = longer;
    else found.push(word);
  }
  return found.map((line) => cut(line, most));
}

function cut(text, most) {
  return text.length > most ? `${text.slice(0, Math.max(1, most - 1))}…` : text;
}

function Axis({ x, gutter, width, height, model, say, wide }) {
  const all = x.ticks(Math.max(2, Math.floor((width - gutter) / 90)));
  const whole = all.length > 1 && all[1] - all[0] >= 86_400_000;
  const ticks = roomy(all, x, whole ? 92 : 64, width - 40);
  const zone = model.zone;
  const middle = x.invert((gutter + width) / 2);
  return (
    <g class="axis">
      <text class="zone" x={wide ? 0 : 0} y={wide ? 58 : 12}>UTC {wide || whole ? "" : day(middle, "UTC")}</text>
      {wide && !whole && <text class="zone" x={0} y={72}>{day(middle, "UTC")}</text>}
      {zone !== "UTC" && <text class="zone" x={0} y={height - 10}>{zoneName(middle, zone)}</text>}
      {ticks.map((one) => {
        const at = x(one);
        const anchor = at < gutter + 24 ? "start" : at > width - 32 ? "end" : "middle";
        return at >= gutter - 1 && (
          <g key={+one}>
            <line class="tick" x1={at} x2={at} y1={TOP - 6} y2={height - 24} />
            <text x={at} y={TOP - 10} text-anchor={anchor}>{tick(one, "UTC", whole)}</text>
            {zone !== "UTC" && (wide || at > (whole ? 84 : 62)) && <text x={at} y={height - 10} text-anchor={anchor}>{whole ? day(one, zone) : clockTime(one, zone)}</text>}
          </g>
        );
      })}
    </g>
  );
}

// Ticks whose words do not run into each other.
function roomy(ticks, x, room, edge) {
  let last = -Infinity;
  return ticks.filter((one) => {
    const free = x(one) - last >= (x(one) > edge ? 1.5 * room : room);
    if (free) last = x(one);
    return free;
  });
}

// A line through all lanes at each clock of each order; where the time is a range, a band. One
// that finds no room for its words above the others has them in its mark.
function Cursors({ model, x, height, gutter, width, view, label }) {
  const free = LEVELS.map(() => -Infinity);
  const finding = model.byId.get(view.f);
  const chosen = finding?.order ? `${finding.order}.${finding.clock}` : view.e;
  return (
    <g class="cursors">
      {model.clocks.map((one) => {
        if (one.at[0] == null || one.at[1] == null) return null;
        const [first, last] = one.at.map(x);
        if (last < gutter || first > width - 8) return null;
        const [a, b] = [Math.max(gutter, first), Math.min(width - 8, last)];
        const wide = b - a > 10;
        const words = label.subject(one.event);
        const room = words.length * 6.6;
        const end = a + room > width;
        const from = end ? b - room : a;
        const open = free.findIndex((one) => from > one);
        const level = LEVELS[open < 0 ? LEVELS.length - 1 : open];
        if (open >= 0) free[open] = from + room + 8;
        return (
          <g key={one.event} class={["cursor", wide && "wide", one.event === chosen && "chosen"].filter(Boolean).join(" ")}>
            <rect x={a} width={Math.max(1.5, b - a)} y={level + 4} height={height - 28 - level} />
            {width >= 640 && open >= 0 && <text x={end ? b : a} y={level} text-anchor={end ? "end" : "start"}>{words}</text>}
          </g>
        );
      })}
    </g>
  );
}
