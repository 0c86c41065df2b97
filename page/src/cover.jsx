// Whom each order protects: groups and people down, the clocks of the orders across.
import { useRef, useState } from "preact/hooks";
import { under } from "./answers.js";
import { Mark } from "./marks.jsx";
import { stepped } from "./matrix.jsx";

// One column an order; where its clocks tell different things, one for each of them. Those of
// whom some order tells something stand first; the others are a list of what is open.
export function coverRows(model, words) {
  const asked = model.findings.filter((one) => one.question === "covered");
  const events = new Set(asked.map((one) => `${one.order}.${one.clock}`));
  const subjects = [...new Set(asked.map((one) => one.subject))];
  const at = (id, { event }) => model.byId.get(`covered/${id}/${event}`);
  const alike = (one, other) => one.order.id === other.order.id && subjects.every((id) => words(at(id, one)) === words(at(id, other)));
  const clocks = [];
  for (const clock of model.clocks.filter(({ event }) => events.has(event))) {
    const same = clocks.find((one) => alike(one, clock));
    if (same) same.names.push(clock.clock);
    else clocks.push({ ...clock, names: [clock.clock] });
  }
  const rows = subjects.map((id) => ({ id, findings: clocks.map((clock) => at(id, clock)) }));
  const isOpen = (one) => !one || one.answer === "cannot tell" || one.stages?.length > 2;
  return { clocks, told: rows.filter((row) => !row.findings.every(isOpen)), open: rows.filter((row) => row.findings.every(isOpen)) };
}

export function Cover({ model, view, open, say, label }) {
  const { clocks, told, open: rest } = coverRows(model, (one) => shareWords(one, model, view, label));
  const [all, setAll] = useState(false);
  const [at, setAt] = useState([0, 0]);
  const grid = useRef(null);
  if (!clocks.length) return null;
  const rows = all || !told.length ? [...told, ...rest] : told;
  const here = [Math.min(at[0], rows.length - 1), Math.min(at[1], clocks.length - 1)];
  const walk = (event) => {
    const next = stepped(event, here, rows.length, clocks.length);
    if (!next) return;
    event.preventDefault();
    setAt(next);
    grid.current.querySelector(`[data-at="${next.join("-")}"]`).focus();
  };
  return (
    <section class="cover" aria-labelledby="cover-title">
      <h2 id="cover-title">{say("cover.title")}</h2>
      <p class="lead">{say("cover.lead")}</p>
      <div class="grid-frame">
        <table role="grid" class="cover-table" ref={grid} onKeyDown={walk} aria-labelledby="cover-title">
          <CoverHead {...{ model, clocks, say }} />
          <tbody>
            {rows.map((row, r) => (
              <tr key={row.id}>
                <th scope="row" lang={model.langOf(label.named(row.id))}>{label.named(row.id)}</th>
                {row.findings.map((finding, c) => {
                  const choose = () => { setAt([r, c]); if (finding) open(finding.id); };
                  const mine = here[0] === r && here[1] === c;
                  return <Share key={c} {...{ finding, model, view, say, label, choose, mine }} place={`${r}-${c}`} row={row} clock={clocks[c]} />;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest.length > 0 && told.length > 0 && (
        <button type="button" class="quiet" aria-expanded={all} onClick={() => setAll(!all)}>{say(all ? "cover.fewer" : "cover.more", { n: rest.length })}</button>
      )}
    </section>
  );
}

export function CoverHead({ model, clocks, say }) {
  return (
    <thead>
      <tr>
        <td class="corner"></td>
        {clocks.map((one) => (
          <th key={one.event} scope="col"><span lang={model.langOf(one.order.name)}>{one.order.name}</span>, <span class="clock-time">{one.names.map((name) => say(`clock.${name}`)).join("; ")}</span></th>
        ))}
      </tr>
    </thead>
  );
}

function Share({ finding, model, view, say, label, choose, mine, place, row, clock }) {
  const words = shareWords(finding, model, view, label) || say("cell.not-asked");
  const chosen = Boolean(finding && finding.id === view.f);
  return (
    <td role="gridcell" class={chosen ? "share chosen" : "share"} tabindex={mine ? 0 : -1} data-at={place} data-share={finding?.id} aria-selected={chosen} onClick={choose}>
      <span class="unseen">{say("cover.about", { group: label.named(row.id), clock: label.clock(clock.order.id, clock.clock) })}: {words}</span>
      <span class="cell-in" aria-hidden="true"><Mark answer={shareMark(finding, model, view)} say={say} size={18} /><span class="share-word">{finding ? words : "–"}</span></span>
    </td>
  );
}

export function shareWords(finding, model, view, label) {
  if (!finding) return "";
  return finding.stages ? label.share(finding) : label.answer(under(finding, view.r, model.byId).answer);
}

// All is a yes, none is a no; some is neither, and half a mark.
export function shareMark(finding, model, view) {
  if (!finding) return null;
  if (!finding.stages) return under(finding, view.r, model.byId).answer;
  if (finding.stages.length > 1) return "cannot tell";
  return { all: "yes", none: "no" }[finding.stages[0]] ?? "some";
}
