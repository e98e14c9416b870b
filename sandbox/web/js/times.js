/** Dates as people read them, in the zone chosen for this page. Moments are Date objects. */

import { language, t } from "./strings.js";
import { recall, remember } from "./remember.js";

const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
let chosen = recall("zone");

export function zone() {
  return chosen && knows(chosen) ? chosen : HERE;
}

export function chooseZone(name) {
  chosen = name;
  remember("zone", name);
}

export function zones() {
  const all = Intl.supportedValuesOf("timeZone");
  return [...new Set([HERE, zone(), "UTC", ...all])].sort();
}

function knows(name) {
  try {
    Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

function format(moment, options) {
  return new Intl.DateTimeFormat(language() === "ru" ? "ru" : "en-GB", { timeZone: zone(), ...options }).format(moment);
}

/** "15:07" */
export function clockTime(moment) {
  return format(moment, { hour: "2-digit", minute: "2-digit" });
}

/** "вс, 22 нояб., 15:07" */
export function shortMoment(moment) {
  const day = format(moment, { weekday: "short", day: "numeric", month: "short" });
  return `${day}, ${clockTime(moment)}`.replaceAll(/(\d) (?=\p{L})/gu, "$1\u00a0");
}

/** The calendar day as "2026-11-22": equal for two moments on the same day here. */
export function dayKey(moment) {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat("en-CA", { timeZone: zone(), year: "numeric", month: "2-digit", day: "2-digit" })
      .formatToParts(moment).map((part) => [part.type, part.value]),
  );
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** "Сегодня", "Вчера", "22 ноября" or, in another year, "22 ноября 2025 г." */
export function dayName(moment, now) {
  const day = dayKey(moment);
  const today = dayKey(now);
  if (day === today) return t("today");
  if (Date.parse(today) - Date.parse(day) === 86_400_000) return t("yesterday");
  const year = day.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" };
  return format(moment, { day: "numeric", month: "long", ...year });
}

/** For a list of chats: the time today, otherwise the date. */
export function listTime(moment, now) {
  return dayKey(moment) === dayKey(now) ? clockTime(moment) : format(moment, { day: "2-digit", month: "2-digit" });
}

/** "1 неделя", "17 часов 53 минуты": the two largest units that are not zero. */
export function spanInWords(milliseconds) {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000));
  if (minutes % 10_080 === 0) return unit(minutes / 10_080, "week");
  const parts = [[Math.floor(minutes / 1440), "day"], [Math.floor(minutes / 60) % 24, "hour"], [minutes % 60, "minute"]];
  const first = parts.findIndex(([n]) => n > 0);
  return parts.slice(first, first + 2).filter(([n]) => n > 0).map(([n, name]) => unit(n, name)).join(" ");
}

function unit(n, name) {
  const text = new Intl.NumberFormat(language(), { style: "unit", unit: name, unitDisplay: "long" }).format(n);
  return text.replaceAll(" ", "\u00a0");
}

/** "0:07" for a recording of 7 seconds. */
export function duration(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The value of a datetime-local field for a moment, in the chosen zone. */
export function fieldValue(moment) {
  return `${dayKey(moment)}T${new Intl.DateTimeFormat("en-GB", { timeZone: zone(), hour: "2-digit", minute: "2-digit" }).format(moment)}`;
}

/** The moment that a datetime-local field means in the chosen zone. */
export function fieldMoment(value) {
  const wanted = Date.parse(`${value}Z`);
  let guess = wanted;
  // Twice, because the first correction may cross a change of summer time.
  for (let turn = 0; turn < 2; turn += 1) guess += wanted - Date.parse(`${fieldValue(new Date(guess))}Z`);
  return new Date(guess);
}
