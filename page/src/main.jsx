// The page: one model, one view, everything else drawn from the two.
import { render } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Evidence } from "./evidence.jsx";
import { Header, Search, Tabs } from "./header.jsx";
import { labeller } from "./labels.js";
import { Lanes } from "./lanes.jsx";
import { Cover } from "./cover.jsx";
import { Explainer } from "./explainer.jsx";
import { Findings, Results, Sources, useHits } from "./lists.jsx";
import { Atlas } from "./map.jsx";
import { Patterns } from "./marks.jsx";
import { Matrix } from "./matrix.jsx";
import { readModel } from "./model.js";
import { Foot, Paper } from "./paper.jsx";
import { Readings } from "./readings.jsx";
import { hashOf, readView } from "./view.js";
import { inLanguage } from "./tongue.js";
import { speaker } from "./words.js";

const read = readModel();
let shownNow = readView(read);

function Page() {
  const [view, setView] = useState(() => readView(read));
  const opener = useRef(null);
  shownNow = view;
  const say = useMemo(() => speaker(view.lang), [view.lang]);
  const model = useMemo(() => inLanguage(read, view.lang), [view.lang]);
  const label = useMemo(() => labeller(model, say, view.lang), [model, say]);
  const hits = useHits(model, view.q);
  const toPanel = () => requestAnimationFrame(() => document.getElementById("evidence-title")?.focus());
  const set = (change, { focus, back } = {}) => {
    if (focus) opener.current = document.activeElement;
    setView((old) => ({ ...old, ...change }));
    if (focus) toPanel();
    if (back) requestAnimationFrame(() => opener.current?.focus?.());
  };
  const open = (id) => set({ f: id, e: "", mt: "", mo: "" }, { focus: true });
  useEffect(() => {
    document.documentElement.lang = view.lang;
    const hash = hashOf(view, model);
    if (hash !== location.hash.slice(1)) history.replaceState(null, "", hash ? `#${hash}` : "#");
  }, [view]);
  useEffect(() => {
    const follow = () => setView(readView(read));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const props = { model, view, set, open, say, label, hits };
  return (
    <>
      <Patterns />
      <a class="skip" href="#panel" onClick={(event) => { event.preventDefault(); document.getElementById("panel").focus(); }}>{say("skip")}</a>
      <Header {...props} />
      <nav class="navigation" aria-label={say("tabs.title")}><Tabs {...props} /><Search {...props} /></nav>
      <div class="columns">
        <main>
          <div id="panel" role="tabpanel" tabindex="-1" aria-labelledby={`tab-${view.tab}`}>
            {view.q.trim() ? <Results {...props} /> : <Tab {...props} />}
          </div>
        </main>
        <Evidence key={view.f || view.e} {...props} />
      </div>
      <Foot model={model} say={say} />
    </>
  );
}

function Tab(props) {
  const { view, say } = props;
  if (view.tab === "findings") return <Findings {...props} />;
  if (view.tab === "explainer") return <Explainer {...props} />;
  if (view.tab === "sources") return <Sources {...props} />;
  return (
    <>
      <Readings {...props} />
      <section aria-labelledby="matrix-title">
        <h2 id="matrix-title">{say("matrix.title")}</h2>
        <p class="lead" id="matrix-keys">{say("matrix.lead")}</p>
        <Matrix {...props} />
      </section>
      <Cover {...props} />
      <section aria-labelledby="lanes-title">
        <h2 id="lanes-title">{say("lanes.title")}</h2>
        <p class="lead">{say("lanes.lead")}</p>
        <Lanes {...props} />
      </section>
      <section aria-labelledby="map-title">
        <h2 id="map-title">{say("map.title")}</h2>
        <Atlas {...props} />
      </section>
    </>
  );
}

// What is printed is made when printing begins, and taken away after it.
function paper() {
  const say = speaker(shownNow.lang);
  const model = inLanguage(read, shownNow.lang);
  render(<Paper model={model} view={shownNow} say={say} label={labeller(model, say, shownNow.lang)} />, document.getElementById("paper"));
}
addEventListener("beforeprint", paper);
addEventListener("afterprint", () => render(null, document.getElementById("paper")));

const app = document.getElementById("app");
app.textContent = "";
render(<Page />, app);
