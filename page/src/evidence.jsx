// Evidence: one finding or one fact with everything it rests on, each claim in its exact words.
import { useState } from "preact/hooks";
import { matching, under } from "./answers.js";
import { citation, copied, unheld } from "./cite.js";
import { shareMark } from "./cover.jsx";
import { Told } from "./lists.jsx";
import { Mark } from "./marks.jsx";

export function Evidence(props) {
  const { model, view, set, say } = props;
  const finding = model.byId.get(view.f);
  const close = (event) => {
    if (event.key === "Escape" && (view.f || view.e)) set({ f: "", e: "" }, { back: true });
  };
  return (
    <aside class="evidence" aria-labelledby="evidence-title" onKeyDown={close}>
      {finding || view.e ? <Opened {...props} /> : (
        <>
          <h2 id="evidence-title" tabindex="-1">{say("evidence.title")}</h2>
          <p class="lead">{say("evidence.none")}</p>
        </>
      )}
    </aside>
  );
}

function Bar({ set, say }) {
  const [done, setDone] = useState("");
  const link = async () => setDone(say((await copied(location.href)) ? "copied" : "not-copied"));
  return (
    <p class="bar">
      <button type="button" class="quiet" onClick={() => set({ f: "", e: "" }, { back: true })}>{say("evidence.close")}</button>
      <button type="button" class="quiet" onClick={link}>{say("evidence.link")}</button>
      <span role="status">{done}</span>
    </p>
  );
}

// What stands in the panel; on paper (`still`) everything in it is open.
export function Opened(props) {
  const finding = props.model.byId.get(props.view.f);
  if (finding) return <OfFinding {...props} finding={finding} />;
  return props.view.e ? <OfFact {...props} /> : null;
}

function OfFinding({ model, view, set, say, label, finding, still }) {
  const told = under(finding, view.r, model.byId);
  const flipped = told.answer !== (finding.answer ?? null);
  const texts = (numbers) => (numbers ?? []).map((n) => model.texts[n]);
  return (
    <>
      <Bar set={set} say={say} />
      <p class="kicker">{label.question(finding.question)}</p>
      <h2 id={still ? undefined : "evidence-title"} tabindex="-1" lang="en">{finding.asked}</h2>
      <p class={`verdict ${(told.answer ?? "range").replace(" ", "-")}`}>
        {(told.answer || finding.question === "covered") && <Mark answer={told.answer ?? shareMark(finding, model, view)} say={say} size={30} />}
        <strong>{told.answer ? label.answer(told.answer) : <Told finding={finding} label={label} />}</strong>
      </p>
      {flipped && <p class="note">{say("cell.flipped", { from: label.answer(finding.answer) })}</p>}
      {!told.answer && Object.keys(view.r).length > 0 && <p class="note">{say("readings.range")}</p>}
      {told.partial && <p class="note">{say("readings.partial")}</p>}
      {finding.contradiction && <p class="note">{say("evidence.contradiction")}</p>}
      {told.answer === "cannot tell" && <Steps title={say("settle.title")} lines={texts(finding.settle)} className="settle" />}
      <ByReading {...{ model, view, finding, say, label }} />
      <Steps title={say("why.title")} lines={texts(finding.why)} />
      <Bounds finding={finding} say={say} label={label} />
      <Sides {...{ model, finding, say, label, still }} />
      <Flips {...{ finding, say, label }} />
      {told.answer !== "cannot tell" && <Steps title={say("settle.title")} lines={texts(finding.settle)} className="settle" />}
      <details open={still}>
        <summary>{say("assumes.title", { n: (finding.assumes ?? []).length })}</summary>
        <ul class="steps" lang="en">{(finding.assumes ?? []).map(([kind, n], k) => <li key={k}><b>{kind}</b>: {model.texts[n]}</li>)}</ul>
      </details>
      <p class="id">{say("evidence.id")} <code>{finding.id}</code></p>
    </>
  );
}

function Steps({ title, lines, className = "" }) {
  if (!lines.length) return null;
  return (
    <section class={className}>
      <h3>{title}</h3>
      <ul class="steps" lang="en">{lines.map((line, n) => <li key={n} class={line.startsWith("  ") ? "deep" : ""}>{line.trim()}</li>)}</ul>
    </section>
  );
}

