// The case in the language of the page: names that its authors have translated, times as Spanish writes them.
import { indexed } from "./model.js";

export function inLanguage(model, language) {
  if (language !== "es") return model;
  const word = (text) => model.spanish.words[text] ?? text;
  const time = (text) => model.spanish.times[text] ?? text;
  const timed = (one) => ({ ...one, text: time(one.text) });
  const named = (one) => ({ ...one, ...(one.name && { name: word(one.name) }) });
  const lanes = {
    orders: model.lanes.orders.map((one) => ({ ...named(one), clocks: one.clocks.map(timed), acts: one.acts.map(timed) })),
    transfers: model.lanes.transfers.map((one) => ({ ...named(one), legs: one.legs.map((leg) => ({ ...leg, events: mapped(leg.events, timed) })) })),
    groups: model.lanes.groups.map(named),
    statements: model.lanes.statements.map((one) => timed(named(one))),
  };
  return indexed({
    ...model,
    title: word(model.title),
    names: mapped(model.names, word),
    readings: model.readings.map((one) => ({ ...one, question: word(one.question) })),
    facts: mapped(model.facts, time),
    findings: model.findings.map((one) => (one.bounds ? { ...one, bounds: one.bounds.map(([name, value]) => [name, typeof value === "string" ? time(value) : value]) } : one)),
    map: model.map.crossings ? { ...model.map, crossings: model.map.crossings.map(timed) } : model.map,
    lanes,
    translated: new Set(Object.values(model.spanish.words)),
  });
}

function mapped(record, change) {
  return Object.fromEntries(Object.entries(record ?? {}).map(([key, value]) => [key, change(value)]));
}
