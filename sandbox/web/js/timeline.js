/** The conversation: messages, days and service lines, kept in step with the store without jumping. */

import { messageRow } from "./bubble.js";
import { byId, calm, el } from "./dom.js";
import { sandboxNow } from "./sandbox-clock.js";
import { bot, chat, listen, person, state } from "./store.js";
import { language, t } from "./strings.js";
import { dayKey, dayName, zone } from "./times.js";

/** Messages of one sender closer than this (seconds) stand together. */
const TOGETHER = 600;
/** So near to the end (pixels) the list follows what arrives. */
const NEAR = 120;

/** What is on the screen: key → {node, signature}. */
const shown = new Map();
let follows = true;
let lastTop = 0;
let lastShown = 0;
let missed = 0;

export function mountTimeline() {
  const scroll = byId("scroll");
  scroll.addEventListener("scroll", () => {
    const near = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR;
    // On the way down (perhaps by ourselves, smoothly) the end is still wanted; only going up leaves it.
    if (near || scroll.scrollTop < lastTop) follows = near;
    lastTop = scroll.scrollTop;
    if (follows) missed = 0;
    showDown();
  }, { passive: true });
  byId("down").addEventListener("click", () => toEnd(true));
  new ResizeObserver(() => follows && toEnd()).observe(scroll);
  new ResizeObserver(() => follows && toEnd()).observe(byId("timeline"));
  listen("chat", startOver);
  listen("messages zone", show);
}

/** Scrolls to the newest message. */
export function toEnd(smooth = false) {
  follows = true;
  byId("scroll").scrollTo({ top: byId("scroll").scrollHeight, behavior: smooth && !calm() ? "smooth" : "instant" });
}

function startOver() {
  byId("timeline").replaceChildren();
  shown.clear();
  follows = true;
  lastShown = 0;
  missed = 0;
  show();
}

function show() {
  const timeline = byId("timeline");
  const first = lastShown === 0;
  timeline.setAttribute("aria-busy", String(first));
  reconcile(timeline, items(), !first);
  const newest = chat().messages.at(-1);
  if (newest && newest.message_id > lastShown) {
    const own = !newest.from?.is_bot;
    if (!first && !follows && !own) missed += chat().messages.filter(({ message_id: id, from }) => id > lastShown && from?.is_bot).length;
    lastShown = newest.message_id;
    if (first || own || follows) toEnd(!first);
  }
  showDown();
}

function showDown() {
  const down = byId("down");
  down.hidden = follows;
  down.dataset.count = missed > 0 ? String(missed) : "";
  down.setAttribute("aria-label", missed > 0 ? `${t("toLatest")}: ${t("unread", missed)}` : t("toLatest"));
}

/** Brings `parent`'s children to `wanted`, touching only what differs. `lively`: what is new may move in. */
function reconcile(parent, wanted, lively) {
  const keys = new Set(wanted.map(({ key }) => key));
  for (const [key, { node }] of shown) {
    if (keys.has(key)) continue;
    node.remove();
    shown.delete(key);
  }
  let before = parent.firstChild;
  for (const { key, signature, build } of wanted) {
    const old = shown.get(key);
    let node = old?.node;
    if (old?.signature !== signature) {
      node = build();
      if (old) replace(old.node, node);
      else if (lively) node.classList.add("arrives");
      if (before === old?.node) before = node;
      shown.set(key, { node, signature });
    }
    if (node === before) before = before.nextSibling;
    else parent.insertBefore(node, before);
  }
}

/** Puts a new version in place: the loaded picture, the opened spoilers and the focus move over to it. */
function replace(old, node) {
  keepPictures(old, node);
  const openBefore = [...old.querySelectorAll(".spoiler, .quote--expandable")].map((each) => each.className);
  if (old.querySelector(".text__words")?.textContent === node.querySelector(".text__words")?.textContent) {
    for (const [index, each] of [...node.querySelectorAll(".spoiler, .quote--expandable")].entries()) {
      each.className = openBefore[index] ?? each.className;
    }
  }
  const focusable = "button, a, [tabindex='0']";
  const at = [...old.querySelectorAll(focusable)].indexOf(document.activeElement);
  old.replaceWith(node);
  if (at >= 0) (node.querySelectorAll(focusable)[at] ?? node).focus({ preventScroll: true });
}

function keepPictures(old, node) {
  for (const picture of node.querySelectorAll("[data-file]")) {
    const same = [...old.querySelectorAll("[data-file]")].find((each) => each.dataset.file === picture.dataset.file);
    const image = same?.querySelector("img");
    if (image) picture.querySelector("img").replaceWith(image);
  }
}

function items() {
  const { messages, marks, loaded } = chat();
  const page = `${language()} ${zone()} ${dayKey(sandboxNow())}`;
  const list = [];
  if (loaded && messages.length === 0) list.push({ key: "intro", signature: page + JSON.stringify(bot()), build: intro });
  const early = marks.filter(({ after }) => after === 0);
  if (messages.length === 0) return [...list, ...early.map((mark) => serviceItem(marks, mark, page))];
  for (const [index, message] of messages.entries()) {
    const [previous, next] = [messages[index - 1], messages[index + 1]];
    const moment = new Date(message.date * 1000);
    if (!previous || dayKey(new Date(previous.date * 1000)) !== dayKey(moment)) {
      const name = dayName(moment, sandboxNow());
      list.push({ key: `day ${message.message_id}`, signature: name, build: () => service(name, "day") });
    }
    const place = { first: !together(previous, message, marks), last: !together(message, next, marks) };
    list.push({
      key: `${state.personId} ${message.message_id}`, signature: page + JSON.stringify([message, place]), build: () => messageRow(message, place),
    });
    const due = marks.filter(({ after }) => after >= message.message_id && (!next || after < next.message_id));
    list.push(...due.map((mark) => serviceItem(marks, mark, page)));
  }
  return list;
}

function together(a, b, marks) {
  if (!a || !b || a.from?.id !== b.from?.id || b.date - a.date > TOGETHER || b.date < a.date) return false;
  if (dayKey(new Date(a.date * 1000)) !== dayKey(new Date(b.date * 1000))) return false;
  return !marks.some(({ after }) => after >= a.message_id && after < b.message_id);
}

function serviceItem(marks, mark, page) {
  return { key: `mark ${marks.indexOf(mark)}`, signature: page + mark.text(), build: () => service(mark.text(), "mark") };
}

function service(text, kind) {
  return el("p", { class: `service service--${kind}`, "data-testid": kind === "mark" ? "clock-line" : "day-line" }, el("span", { class: "service__text" }, text));
}

/** What an empty chat shows: the bot's own description of itself. */
function intro() {
  const inTheirLanguage = bot()?.descriptions?.[person()?.language_code];
  const description = inTheirLanguage || bot()?.description || bot()?.short_description;
  if (!description) return service(person() ? t("emptyChat") : t("noPeople"), "empty");
  return el("div", { class: "intro", "data-testid": "intro" },
    el("h3", { class: "intro__title" }, t("whatCan")), el("p", { class: "intro__text", dir: "auto" }, description));
}