function Bounds({ finding, say, label }) {
  if (!finding.bounds) return null;
  return (
    <section>
      <h3>{say("bounds.title")}</h3>
      <dl class="bounds">
        {finding.bounds.map(([name, told]) => <div key={name}><dt>{label.bound(name)}</dt><dd>{label.value(told)}</dd></div>)}
      </dl>
    </section>
  );
}

function ByReading({ model, view, finding, say, label }) {
  const rows = finding.by
    ? finding.by.map(([options, answer]) => [finding.axes.map((axis, n) => `${axis}=${options[n]}`).join(", "), answer, options])
    : Object.entries(finding.by_option ?? {}).map(([name, answer]) => [name, answer, null]);
  if (!rows.length) return null;
  const live = finding.by ? new Set(matching(finding, view.r).map(([options]) => options)) : null;
  return (
    <section>
      <h3>{say("by-reading.title")}</h3>
      <ul class="by-reading">
        {rows.map(([name, answer, options]) => (
          <li key={name} class={live && !live.has(options) ? "off" : ""}>
            <Mark answer={answer} say={say} size={18} /> <span>{say("by-reading.row", { reading: name })}</span> <b>{label.answer(answer)}</b>
          </li>
        ))}
      </ul>
      {finding.combinations && <p class="note">{say("by-reading.many", { n: finding.combinations })}</p>}
    </section>
  );
}

const LETTER = { yes: "yes", no: "no", open: "cannot tell" };

function sideTitle(side, finding, say, label) {
  if (side === "rests" || side === "unused") return say(`side.${side}`);
  const alone = LETTER[side];
  if (alone === finding.answer) return say("side.for", { answer: label.answer(alone) });
  const key = finding.answer === "cannot tell" ? "side.alone" : "side.against";
  return say(key, { answer: label.answer(alone) });
}

function Sides({ model, finding, say, label, still }) {
  const all = finding.claims ?? [];
  const order = ["yes", "no", "open", "rests", "unused"];
  const own = Object.keys(LETTER).find((side) => LETTER[side] === finding.answer);
  order.sort((a, b) => (b === own) - (a === own));
  return (
    <section>
      <h3>{say("claims.title")}</h3>
      {order.map((side) => {
        const mine = all.filter(([, one]) => one === side).map(([n]) => n);
        const claims = <Claims {...{ model, say, label, still }} numbers={mine} />;
        if (!mine.length) return null;
        const title = `${sideTitle(side, finding, say, label)} (${mine.length})`;
        const shut = side === "rests" && all.length > mine.length;
        return shut
          ? <details key={side} open={still}><summary>{title}</summary>{claims}</details>
          : <div key={side} class={`side ${side}`}><h4>{title}</h4>{claims}</div>;
      })}
      {finding.tied > 0 && <p class="note">{say("claims.tied", { n: finding.tied })}</p>}
      {!all.length && <p class="note">{say("claims.none")}</p>}
    </section>
  );
}

function Flips({ finding, say, label }) {
  if (finding.answer === undefined) return null;
  return (
    <section>
      <h3>{say("flips.title")}</h3>
      {finding.flips === null && <p class="note">{say("flips.not-tried")}</p>}
      {finding.flips !== null && !finding.flips.length && <p>{say("flips.none")}</p>}
      <ul class="by-reading">
        {(finding.flips ?? []).map(([words, to]) => (
          <li key={words}><Mark answer={to} say={say} size={18} /> <span>{say("flips.row", { choice: words })}</span> <b>{label.answer(to)}</b></li>
        ))}
      </ul>
      <p class="note">{say("flips.note")} <code>habeas why {finding.id}</code></p>
    </section>
  );
}

