// Search: every word must stand somewhere in a record; case and accents make no difference.

export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function indexOf(model) {
  return [
    ...model.findings.map((one) => entry("finding", one.id, [one.id, one.asked, one.told])),
    ...model.claims.map((one, n) =>
      entry("claim", n, [one.subject, model.names[one.subject.split(".")[0]], one.value, one.quote, one.by, one.note, one.inferred]),
    ),
    ...model.lanes.statements.map((one) => entry("statement", one.event, [one.id, one.name, one.kind])),
    ...Object.entries(model.sources).map(([id, one]) =>
      entry("source", id, [id, one.title, one.publisher, one.url, one.note]),
    ),
  ];
}

function entry(kind, key, parts) {
  return { kind, key, text: folded(parts.filter(Boolean).join(" ")) };
}

export function found(index, query) {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return index.filter(({ text }) => wanted.every((word) => text.includes(word)));
}
