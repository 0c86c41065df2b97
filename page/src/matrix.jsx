// The matrix: each clock of each order against each transfer. A grid that the keyboard walks.
import { useRef, useState } from "preact/hooks";
import { under } from "./answers.js";
import { Mark } from "./marks.jsx";

export const QUESTIONS = ["left", "outside", "landed", "handed-over", "in-force"];
// More columns than these are no table to read; the filter by transfer chooses which.
const MOST_COLUMNS = 24;

export function Matrix({ model, view, set, open, say, label }) {
  const transfers = model.lanes.transfers
    .filter((one) => !view.ft || one.id === view.ft)
    .slice(0, MOST_COLUMNS);
  const clocks = model.clocks.filter(({ order }) => !view.fo || order.id === view.fo);
  const rows = rowsOf(model, clocks, transfers);
  const grid = useRef(null);
  const [at, setAt] = useState([0, 0]);
  if (!rows.length || !transfers.length) {
    return <p class="empty">{say(model.lanes.transfers.length ? "matrix.no-orders" : "matrix.no-transfers")}</p>;
  }
  const here = [Math.min(at[0], rows.length - 1), Math.min(at[1], transfers.length - 1)];
  const walk = (event) => {
    const next = stepped(event, here, rows.length, transfers.length);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    grid.current.querySelector(`[data-at="${next.join("-")}"]`).focus();
  };
  return (
    <div class="grid-frame">
      {(view.fo || view.ft) && (
        <p class="note">{say("filter.on")} {[view.fo, view.ft].filter(Boolean).map(label.named).join(", ")}{" "}
          <button type="button" class="quiet" onClick={() => set({ fo: "", ft: "" })}>{say("filter.reset")}</button>
        </p>
      )}
      <table role="grid" class="matrix" ref={grid} onKeyDown={walk} aria-labelledby="matrix-title" aria-describedby="matrix-keys">
        <thead>
          <tr>
            <td class="corner"></td>
            {transfers.map((one) => <th key={one.id} scope="col" lang={model.langOf(one.name)}>{one.name}</th>)}
          </tr>
        </thead>
        {clocks.map((clock) => {
          const mine = rows.filter((row) => row.clock === clock);
          return mine.length > 0 && (
            <tbody key={clock.event}>
              <tr class="clock-row">
                <th colspan={transfers.length + 1} scope="rowgroup">
                  <span class="clock-name">{label.clock(clock.order.id, clock.clock)}</span>{" "}
                  <span class="clock-time">{clock.text}</span>
                </th>
              </tr>
              {mine.map((row) => (
                <tr key={row.question}>
                  <th scope="row">{label.question(row.question)}</th>
                  {row.findings.map((finding, n) => (
                    <Cell
                      key={n} finding={finding} row={row} transfer={transfers[n]} place={[row.n, n]} here={here}
                      {...{ model, view, say, label }}
                      choose={() => { setAt([row.n, n]); if (finding) open(finding.id); }}
                    />
                  ))}
                </tr>
              ))}
            </tbody>
          );
        })}
      </table>
      {model.lanes.transfers.length > transfers.length && !view.ft && (
        <p class="note">{say("matrix.columns", { shown: transfers.length, all: model.lanes.transfers.length })}</p>
      )}
    </div>
  );
}

function rowsOf(model, clocks, transfers) {
  const rows = [];
  for (const clock of clocks) {
    for (const question of QUESTIONS) {
      const findings = transfers.map((one) => model.byId.get(`${question}/${one.id}/${clock.event}`));
      if (findings.some(Boolean)) rows.push({ n: rows.length, clock, question, findings });
    }
  }
  return rows;
}

function Cell({ finding, row, transfer, place, here, model, view, say, label, choose }) {
  const told = finding && under(finding, view.r, model.byId);
  const flipped = finding && told.answer !== (finding.answer ?? null);
  const about = say("cell.about", {
    transfer: transfer.name, clock: label.clock(row.clock.order.id, row.clock.clock), question: label.question(row.question),
  });
  const depends = finding && finding.axes && finding.answer === "cannot tell" && !flipped;
  const words = [
    `${about}: ${finding ? label.answer(told.answer) : say("cell.not-asked")}`,
    flipped ? say("cell.flipped", { from: label.answer(finding.answer) }) : "",
    depends ? say("cell.depends", { readings: finding.axes.join(", ") }) : "",
  ].filter(Boolean).join(". ");
  const mine = here[0] === place[0] && here[1] === place[1];
  const classes = ["cell", flipped && "flipped", finding && finding.id === view.f && "chosen"].filter(Boolean);
  return (
    <td
      role="gridcell" class={classes.join(" ")} tabindex={mine ? 0 : -1} data-at={place.join("-")} data-id={finding?.id}
      aria-selected={Boolean(finding && finding.id === view.f)} onClick={choose}
    >
      <span class="unseen">{words}</span>
      <span class="cell-in" aria-hidden="true">
        {finding ? <Mark answer={told.answer} say={say} /> : <span class="not-asked">–</span>}
        {finding && <span class="cell-word">{label.answer(told.answer)}{depends && <i> {say("cell.by-reading")}</i>}</span>}
      </span>
    </td>
  );
}

export function stepped(event, [row, column], rows, columns) {
  const last = [rows - 1, columns - 1];
  switch (event.key) {
    case "ArrowUp": return [Math.max(0, row - 1), column];
    case "ArrowDown": return [Math.min(last[0], row + 1), column];
    case "ArrowLeft": return [row, Math.max(0, column - 1)];
    case "ArrowRight": return [row, Math.min(last[1], column + 1)];
    case "Home": return event.ctrlKey ? [0, 0] : [row, 0];
    case "End": return event.ctrlKey ? last : [row, last[1]];
    case "Enter":
    case " ":
      event.target.click();
      return null;
    default: return null;
  }
}
