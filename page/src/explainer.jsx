// The explainer: questions and answers; quotes and words of another language say which it is.
import { useState } from "preact/hooks";
import { unheld } from "./cite.js";
import { More, PAGE } from "./lists.jsx";

export function Explainer({ model, view, say, label }) {
  const { sections, notes, refused } = model.explainer[view.lang];
  const [most, setMost] = useState(PAGE);
  if (refused) return <section><h2>{say("tab.explainer")}</h2><Refused {...{ say, refused }} /></section>;
  const jump = (mark) => {
    if (mark > most) setMost(mark + PAGE);
    requestAnimationFrame(() => requestAnimationFrame(() => focusOn(`note-${mark}`)));
  };
  return (
    <article class="explainer" aria-labelledby="explainer-title">
      <h2 id="explainer-title">{say("tab.explainer")}</h2>
      <Sections {...{ model, view, say, jump }} />
      <h3>{say("explainer.notes")}</h3>
      <ol class="notes">{notes.slice(0, most).map((n, k) => <Note key={k} k={k + 1} claim={model.claims[n]} {...{ model, say, label }} />)}</ol>
      <More all={notes.length} most={most} set={setMost} say={say} />
      <p class="small">{say("map.credit")}</p>
    </article>
  );
}

export function Refused({ say, refused }) {
  return <p class="note refused">{say("explainer.refused")} <span lang="en">{refused}</span></p>;
}

// Sections under one heading stand in a box of their own.
export function Sections({ model, view, say, jump }) {
  const { sections, languages } = model.explainer[view.lang];
  const boxes = [];
  for (const section of sections) {
    const last = boxes.at(-1);
    if (section.part_of && last?.name === section.part_of) last.sections.push(section);
    else boxes.push({ name: section.part_of, sections: [section] });
  }
  const one = (section, deep) => <Section key={section.question} {...{ section, deep, jump, say, languages }} />;
  return boxes.map((box) => (box.name
    ? <section key={box.name} class="box"><h3>{box.name}</h3>{box.sections.map((section) => one(section, true))}</section>
    : one(box.sections[0], false)));
}

function Section({ section, deep, jump, say, languages }) {
  const [most, setMost] = useState(PAGE);
  const Heading = deep ? "h4" : "h3";
  const shown = jump ? section.said.slice(0, most) : section.said;
  return (
    <section>
      <Heading>{section.question}</Heading>
      {shown.map(([pieces, marks], n) => (
        <p key={n}>{pieces.map((piece, k) => <Piece key={k} {...{ piece, languages }} />)}<Marks {...{ marks, jump, say }} /></p>
      ))}
      {jump && <More all={section.said.length} most={most} set={setMost} say={say} />}
      {section.rests && <p class="rests">{section.rests}</p>}
    </section>
  );
}

function Piece({ piece, languages }) {
  if (typeof piece === "string") return piece;
  const [text, lang, quoted] = piece;
  const mark = languages[lang] && <span class="tongue"> [{languages[lang]}]</span>;
  return quoted ? <><q lang={lang}>“{text}”</q>{mark}</> : <><span lang={lang}>{text}</span>{mark}</>;
}

// Numbers of the notes; three neighbours or more stand as the first and the last.
function Marks({ marks, jump, say }) {
  const runs = [];
  for (const mark of [...marks].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.at(-1) === mark - 1) last.push(mark);
    else runs.push([mark]);
  }
  const button = (mark) => (jump
    ? <button type="button" class="note-mark" onClick={() => jump(mark)} aria-label={say("explainer.note", { n: mark })}>{mark}</button> : mark);
  const told = (run) => (run.length > 2 ? <>{button(run[0])}–{button(run.at(-1))}</> : run.map((mark, k) => <span key={mark}>{k > 0 && ", "}{button(mark)}</span>));
  return <sup>{runs.map((run, k) => <span key={run[0]}>{k > 0 && ", "}{told(run)}</span>)}</sup>;
}

function focusOn(id) {
  const note = document.getElementById(id);
  note?.scrollIntoView({ block: "center" });
  note?.focus({ preventScroll: true });
}

export function Note({ k, claim, model, say, label }) {
  const source = model.sources[claim.source];
  return (
    <li id={`note-${k}`} tabindex="-1">
      {source ? [source.publisher, source.title].filter(Boolean).join(", ") || claim.source : claim.source}
      {source?.published && `, ${source.published}`}{claim.at && `, ${claim.at}`}. {label.subject(claim.subject)}: {claim.value}
      {claim.quote && claim.quote !== claim.value && <> <q lang={source?.language ?? model.language}>{claim.quote}</q></>}
      {claim.by && ` ${say("claim.by", { who: claim.by })}`}
      {claim.basis && `; ${say("claim.basis", { basis: claim.basis })}`}
      {"; "}{source?.sha256 ? <code class="hash">SHA-256 {source.sha256}</code> : unheld(source, claim, say)}
    </li>
  );
}
