// Names of things in words: records by what readers call them, fields and clocks by the catalogue.

export function labeller(model, say, language) {
  const named = (id) => {
    if (id in model.stints) return `${named(model.stints[id])}, ${id}`;
    const leg = model.legs[id];
    if (!leg) return model.names[id] ?? id;
    const [transfer, n, of] = leg;
    return of > 1 ? say("leg.of", { transfer: model.names[transfer], n }) : model.names[transfer];
  };
  const known = (key, otherwise) => {
    const said = say(key);
    return said === key ? otherwise : said;
  };
  const field = (name) => known(`field.${name}`, name.replaceAll("_", " "));
  const subject = (id) => {
    const dot = id.lastIndexOf(".");
    if (dot < 0) return named(id);
    const record = id.slice(0, dot);
    if (![model.names, model.legs, model.stints].some((known) => record in known)) return id;
    return `${named(record)}: ${field(id.slice(dot + 1))}`;
  };
  const clock = (order, name) => `${named(order)}, ${say(`clock.${name}`)}`;
  const question = (name) => known(`question.${name}`, name);
  const answer = (told) => (told ? say(`answer.${told}`) : say("answer.range"));
  const number = (n) => (typeof n === "number" ? n.toLocaleString(language) : String(n));
  const range = ([least, most]) => {
    if (least == null && most == null) return "–";
    if (least == null) return say("range.most", { n: number(most) });
    if (most == null) return say("range.least", { n: number(least) });
    return least === most ? number(least) : say("range.both", { a: number(least), b: number(most) });
  };
  // A bound by its name: of an event, of two events, or one of the catalogue.
  const bound = (name) => known(`bound.${name}`, name.split(" to ").map(subject).join(" – "));
  const value = (told) => {
    if (Array.isArray(told)) return [range(told), told[2]].filter(Boolean).join(" ");
    if (told && typeof told === "object") return Object.entries(told).map(([key, n]) => `${known(`bound.${key}`, key)} ${n == null ? "–" : number(n)}`).join(", ");
    return told == null ? "–" : number(told);
  };
  const stages = (finding) => finding.stages.map((one) => known(`stage.${one}`, one)).join(` ${say("or")} `);
  // Whom an order protects: all of a group, none, some and how many; open if it can be any.
  const share = (finding) => {
    const [, people] = finding.bounds?.find(([name]) => name === "covered") ?? [];
    if (finding.stages.length > 2) return say("answer.cannot tell");
    return finding.stages.includes("some") && people ? `${stages(finding)}: ${range(people)}` : stages(finding);
  };
  // What a finding without YES or NO comes to, and in which language that is.
  const told = (finding) => {
    if (finding.question === "covered" && finding.stages) return { words: share(finding) };
    return finding.stages ? { words: stages(finding) } : { words: finding.told, lang: "en" };
  };
  return { named, field, subject, clock, question, answer, number, bound, value, share, told };
}
