// The readings: each left open or fixed; what that changes is counted here and marked everywhere.
import { changed } from "./answers.js";

export function Readings({ model, view, set, say }) {
  if (!model.readings.length) return null;
  const choose = (id, option) => {
    const r = { ...view.r };
    if (option) r[id] = option;
    else delete r[id];
    set({ r });
  };
  const flipped = model.findings.filter((one) => changed(one, view.r, model.byId)).length;
  return (
    <section class="readings" aria-labelledby="readings-title">
      <h2 id="readings-title">{say("readings.title")}</h2>
      <p class="lead">{say("readings.lead")}</p>
      <div class="reading-list">
        {model.readings.map((reading) => (
          <div class="reading" key={reading.id}>
            <label for={`reading-${reading.id}`} lang={model.langOf(reading.question)}>{reading.question}</label>
            <select id={`reading-${reading.id}`} value={view.r[reading.id] ?? ""} onChange={(event) => choose(reading.id, event.target.value)}>
              <option value="">{say("readings.open")}</option>
              {reading.options.map((one) => (
                <option key={one.name} value={one.name}>{optionWords(one)}</option>
              ))}
            </select>
          </div>
        ))}
      </div>
      <p class="reading-told" role="status">
        {Object.keys(view.r).length ? say("readings.changed", { n: flipped }) : say("readings.none-fixed")}
        {Object.keys(view.r).length > 0 && (
          <button type="button" class="quiet" onClick={() => set({ r: {} })}>{say("readings.reset")}</button>
        )}
      </p>
    </section>
  );
}

function optionWords(option) {
  const who = option.who?.length ? ` (${option.who.join(", ")})` : "";
  return `${option.name}${who}`;
}
