// Where the marks of the lanes stand: rows as high as they need, marks that leave each other room.

const ROW = 44;
export const TOP = 78;
const LEVEL = 16;
const LEVELS_OF = { statements: 12, order: 3 };

// Each row with its top and its marks; one with many marks is as high as they need.
export function laidOut(shown, x, edges) {
  let end = TOP;
  const rows = shown.map((row) => {
    const marks = levelled(spread(placed(row, x, edges)), LEVELS_OF[row.sort] ?? 1);
    const one = { row, marks, top: end };
    end += ROW + LEVEL * Math.max(0, ...marks.map((mark) => mark.level));
    return one;
  });
  return { rows, end };
}

// Marks that would touch stand on levels below each other, as many as there may be.
function levelled(marks, most) {
  const free = [];
  return [...marks].sort((p, q) => p.a - q.a).map((mark) => {
    if (mark.edge) return { ...mark, level: 0 };
    let level = free.findIndex((end) => mark.a - 7 >= end);
    if (level < 0) level = Math.min(free.length, most - 1);
    free[level] = Math.max(free[level] ?? -Infinity, mark.b + 7);
    return { ...mark, level };
  });
}

// What the hand or the keyboard finds in a row: the row itself if it has an event, then its marks.
export function itemsOf(row, top, marks, [left, right]) {
  const y = top + 24;
  const own = row.event ? [{ kind: "band", event: row.event, words: row.words, y, a: left, b: right }] : [];
  const levels = [...new Set(marks.map((mark) => mark.level))];
  const many = levels.length > 1;
  return [...own, ...levels.flatMap((level) => slotted(marks.filter((mark) => mark.level === level).map((mark) => ({ ...mark, y: y + level * LEVEL })), many ? LEVEL : 28))];
}

// Marks inside the window, or at its edge where they lie beyond it; of no time there is none.
function placed(row, x, [left, right]) {
  return row.marks.filter(({ at }) => at[0] != null || at[1] != null).map((mark) => {
    const [lo, hi] = mark.at;
    const a = lo == null ? left : x(lo);
    const b = hi == null ? right : x(hi);
    if (b < left) return { ...mark, edge: -1, a: left + 1, b: left + 1 };
    if (a > right) return { ...mark, edge: 1, a: right - 1, b: right - 1 };
    return { ...mark, edge: 0, open: [lo == null, hi == null], a: Math.max(left, a), b: Math.min(right, b) };
  });
}

// Marks that lie on each other share the height of the row, so that each can be clicked; a mark
// beside another gives way half-way to it.
function slotted(marks, room) {
  const sorted = marks.map((mark) => ({ ...mark, middle: (mark.a + mark.b) / 2 })).sort((a, b) => a.middle - b.middle);
  const clusters = [];
  for (const mark of sorted) {
    const last = clusters.at(-1);
    if (last && mark.middle - last[0].middle < 7) last.push(mark);
    else clusters.push([mark]);
  }
  const centre = (cluster) => cluster[0].middle;
  return clusters.flatMap((cluster, k) => cluster.map((mark, n) => {
    const from = k > 0 ? (centre(clusters[k - 1]) + centre(cluster)) / 2 : -Infinity;
    const to = k + 1 < clusters.length ? (centre(clusters[k + 1]) + centre(cluster)) / 2 : Infinity;
    const half = Math.max(12, (mark.b - mark.a) / 2);
    const left = Math.max(mark.middle - half, from);
    const slot = { x: left, width: Math.max(4, Math.min(mark.middle + half, to) - left), y: 28 - room + (room * n) / cluster.length, height: room / cluster.length };
    return { ...mark, slot };
  }));
}

// Of marks beyond the same edge one is drawn; the list of findings has them all.
function spread(marks) {
  const seen = new Set();
  return marks.filter((mark) => {
    if (!mark.edge) return true;
    const fresh = !seen.has(mark.edge);
    seen.add(mark.edge);
    return fresh;
  });
}
