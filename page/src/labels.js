// Names of things in words: records by what readers call them, fields and clocks by the catalogue.

export function labeller(model, say) {
  const named = (id) => {
    const leg = model.legs[id];
    if (!leg) return model.names[id] ?? id;
    const [transfer, n, of] = leg;
    return of > 1 ? say("leg.of", { transfer: model.names[transfer], n }) : model.names[transfer];
  };
  const field = (name) => {
    const key = `field.${name}`;
    const said = say(key);
    return said === key ? name.replaceAll("_", " ") : said;
  };
  const subject = (id) => {
    const dot = id.lastIndexOf(".");
    if (dot < 0) return named(id);
    const record = id.slice(0, dot);
    if (!(record in model.names) && !(record in model.legs)) return id;
    return `${named(record)}: ${field(id.slice(dot + 1))}`;
  };
  const clock = (order, name) => `${named(order)}, ${say(`clock.${name}`)}`;
  const question = (name) => {
    const key = `question.${name}`;
    const said = say(key);
    return said === key ? name : said;
  };
  const answer = (told) => (told ? say(`answer.${told}`) : say("answer.range"));
  return { named, field, subject, clock, question, answer };
}
