// The view: everything a reader has chosen, kept in the hash so that a link restores it.

const PLAIN = ["tab", "f", "e", "q", "lang", "fq", "fo", "ft", "fa", "mt", "mo"];
export const TABS = ["case", "findings", "explainer", "sources"];

export function readView(model) {
  const given = new URLSearchParams(location.hash.slice(1));
  const view = { r: {} };
  for (const name of PLAIN) view[name] = given.get(name) ?? "";
  if (!TABS.includes(view.tab)) view.tab = TABS[0];
  if (!["en", "es"].includes(view.lang)) view.lang = model.language;
  if (!model.byId.has(view.f)) view.f = "";
  for (const reading of model.readings) {
    const option = given.get(`r.${reading.id}`);
    if (reading.options.some((one) => one.name === option)) view.r[reading.id] = option;
  }
  const span = (given.get("t") ?? "").split("-").map(Number);
  view.span = span.length === 2 && span[0] < span[1] ? span : null;
  return view;
}

export function hashOf(view, model) {
  const said = new URLSearchParams();
  for (const name of PLAIN) {
    const silent = name === "tab" ? TABS[0] : name === "lang" ? model.language : "";
    if (view[name] && view[name] !== silent) said.set(name, view[name]);
  }
  for (const [reading, option] of Object.entries(view.r)) said.set(`r.${reading}`, option);
  if (view.span) said.set("t", view.span.map((one) => Math.round(one)).join("-"));
  return said.toString();
}