function OfFact({ model, view, set, say, label, still }) {
  const numbers = model.claimsOf(view.e);
  const order = model.lanes.orders.find((one) => view.e.startsWith(`${one.id}.`));
  const card = (order ? model.cards[order.id] : []).filter((n) => !numbers.includes(n));
  const about = model.findings.filter((one) => one.subject === view.e || `${one.subject}.when` === view.e || `${one.order}.${one.clock}` === view.e).slice(0, 12);
  return (
    <>
      <Bar set={set} say={say} />
      <p class="kicker">{say("fact.kicker")}</p>
      <h2 id={still ? undefined : "evidence-title"} tabindex="-1">{label.subject(view.e)}</h2>
      {model.facts[view.e] && <p class="verdict"><strong>{model.facts[view.e]}</strong></p>}
      <h3>{say("claims.title")}</h3>
      {numbers.length ? <Claims {...{ model, say, label, still }} numbers={numbers} /> : <p class="note">{say("claims.none")}</p>}
      {card.length > 0 && (
        <section class="card">
          <h3>{say("card.title")}</h3>
          <Claims {...{ model, say, label, still }} numbers={card} />
        </section>
      )}
      {about.length > 0 && (
        <section>
          <h3>{say("fact.findings")}</h3>
          <ul class="links">{about.map((one) => (
            <li key={one.id}><button type="button" class="link" lang="en" onClick={() => set({ f: one.id, e: "" })}>{one.asked}</button></li>
          ))}</ul>
        </section>
      )}
      <p class="id">{say("evidence.id")} <code>{view.e}</code></p>
    </>
  );
}

// Claims that say the same stand together: what is said once, then each source with its words.
function Claims({ model, numbers, say, label, still = false }) {
  const [all, setAll] = useState(still);
  const shown = all ? numbers : numbers.slice(0, 16);
  const groups = new Map();
  for (const n of shown) {
    const { subject, value } = model.claims[n];
    const key = JSON.stringify([subject, value]);
    groups.set(key, [...(groups.get(key) ?? []), n]);
  }
  return (
    <>
      {[...groups].map(([key, mine]) => (
        <div key={key} class="said">
          <p class="says"><span class="subject">{label.subject(model.claims[mine[0]].subject)}</span> <span class="value">{model.claims[mine[0]].value}</span></p>
          <ul class="claims">{mine.map((n) => <Claim key={n} claim={model.claims[n]} {...{ model, say, label }} bare />)}</ul>
        </div>
      ))}
      {shown.length < numbers.length && (
        <button type="button" class="quiet" onClick={() => setAll(true)}>{say("claims.more", { n: numbers.length - shown.length })}</button>
      )}
    </>
  );
}

export function Claim({ claim, model, say, label, bare }) {
  const [done, setDone] = useState("");
  const source = model.sources[claim.source];
  const copy = async () => setDone(say((await copied(citation(claim, model, say))) ? "copied" : "not-copied"));
  return (
    <li class="claim">
      {!bare && <p class="says"><span class="subject">{label.subject(claim.subject)}</span> <span class="value">{claim.value}</span></p>}
      {claim.quote && <blockquote>“{claim.quote}”</blockquote>}
      <p class="who">{joined(whoParts(claim, source, say))}</p>
      {claim.under && <p class="small">{say("claim.under", { reading: claim.under })}</p>}
      {claim.inferred && <p class="small">{say("claim.inferred")} <span lang="en">{claim.inferred}</span></p>}
      {claim.note && <p class="small"><span lang="en">{claim.note}</span></p>}
      {claim.standing && <p class="small">{say("claim.standing")} <span lang="en">{claim.standing}</span></p>}
      <p class="small trace">
        <SourceLink source={source} say={say} />
        {source && (source.sha256 ? <code class="hash">SHA-256 {source.sha256}</code> : <span>{unheld(source, claim, say)}</span>)}
        <button type="button" class="quiet" onClick={copy}>{say("claim.copy")}</button>
        <span role="status">{done}</span>
      </p>
    </li>
  );
}

// Who says it, through whom, where and when.
function whoParts(claim, source, say) {
  return [
    claim.by && say("claim.by", { who: claim.by }),
    source ? say("claim.through", { publisher: source.publisher || claim.source })
      : claim.source ? say("claim.unknown-source", { source: claim.source }) : say("claim.no-source"),
    source?.title && <cite>{source.title}</cite>,
    source?.published && say("claim.published", { when: source.published }),
    claim.at,
    claim.basis && say("claim.basis", { basis: claim.basis }),
  ].filter(Boolean);
}

function joined(parts) {
  return parts.map((part, n) => <span key={n}>{n > 0 && ", "}{part}</span>);
}

// Only a web address becomes a link; anything else stays the text it is.
export function SourceLink({ source, say }) {
  if (!source?.url) return null;
  if (!/^https?:\/\/[^\s<>"]+$/i.test(source.url)) return <span class="address">{source.url}</span>;
  return <a href={source.url} rel="noreferrer noopener" target="_blank" class="address">{say("claim.open")}<span class="paper-only"> {source.url}</span></a>;
}
