// Lists: every finding with its filters, what a search found, the sources.
import { useMemo, useState } from "preact/hooks";
import { under } from "./answers.js";
import { shareMark } from "./cover.jsx";
import { Claim, SourceLink } from "./evidence.jsx";
import { Mark } from "./marks.jsx";
import { KINDS, found, indexOf } from "./search.js";

export const PAGE = 300;

export function Filters({ model, view, set, say, label }) {
  const questions = [...new Set(model.findings.map((one) => one.question))];
  const select = (name, title, options) => options.length > 0 && (
    <div class="filter" key={name}>
      <label for={`filter-${name}`}>{title}</label>
      <select id={`filter-${name}`} value={view[name]} onChange={(event) => set({ [name]: event.target.value })}>
        <option value="">{say("filter.all")}</option>
        {options.map(([value, words]) => <option key={value} value={value}>{words}</option>)}
      </select>
    </div>
  );
  return (
    <div class="filters" role="group" aria-label={say("filter.title")}>
      {select("fq", say("filter.question"), questions.map((q) => [q, label.question(q)]))}
      {select("fo", say("filter.order"), model.lanes.orders.map((o) => [o.id, o.name]))}
      {select("ft", say("filter.transfer"), model.lanes.transfers.map((t) => [t.id, t.name]))}
      {select("fa", say("filter.answer"), ["yes", "no", "cannot tell", "range"].map((a) => [a, say(`answer.${a}`)]))}
      {(view.fq || view.fo || view.ft || view.fa) && (
        <button type="button" class="quiet" onClick={() => set({ fq: "", fo: "", ft: "", fa: "" })}>{say("filter.reset")}</button>
      )}
    </div>
  );
}

export function filtered(model, view) {
  return model.findings.filter((one) =>
    (!view.fq || one.question === view.fq) && (!view.fo || one.order === view.fo) &&
    (!view.ft || one.subject === view.ft || one.subject.startsWith(`${view.ft}.`)) &&
    (!view.fa || (under(one, view.r, model.byId).answer ?? "range") === view.fa));
}

export function Findings(props) {
  const { model, view, say, label } = props;
  const [most, setMost] = useState(PAGE);
  const all = filtered(model, view);
  const shown = all.slice(0, most);
  const questions = [...new Set(shown.map((one) => one.question))];
  return (
    <section aria-labelledby="findings-title">
      <h2 id="findings-title">{say("tab.findings")}</h2>
      <Filters {...props} />
      <p class="note" role="status">{say("findings.shown", { n: all.length, all: model.findings.length })}</p>
      {questions.map((question) => (
        <section key={question} class="finding-group">
          <h3>{label.question(question)}</h3>
          <ul class="finding-list">{shown.filter((one) => one.question === question).map((one) => <Line key={one.id} finding={one} {...props} />)}</ul>
        </section>
      ))}
      <More all={all.length} most={most} set={setMost} say={say} />
    </section>
  );
}

function Line({ finding, model, view, open, say, label }) {
  const { answer } = under(finding, view.r, model.byId);
  const flipped = answer !== (finding.answer ?? null);
  return (
    <li class={flipped ? "flipped" : ""}>
      <button type="button" class="finding-line" aria-pressed={finding.id === view.f} onClick={() => open(finding.id)}>
        <Mark answer={finding.question === "covered" ? shareMark(finding, model, view) : answer} say={say} size={20} />
        <span class="asked" lang="en">{finding.asked}</span>
        <span class="told">{answer ? label.answer(answer) : <Told finding={finding} label={label} />}{flipped && <em> {say("cell.flipped", { from: label.answer(finding.answer) })}</em>}</span>
      </button>
    </li>
  );
}

export function Told({ finding, label }) {
  const { words, lang } = label.told(finding);
  return <span lang={lang}>{words}</span>;
}

export function useHits(model, query) {
  const index = useMemo(() => (query.trim() ? indexOf(model) : []), [model, Boolean(query.trim())]);
  return useMemo(() => found(index, query), [index, query]);
}

export function Results(props) {
  const { model, view, set, say, label, hits } = props;
  const kinds = KINDS.map((kind) => [kind, hits.filter((hit) => hit.kind === kind)]);
  return (
    <section class="results" aria-labelledby="results-title">
      <h2 id="results-title">{say("search.title", { q: view.q })}</h2>
      <p class="note">{say("search.rule")}</p>
      {kinds.map(([kind, mine]) => mine.length > 0 && (
        <section key={kind}>
          <h3>{say(`search.${kind}`)} ({mine.length})</h3>
          {kind === "finding" && <ul class="finding-list">{mine.slice(0, 40).map((hit) => <Line key={hit.key} finding={model.byId.get(hit.key)} {...props} />)}</ul>}
          {kind === "claim" && <ul class="claims">{mine.slice(0, 40).map((hit) => <Claim key={hit.key} claim={model.claims[hit.key]} {...{ model, say, label }} />)}</ul>}
          {kind === "statement" && <ul class="links">{mine.slice(0, 40).map((hit) => <li key={hit.key}><button type="button" class="link" onClick={() => set({ e: hit.key, f: "" }, { focus: true })}><span lang={model.langOf(label.named(hit.key))}>{label.named(hit.key)}</span></button></li>)}</ul>}
          {kind === "source" && <ul class="sources">{mine.slice(0, 40).map((hit) => <Source key={hit.key} id={hit.key} source={model.sources[hit.key]} say={say} />)}</ul>}
          {mine.length > 40 && <p class="note">{say("search.first", { n: 40 })}</p>}
        </section>
      ))}
    </section>
  );
}

export function Sources({ model, say }) {
  const [most, setMost] = useState(PAGE);
  const all = Object.entries(model.sources);
  return (
    <section aria-labelledby="sources-title">
      <h2 id="sources-title">{say("tab.sources")}</h2>
      <ul class="sources">{all.slice(0, most).map(([id, source]) => <Source key={id} id={id} source={source} say={say} />)}</ul>
      <More all={all.length} most={most} set={setMost} say={say} />
    </section>
  );
}

function Source({ id, source, say }) {
  return (
    <li>
      <p><b>{source.publisher || id}</b>{source.title && <>, <cite>{source.title}</cite></>}{source.published && <span class="small">, {source.published}</span>}</p>
      <p class="small">
        <code>{id}</code>{source.kind && <span> · {source.kind}</span>}
        {source.copy_of && <span> · {say("source.copy", { kind: source.copy_kind, of: source.copy_of })}</span>}
        {source.unused && <span> · {say("source.unused", { why: source.unused })}</span>}
        {" · "}{source.sha256 ? <code class="hash">SHA-256 {source.sha256}</code> : say("claim.not-held")}
      </p>
      <p class="small"><SourceLink source={source} say={say} /></p>
    </li>
  );
}

export function More({ all, most, set, say }) {
  if (all <= most) return null;
  return <button type="button" class="quiet" onClick={() => set(most + PAGE)}>{say("findings.more", { n: Math.min(PAGE, all - most) })}</button>;
}
