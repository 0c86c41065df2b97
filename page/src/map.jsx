// The map: coasts, the shortest ways, where a transfer can have been, and where it can have crossed.
import { geoAzimuthalEqualArea, geoCentroid, geoGraticule10, geoPath } from "d3-geo";
import { useMemo, useRef, useState } from "preact/hooks";
import { unpacked } from "./model.js";
import { useWidth } from "./width.js";

export function shownOn(model, view) {
  const finding = model.byId.get(view.f);
  const transfers = model.lanes.transfers;
  const isTransfer = finding && transfers.some((one) => one.id === finding.subject);
  const first = model.findings.find((one) => one.question === "outside" && one.answer === "cannot tell")
    ?? model.findings.find((one) => one.question === "outside");
  return {
    transfer: view.mt || (isTransfer && finding.subject) || first?.subject || transfers[0]?.id || "",
    event: view.mo || (finding?.order && `${finding.order}.${finding.clock}`) || (first && `${first.order}.${first.clock}`) || model.clocks[0]?.event || "",
  };
}

export function Atlas(props) {
  const { model, view, set, say, label } = props;
  const [frame, width, unit] = useWidth(600);
  if (!model.map.places) return <div ref={frame}><p class="empty">{say("map.none")}</p></div>;
  const shown = shownOn(model, view);
  return (
    <div class="atlas" ref={frame}>
      <div class="filters" role="group" aria-label={say("map.choose")}>
        <div class="filter">
          <label for="map-transfer">{say("filter.transfer")}</label>
          <select id="map-transfer" value={shown.transfer} onChange={(event) => set({ mt: event.target.value, mo: view.mo || shown.event })}>
            {model.lanes.transfers.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </div>
        <div class="filter">
          <label for="map-order">{say("map.at")}</label>
          <select id="map-order" value={shown.event} onChange={(event) => set({ mo: event.target.value, mt: view.mt || shown.transfer })}>
            {model.clocks.map((one) => <option key={one.event} value={one.event}>{label.clock(one.order.id, one.clock)}</option>)}
          </select>
        </div>
      </div>
      <Sheet {...props} {...{ shown, width, unit }} height={Math.round(Math.min(width * 0.72, 640))} />
      <Told {...props} shown={shown} />
    </div>
  );
}

export function Told({ model, shown, say, label }) {
  const reach = model.map.envelopes?.filter((one) => one.transfer === shown.transfer && one.event === shown.event) ?? [];
  const crossings = model.map.crossings?.filter((one) => one.transfer === shown.transfer) ?? [];
  const clock = model.clocks.find((one) => one.event === shown.event);
  return (
    <div class="map-told">
      {shown.transfer && clock && (
        <p>{say(reach.length ? "map.reach" : "map.no-reach", { transfer: label.named(shown.transfer), clock: label.clock(clock.order.id, clock.clock) })}
          {reach.length > 0 && <span lang="en"> {reach[0].limit}.</span>}</p>
      )}
      {crossings.map((one, n) => <p key={n}>{say("map.crossing", { country: one.country })} <span lang="en">{one.text}</span></p>)}
      {model.map.left_out && <p class="note">{say("map.left-out", { n: model.map.left_out })}</p>}
      {model.map.tracks?.some((one) => one.transfer === shown.transfer) && <p>{say("map.track", { legs: model.map.tracks.filter((one) => one.transfer === shown.transfer).map((one) => one.leg).join(", ") })}</p>}
      <p class="small">{say("map.credit")}</p>
    </div>
  );
}

export function Sheet({ model, shown, width, height, unit = 1, say, still }) {
  const [zoom, setZoom] = useState({ k: 1, x: 0, y: 0 });
  const drag = useRef(null);
  const drawn = useMemo(() => prepared(model.map), [model]);
  const path = useMemo(() => pathOf(drawn, width, height), [drawn, width, height]);
  const scale = (by) => setZoom(({ k, x, y }) => {
    const to = Math.min(40, Math.max(1, k * by));
    const share = to / k;
    return to === 1 ? { k: 1, x: 0, y: 0 } : { k: to, x: width / 2 - (width / 2 - x) * share, y: height / 2 - (height / 2 - y) * share };
  });
  const shift = (dx, dy) => setZoom((one) => ({ ...one, x: one.x + dx, y: one.y + dy }));
  const keys = (event) => {
    const step = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (step) shift(...step);
    else if (event.key === "+" || event.key === "=") scale(1.5);
    else if (event.key === "-") scale(1 / 1.5);
    else if (event.key === "0") setZoom({ k: 1, x: 0, y: 0 });
    else return;
    event.preventDefault();
  };
  const hands = still ? {} : {
    tabindex: 0, onKeyDown: keys,
    onPointerDown: (event) => { drag.current = [event.clientX, event.clientY]; },
    onPointerMove: (event) => {
      if (!drag.current) return;
      shift((event.clientX - drag.current[0]) / unit, (event.clientY - drag.current[1]) / unit);
      drag.current = [event.clientX, event.clientY];
    },
    onPointerUp: () => { drag.current = null; },
    onPointerLeave: () => { drag.current = null; },
    onWheel: (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      scale(event.deltaY > 0 ? 0.8 : 1.25);
    },
  };
  const place = `translate(${zoom.x} ${zoom.y}) scale(${zoom.k})`;
  return (
    <div class="sheet">
      {!still && (
        <div class="tools" role="group" aria-label={say("map.tools")}>
          <button type="button" onClick={() => scale(1.5)} aria-label={say("zoom.in")}>+</button>
          <button type="button" onClick={() => scale(1 / 1.5)} aria-label={say("zoom.out")}>−</button>
          <button type="button" onClick={() => setZoom({ k: 1, x: 0, y: 0 })}>{say("zoom.reset")}</button>
        </div>
      )}
      <svg class="map" role="img" aria-label={say("map.label")} width={width * unit} height={height * unit} viewBox={`0 0 ${width} ${height}`} {...hands}>
        <rect class="sea" width={width} height={height} />
        <g transform={place}>
          <path class="graticule" d={path(geoGraticule10())} />
          <path class="land" d={path(drawn.land)} />
          {drawn.territories.map((one) => <path key={one.country} class="territory" d={path(one.line)} />)}
          {drawn.routes.map((one, n) => <path key={n} class={one.transfer === shown.transfer ? "route chosen" : "route"} d={path(one.line)} />)}
          {drawn.tracks.map((one, n) => <path key={n} class={one.transfer === shown.transfer ? "track chosen" : "track"} d={path(one.line)} />)}
          {drawn.tracks.map((one, n) => one.silent && <path key={n} class={one.transfer === shown.transfer ? "route chosen" : "route"} d={path(one.silent)} />)}
          {drawn.crossings.filter((one) => one.transfer === shown.transfer).map((one, n) => <path key={n} class="crossing" d={path(one.line)} />)}
          {drawn.envelopes.filter((one) => one.transfer === shown.transfer && one.event === shown.event).map((one, n) => <path key={n} class="envelope" d={path(one.area)} />)}
        </g>
        {labelled(drawn.places, path.projection(), zoom, width).map((place) => <Place key={place.one.id} place={place} />)}
      </svg>
    </div>
  );
}

// Where the words beside a place begin, and from which side; the first that is free is taken.
const BESIDE = [[8, 4, "start"], [-8, 4, "end"], [8, 18, "start"], [8, -9, "start"], [-8, 18, "end"], [-8, -9, "end"]];
const LETTER = 7.2;
const LINE = 14;

// Each place with words that run into no other's: its id and name, or its id alone.
function labelled(places, projection, zoom, width) {
  const taken = [];
  const spots = places.map((one) => ({ one, spot: projection(one.at) })).filter(({ spot }) => spot)
    .map(({ one, spot }) => ({ one, x: spot[0] * zoom.k + zoom.x, y: spot[1] * zoom.k + zoom.y }));
  spots.forEach(({ x, y }) => taken.push([x - 4, x + 4, y - 4, y + 4]));
  return spots.map((place) => {
    const names = width >= 520 && place.one.name !== place.one.id ? [place.one.name, ""] : [""];
    const tried = names.flatMap((name) => BESIDE.map((beside) => ({ name, beside, box: boxOf(place, name, beside) })));
    const free = tried.find(({ box }) => box[0] >= 0 && box[1] <= width && !taken.some((other) => meet(box, other)));
    const { name, beside, box } = free ?? tried.at(-BESIDE.length);
    taken.push(box);
    return { ...place, name, beside };
  });
}

function boxOf({ one, x, y }, name, [dx, dy, from]) {
  const room = LETTER * (one.id.length + (name ? name.length + 1 : 0));
  const left = from === "start" ? x + dx : x + dx - room;
  return [left, left + room, y + dy - LINE + 3, y + dy + 3];
}

function meet([a, b, c, d], [p, q, r, s]) {
  return a < q && p < b && c < s && r < d;
}

function Place({ place }) {
  const { one, x, y, name, beside: [dx, dy, from] } = place;
  return (
    <g class="place" transform={`translate(${x} ${y})`}>
      <circle r="4" />
      <text x={dx} y={dy} text-anchor={from}><tspan class="place-id">{one.id}</tspan>{name && <tspan> {name}</tspan>}</text>
    </g>
  );
}

function prepared(map) {
  const line = (coordinates) => ({ type: "LineString", coordinates });
  const many = (lines) => ({ type: "MultiLineString", coordinates: lines.map(unpacked) });
  const closed = (numbers) => {
    const ring = unpacked(numbers);
    return [...ring, ring[0]];
  };
  return {
    places: map.places,
    land: { type: "MultiPolygon", coordinates: map.coasts.map((ring) => [unpacked(ring)]) },
    territories: (map.territories ?? []).map((one) => ({ ...one, line: many(one.lines) })),
    routes: (map.routes ?? []).map((one) => ({ ...one, line: line(one.line) })),
    tracks: (map.tracks ?? []).map((one) => ({ ...one, line: many(one.lines), silent: one.silences && many(one.silences) })),
    crossings: (map.crossings ?? []).map((one) => ({ ...one, line: many(one.lines) })),
    envelopes: (map.envelopes ?? []).map((one) => ({ ...one, area: { type: "Polygon", coordinates: [closed(one.ring)] } })),
  };
}

function pathOf(drawn, width, height) {
  const spots = { type: "MultiPoint", coordinates: [...drawn.places.map((one) => one.at), ...drawn.envelopes.flatMap((one) => one.area.coordinates[0].filter((_, n) => n % 15 === 0))] };
  const [lon, lat] = geoCentroid(spots);
  const pad = Math.min(70, width * 0.12);
  const projection = geoAzimuthalEqualArea().rotate([-lon, -lat]).clipExtent([[-width, -height], [2 * width, 2 * height]]).precision(0.3);
  if (drawn.places.length > 1) projection.fitExtent([[pad, pad], [width - pad, height - pad]], spots);
  else projection.scale(width * 4).translate([width / 2, height / 2]);
  return geoPath(projection).digits(1);
}
