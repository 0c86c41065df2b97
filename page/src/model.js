// The case as the page reads it: the JSON beside the script, with a few indexes.

export function readModel() {
  return indexed(JSON.parse(document.getElementById("case").textContent));
}

export function indexed(model) {
  const bySubject = new Map();
  const keep = (subject, n) => bySubject.set(subject, [...(bySubject.get(subject) ?? []), n]);
  model.claims.forEach((claim, n) => {
    keep(claim.subject, n);
    const dot = claim.subject.lastIndexOf(".");
    if (dot > 0 && claim.subject.slice(0, dot) in model.names) keep(claim.subject.slice(0, dot), n);
  });
  return {
    ...model,
    byId: new Map(model.findings.map((finding) => [finding.id, finding])),
    claimsOf: (subject) => bySubject.get(subject) ?? [],
    clocks: clocksOf(model),
    langOf: (text) => (model.translated?.has(text) ? "es" : model.language),
  };
}

// Every clock of every order, the earliest first.
function clocksOf(model) {
  return model.lanes.orders
    .flatMap((order) => order.clocks.map((clock) => ({ order, ...clock })))
    .sort((a, b) => (a.at[0] ?? Infinity) - (b.at[0] ?? Infinity));
}

// Lines are kept as differences in thousandths of a degree.
export function unpacked(numbers) {
  const line = [];
  let lon = 0;
  let lat = 0;
  for (let n = 0; n < numbers.length; n += 2) {
    lon += numbers[n];
    lat += numbers[n + 1];
    line.push([lon / 1000, lat / 1000]);
  }
  return line;
}
