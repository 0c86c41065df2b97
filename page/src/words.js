// The page's own words, English and Spanish. What the engine says stays English, marked as such.
import en from "./words.en.json";
import es from "./words.es.json";

const BOOKS = { en, es };

export function speaker(language) {
  const book = BOOKS[language];
  return (key, values = {}) =>
    (book[key] ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
