// Times for the eye: UTC and the case's zone, from the numbers of the model.

const known = new Map();

function formatter(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!known.has(key)) known.set(key, made(zone, options));
  return known.get(key);
}

function made(zone, options) {
  const given = { hourCycle: "h23", ...options };
  try {
    return new Intl.DateTimeFormat("en-CA", { ...given, timeZone: zone });
  } catch {
    // A zone that the browser does not know is told in UTC, and named so.
    return new Intl.DateTimeFormat("en-CA", { ...given, timeZone: "UTC" });
  }
}

export function clockTime(ms, zone) {
  return formatter(zone, { hour: "2-digit", minute: "2-digit" }).format(ms);
}

export function day(ms, zone) {
  return formatter(zone, { year: "numeric", month: "2-digit", day: "2-digit" }).format(ms);
}

export function zoneName(ms, zone) {
  const parts = formatter(zone, { timeZoneName: "short" }).formatToParts(ms);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? zone;
}

// A tick is told by its clock, and at midnight by its day.
export function tick(ms, zone, whole) {
  const clock = clockTime(ms, zone);
  return whole || clock === "00:00" ? day(ms, zone) : clock;
}
