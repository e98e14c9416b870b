/** The sandbox's time in the page: told by the server, ticking here in between. */

import * as api from "./api.js";
import { changed, mark } from "./store.js";
import { t } from "./strings.js";
import { spanInWords } from "./times.js";

/** Shorter jumps are the network's delay, not a move. */
const MOVE = 30_000;
const SYNC_EVERY = 15_000;

let told = Date.now();
let toldAt = performance.now();
let running = true;

/** @returns {Date} */
export function sandboxNow() {
  return new Date(running ? told + performance.now() - toldAt : told);
}

/** What the server says the time is. */
export function setNow(iso) {
  told = Date.parse(iso);
  toldAt = performance.now();
  changed("clock");
}

/** As `setNow`, after a move: leaves a service line in the chats. */
export function movedTo(iso) {
  const delta = Date.parse(iso) - sandboxNow().getTime();
  setNow(iso);
  if (Math.abs(delta) < MOVE) return;
  mark(() => t(delta > 0 ? "passed" : "wentBack", spanInWords(Math.abs(delta))));
  changed("messages");
}

async function synchronise() {
  if (document.hidden) return;
  try {
    const { now } = await api.readClock();
    running = Date.parse(now) !== told;
    if (Math.abs(Date.parse(now) - sandboxNow().getTime()) < MOVE) setNow(now);
    else movedTo(now);
  } catch {
    // The banner of the lost connection already says it.
  }
}

export function keepTime() {
  setInterval(synchronise, SYNC_EVERY);
  setInterval(() => changed("clock"), 5_000);
  document.addEventListener("visibilitychange", synchronise);
}
