// Rows of the lanes: what each draws, as pieces with two times and a way of being drawn.

// The last day that a date can name: an open end lies there.
const EVER = 8.64e15;
const AIR = [["takeoff", "left"], ["landing", "arrived"]];

export function rowsOf(model, chosen, say, label) {
  return [
    ...model.lanes.orders.map((order) => orderRow(order, chosen, say, label)),
    ...model.lanes.transfers.map((transfer) => transferRow(transfer, say, label)),
    ...groupRows(model, say, label),
    ...(model.lanes.statements.length ? [statementRow(model, label)] : []),
  ];
}

function orderRow(order, chosen, say, label) {
  const told = underChosen(order, chosen);
  const pieces = told.map(({ at: [a, b], sure }) => ({
    look: sure ? "known" : "possible", a: a ?? -EVER, b: b ?? EVER, tone: "order",
  }));
  const marks = [
    ...order.clocks.map((one) => ({ kind: "clock", ...one, words: `${label.clock(order.id, one.clock)}: ${one.text}` })),
    ...order.acts.map((one) => ({ kind: "act", ...one, words: `${one.does}: ${one.text}` })),
  ];
  const turning = [...new Set(order.under.flatMap((one) => Object.keys(one.readings)))];
  const open = turning.filter((reading) => !chosen[reading]);
  const sub = open.length ? say("lane.if", { reading: open.join(", ") }) : "";
  return { id: order.id, sort: "order", name: order.name, sub, pieces, marks };
}

// The periods under the readings that are chosen; of several combinations left, what all of them say.
function underChosen(order, chosen) {
  const left = order.under.filter(({ readings }) =>
    Object.entries(readings).every(([reading, option]) => !chosen[reading] || chosen[reading] === option));
  if (left.length === order.under.length || !left.length) return order.periods;
  if (left.length === 1) return left[0].periods;
  return together(left.map((one) => one.periods));
}

function together(every) {
  const ends = every.flatMap((periods) => periods.flatMap(({ at: [a, b] }) => [a ?? -Infinity, b ?? Infinity]));
  const edges = [...new Set(ends)].sort((a, b) => a - b);
  const found = [];
  for (let n = 0; n + 1 < edges.length; n += 1) {
    const [a, b] = [edges[n], edges[n + 1]];
    const told = every.map((periods) => periods.find(({ at }) => (at[0] ?? -EVER) <= a && (at[1] ?? EVER) >= b));
    if (!told.some(Boolean)) continue;
    const sure = told.every((one) => one?.sure);
    const last = found.at(-1);
    if (last && last.sure === sure && last.at[1] === a) last.at[1] = b;
    else found.push({ at: [a, b], sure });
  }
  return found;
}

function transferRow(transfer, say, label) {
  const pieces = [];
  const marks = [];
  for (const leg of transfer.legs) {
    const [up, down] = AIR.map((names) => names.map((name) => leg.events[name]).find(Boolean));
    if (!leg.called_off) pieces.push(...legPieces(up, down));
    for (const [name, one] of Object.entries(leg.events)) {
      marks.push({ kind: name, ...one, words: `${label.subject(one.event)}: ${one.text}` });
    }
  }
  return { id: transfer.id, sort: "transfer", name: transfer.name, sub: say("lane.legs", { n: transfer.legs.length }), pieces, marks };
}

function legPieces(up, down) {
  const pieces = [];
  const add = (look, a, b) => {
    if (a != null && b != null && b > a) pieces.push({ look, a, b, tone: "move" });
  };
  if (up) add("possible", up.at[0], up.at[1]);
  if (up && down) {
    add("known", up.at[1], down.at[0]);
    add("possible", Math.max(up.at[1] ?? -Infinity, down.at[0] ?? -Infinity), down.at[1]);
  } else if (down) add("possible", down.at[0], down.at[1]);
  return pieces;
}

function groupRows(model, say, label) {
  return model.lanes.groups.map((group) => {
    const sure = group.aboard.length === 1;
    const pieces = model.lanes.transfers
      .filter((one) => group.aboard.includes(one.id))
      .flatMap((one) => one.legs.flatMap((leg) => {
        const [up, down] = AIR.map((names) => names.map((name) => leg.events[name]).find(Boolean));
        return legPieces(up, down).map((piece) => ({ ...piece, tone: "group", look: sure ? piece.look : "possible" }));
      }));
    const aboard = group.aboard.map(label.named).join(` ${say("or")} `);
    const counts = group.counts?.length ? `${group.counts.join(` ${say("or")} `)}; ` : "";
    return { id: group.id, sort: "group", name: group.name ?? group.id, sub: `${counts}${aboard}`, pieces, marks: [], event: `${group.id}.aboard`, words: `${group.name ?? group.id}: ${counts}${aboard}` };
  });
}

function statementRow(model, label) {
  const marks = model.lanes.statements.map((one) => ({ ...one, kind: "statement", words: `${label.named(one.id)}: ${one.text}` }));
  return { id: "statements", sort: "statements", name: "", sub: label.number(marks.length), pieces: [], marks };
}

// The span that tells the story: orders' clocks, take-offs and landings that are known well.
export function storySpan(model) {
  const DAY = 26 * 3_600_000; // a local day may be an hour longer, and its ends are counted
  const ends = [];
  const take = (at) => {
    if (at && at[0] != null && at[1] != null && at[1] - at[0] <= DAY) ends.push(at[0], at[1]);
  };
  model.clocks.forEach((one) => take(one.at));
  for (const transfer of model.lanes.transfers) {
    for (const leg of transfer.legs) for (const names of AIR) for (const name of names) take(leg.events[name]?.at);
  }
  if (!ends.length) model.lanes.statements.forEach((one) => take(one.at));
  return padded(ends, 600_000);
}

// The span of every time that has two ends.
export function wholeSpan(model) {
  const ends = [];
  const take = ({ at }) => {
    if (at[0] != null && at[1] != null) ends.push(at[0], at[1]);
  };
  for (const order of model.lanes.orders) [...order.clocks, ...order.acts].forEach(take);
  for (const transfer of model.lanes.transfers) {
    for (const leg of transfer.legs) Object.values(leg.events).forEach(take);
  }
  model.lanes.statements.forEach(take);
  return padded(ends, 3_600_000);
}

function padded(ends, least) {
  if (!ends.length) return null;
  const lo = ends.reduce((a, b) => Math.min(a, b));
  const hi = ends.reduce((a, b) => Math.max(a, b));
  const pad = Math.max((hi - lo) * 0.05, least);
  return [lo - pad, hi + pad];
}
