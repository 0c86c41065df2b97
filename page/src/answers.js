// Answers under a choice of readings: the same as the engine's, from its table of combinations.

// All agree: that; else nothing certain. The engine's rule (bounds/tri.py, agreed).
export function agreed(answers) {
  const seen = new Set(answers);
  return seen.size === 1 ? [...seen][0] : "cannot tell";
}

// Gives { answer, partial }: partial where the page carries too little to follow the choice.
export function under(finding, chosen, byId) {
  if (finding.named) {
    const named = byId.get(finding.named);
    if (!named) return { answer: finding.answer };
    const told = under(named, chosen, byId);
    return { ...told, answer: finding.expects[told.answer ?? "cannot tell"] };
  }
  if (finding.by) return { answer: agreed(matching(finding, chosen).map(([, answer]) => answer)) };
  if (finding.by_option) return byOption(finding, chosen);
  return { answer: finding.answer ?? null };
}

export function matching(finding, chosen) {
  return finding.by.filter(([options]) =>
    options.every((option, n) => !(finding.axes[n] in chosen) || chosen[finding.axes[n]] === option),
  );
}

// Too many combinations are carried as one answer an option: a certain one holds for every
// combination with that option; of several that are open the page cannot tell more.
function byOption(finding, chosen) {
  const picked = Object.entries(chosen)
    .map(([reading, option]) => finding.by_option[`${reading}=${option}`])
    .filter((answer) => answer !== undefined);
  if (!picked.length) return { answer: finding.answer };
  const certain = picked.find((answer) => answer !== "cannot tell");
  if (certain) return { answer: certain };
  return { answer: "cannot tell", partial: picked.length > 1 };
}

export function changed(finding, chosen, byId) {
  return under(finding, chosen, byId).answer !== (finding.answer ?? null);
}
