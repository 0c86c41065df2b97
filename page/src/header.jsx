// The head of the page: what case this is, how much it holds, the legend, the languages, the search.
import { Legend } from "./marks.jsx";
import { counted } from "./search.js";
import { TABS } from "./view.js";

export function Header({ model, view, set, say }) {
  const counts = {
    sources: Object.keys(model.sources).length,
    claims: model.counts.claims,
    findings: model.findings.length,
  };
  return (
    <header class="head">
      <div class="head-row">
        <p class="kicker">habeas</p>
        <div class="languages" role="group" aria-label={say("language.choose")}>
          {["en", "es"].map((lang) => (
            <button key={lang} type="button" lang={lang} aria-pressed={view.lang === lang} onClick={() => set({ lang })}>
              {lang === "en" ? "English" : "Español"}
            </button>
          ))}
        </div>
      </div>
      <h1 lang={model.langOf(model.title)}>{model.title || say("untitled")}</h1>
      <p class="figures">
        {model.as_of && <span>{say("as-of", { when: model.as_of })}</span>}
        {Object.entries(counts).map(([name, n]) => <span key={name}><b>{n.toLocaleString(view.lang)}</b> {say(`count.${name}`)}</span>)}
        <span>{say(model.zone === "UTC" ? "zones.utc" : "zones", { zone: model.zone })}</span>
      </p>
      {model.claims_left_out > 0 && <p class="note">{say("claims.left-out", { n: model.claims_left_out.toLocaleString(view.lang) })}</p>}
      <Legend say={say} />
    </header>
  );
}

export function Tabs({ view, set, say }) {
  const move = (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = TABS[(TABS.indexOf(view.tab) + step + TABS.length) % TABS.length];
    set({ tab: next, q: "" });
    document.getElementById(`tab-${next}`).focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label={say("tabs.title")} onKeyDown={move}>
      {TABS.map((tab) => (
        <button
          key={tab} id={`tab-${tab}`} type="button" role="tab" aria-selected={view.tab === tab}
          aria-controls="panel" tabindex={view.tab === tab ? 0 : -1} onClick={() => set({ tab, q: "" })}
        >
          {say(`tab.${tab}`)}
        </button>
      ))}
    </div>
  );
}

export function Search({ view, set, say, label, hits }) {
  const kinds = counted(hits).map(([kind, n]) => say(`search.count.${kind}`, { n: label.number(n) })).join(", ");
  return (
    <div class="search" role="search">
      <label for="search">{say("search.label")}</label>
      <input id="search" type="search" value={view.q} placeholder={say("search.hint")} onInput={(event) => set({ q: event.target.value })} />
      <p class="search-told" role="status">{view.q.trim() && say(hits.length ? "search.found" : "search.nothing", { n: label.number(hits.length), kinds })}</p>
    </div>
  );
}
