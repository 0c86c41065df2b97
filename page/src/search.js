// Search: every word must stand somewhere in a record; case and accents make no difference.

export const KINDS = ["finding", "claim", "statement", "source"];

export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

export function indexOf(model) {
  return [
    ...model.findings.map((one) => entry("finding", one.id, [one.id, one.asked, one.told])),
    ...model.claims.map((one, n) =>
      entry("claim", n, [one.subject, model.names[one.subject.split(".")[0]], one.value, one.quote, one.by, one.note, one.inferred]),
    ),
    ...model.statements.map((one) => entry("statement", one.id, [one.id, model.names[one.id], one.kind, ...model.claimsOf(one.id).flatMap((n) => [model.claims[n].value, model.claims[n].quote, model.claims[n].by])])),
    ...Object.entries(model.sources).map(([id, one]) =>
      entry("source", id, [id, one.title, one.publisher, one.url, one.note]),
    ),
  ];
}

function entry(kind, key, parts) {
  return { kind, key, text: folded(parts.filter(Boolean).join(" ")) };
}

// How many were found of each kind, those of which there are none left out.
export function counted(hits) {
  return KINDS.map((kind) => [kind, hits.filter((hit) => hit.kind === kind).length]).filter(([, n]) => n > 0);
}

export function found(index, query) {
  const wanted = folded(query).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return index.filter(({ text }) => wanted.every((word) => text.includes(word)));
}
