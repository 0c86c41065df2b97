// A claim as a citation, and how it reaches the clipboard.

// What stands in place of a hash, where the case does not hold the source itself.
export function unheld(source, claim, say) {
  if (!claim.quote) return say("claim.not-held");
  return source?.noted_in ? say("claim.as-noted", { n: source.noted_in }) : say("claim.not-held-quote");
}

export function citation(claim, model, say) {
  const source = model.sources[claim.source] ?? {};
  return [
    claim.quote ? `“${claim.quote}”` : `${claim.subject}: ${claim.value}`,
    claim.by && say("cite.by", { who: claim.by }),
    [source.publisher, source.title && `“${source.title}”`].filter(Boolean).join(", ") || claim.source,
    source.published,
    claim.at,
    source.url,
    source.sha256 ? `SHA-256 ${source.sha256}` : say("cite.not-held"),
  ].filter(Boolean).join("; ");
}

export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Without permission the older way, which needs a field on the page.
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }
}
