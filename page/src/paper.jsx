// On paper: what the screen folds away is written out: the matrix, every finding, every quote.
import { under } from "./answers.js";
import { CoverHead, coverRows, shareMark, shareWords } from "./cover.jsx";
import { Opened } from "./evidence.jsx";
import { Note, Refused, Sections } from "./explainer.jsx";
import { Told as ToldOf } from "./lists.jsx";
import { Chart } from "./lanes.jsx";
import { storySpan } from "./lane_rows.js";
import { Sheet, Told, shownOn } from "./map.jsx";
import { Mark } from "./marks.jsx";
import { QUESTIONS } from "./matrix.jsx";

const WIDTH = 680;
// Beyond this a printer is the wrong tool; how many are left out is printed.
const MOST = 3000;

export function Paper({ model, view, say, label }) {
  const story = view.span ?? storySpan(model);
  const plain = { model, view, say, label, still: true };
  const quotes = model.claims.filter((one) => one.quote);
  const fixed = Object.entries(view.r).map(([reading, option]) => `${reading}=${option}`);
  return (
    <div class="paper">
      {fixed.length > 0 && <p><b>{say("paper.readings")}</b> {fixed.join(", ")}</p>}
      <PaperMatrix {...plain} />
      <PaperCover {...plain} />
      {(view.f || view.e) && <section class="evidence"><Opened {...plain} /></section>}
      {story && <section class="keep"><h2>{say("lanes.title")}</h2><Chart {...plain} span={story} width={WIDTH} /></section>}
      {model.map.places && <section class="keep"><h2>{say("map.title")}</h2><Sheet {...plain} shown={shownOn(model, view)} width={WIDTH} height={420} /><Told {...plain} shown={shownOn(model, view)} /></section>}
      <section class="explainer">
        <h2>{say("tab.explainer")}</h2>
        <PaperExplainer {...plain} />
      </section>
      <section>
        <h2>{say("paper.findings")}</h2>
        <ul class="paper-findings">{model.findings.slice(0, MOST).map((one) => <PaperFinding key={one.id} finding={one} {...plain} />)}</ul>
        <LeftOut all={model.findings} say={say} />
      </section>
      <section>
        <h2>{say("paper.quotes")}</h2>
        <ul class="paper-claims">{quotes.slice(0, MOST).map((one, n) => (
          <li key={n}>{one.subject}: <q>{one.quote}</q> ({model.sources[one.source]?.publisher ?? one.source}{one.at && `, ${one.at}`})</li>
        ))}</ul>
        <LeftOut all={quotes} say={say} />
      </section>
      <section><h2>{say("tab.sources")}</h2>
        <ul class="paper-claims">{Object.entries(model.sources).slice(0, MOST).map(([id, one]) => (
          <li key={id}><b>{id}</b> {[one.publisher, one.title, one.published, one.url].filter(Boolean).join(", ")}; {one.sha256 ? `SHA-256 ${one.sha256}` : say("claim.not-held")}</li>
        ))}</ul>
      </section>
      <Foot model={model} say={say} />
    </div>
  );
}

export function Foot({ model, say }) {
  return (
    <footer class="foot">
      <p>{say("foot.made")} <code>{model.digest.slice(0, 16)}</code></p>
      <p>{say("foot.offline")}</p>
    </footer>
  );
}

function LeftOut({ all, say }) {
  return all.length > MOST ? <p class="note">{say("paper.left-out", { n: all.length - MOST })}</p> : null;
}

// Four transfers beside each other fit a sheet; more are set one block under the other.
function PaperMatrix({ model, view, say, label }) {
  const transfers = model.lanes.transfers;
  const blocks = [];
  for (let n = 0; n < Math.min(MOST / 10, transfers.length); n += 4) blocks.push(transfers.slice(n, n + 4));
  return (
    <section>
      <h2>{say("matrix.title")}</h2>
      {blocks.map((some, k) => (
        <table class="matrix" key={k}>
          <thead><tr><td></td>{some.map((one) => <th key={one.id} scope="col">{one.name}</th>)}</tr></thead>
          {model.clocks.map((clock) => (
            <tbody key={clock.event}>
              <tr class="clock-row"><th colspan={some.length + 1} scope="rowgroup">{label.clock(clock.order.id, clock.clock)} <span class="clock-time">{clock.text}</span></th></tr>
              {QUESTIONS.filter((q) => some.some((one) => model.byId.has(`${q}/${one.id}/${clock.event}`))).map((q) => (
                <tr key={q}>
                  <th scope="row">{label.question(q)}</th>
                  {some.map((one) => {
                    const finding = model.byId.get(`${q}/${one.id}/${clock.event}`);
                    const told = finding && under(finding, view.r, model.byId).answer;
                    return <td key={one.id}>{finding ? <><Mark answer={told} say={say} size={15} /> {label.answer(told)}</> : "–"}</td>;
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ))}
    </section>
  );
}

function PaperCover({ model, view, say, label }) {
  const { clocks, told, open } = coverRows(model, (one) => shareWords(one, model, view, label));
  if (!clocks.length) return null;
  return (
    <section>
      <h2>{say("cover.title")}</h2>
      <table class="matrix">
        <CoverHead {...{ model, clocks, say }} />
        <tbody>
          {told.map((row) => (
            <tr key={row.id}>
              <th scope="row" lang={model.langOf(label.named(row.id))}>{label.named(row.id)}</th>
              {row.findings.map((finding, n) => <td key={n}><Mark answer={shareMark(finding, model, view)} say={say} size={15} /> {shareWords(finding, model, view, label) || "–"}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
      {open.length > 0 && <p class="note">{say("cover.open")} {open.map((row) => label.named(row.id)).join("; ")}</p>}
    </section>
  );
}

function PaperExplainer(props) {
  const { notes, refused } = props.model.explainer[props.view.lang];
  if (refused) return <Refused say={props.say} refused={refused} />;
  return (
    <>
      <Sections {...props} />
      <h3>{props.say("explainer.notes")}</h3>
      <ol class="notes">{notes.map((n, k) => <Note key={k} k={`paper-${k + 1}`} claim={props.model.claims[n]} {...props} />)}</ol>
    </>
  );
}

function PaperFinding({ finding, model, view, say, label }) {
  const { answer } = under(finding, view.r, model.byId);
  return (
    <li>
      <code>{finding.id}</code> <span lang="en">{finding.asked}</span> <b>{answer ? label.answer(answer) : <ToldOf finding={finding} label={label} />}</b>
      {finding.by && <span> ({finding.by.map(([options, told]) => `${finding.axes.map((axis, n) => `${axis}=${options[n]}`).join(", ")}: ${label.answer(told)}`).join("; ")})</span>}
      {answer === "cannot tell" && finding.settle && <span class="small"> {say("settle.title")}: <span lang="en">{finding.settle.map((n) => model.texts[n]).join("; ")}</span></span>}
    </li>
  );
}
