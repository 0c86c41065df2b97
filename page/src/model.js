// The case as the page reads it: the JSON beside the script, with a few indexes.

export function readModel() {
  const model = JSON.parse(document.getElementById("case").textContent);
  const bySubject = new Map();
  model.claims.forEach((claim, n) => {
    const list = bySubject.get(claim.subject) ?? [];
    list.push(n);
    bySubject.set(claim.subject, list);
  });
  return {
    ...model,
    byId: new Map(model.findings.map((finding) => [finding.id, finding])),
    claimsOf: (subject) => bySubject.get(subject) ?? [],
    clocks: clocksOf(model),
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
