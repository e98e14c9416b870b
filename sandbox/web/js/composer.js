/** Writing: the growing field, replies, START, and what stands in their place in a blocked chat. */

import { begin, sendText, setBlocked } from "./actions.js";
import { fullName } from "./avatar.js";
import { summary } from "./bubble.js";
import { closeCommands, commandKey } from "./commands.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { bot, changed, chat, listen, person, state } from "./store.js";
import { t } from "./strings.js";

const field = byId("composer");

export function mountComposer() {
  byId("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  // Pressing "send" on a phone must not close its keyboard.
  byId("send").addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("input", fit);
  field.addEventListener("keydown", onKey);
  byId("start").addEventListener("click", () => (chat().blocked ? setBlocked(false) : begin()));
  listen("chat", takeDraft);
  listen("chat messages", showFoot);
  listen("chat reply", showReply);
  document.addEventListener("keydown", onPageKey);
}

async function send() {
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  fit();
  closeCommands();
  if (!(await sendText(text)) && !field.value) {
    field.value = text;
    fit();
  }
}

function onKey(event) {
  if (event.isComposing || commandKey(event)) return;
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    send();
  } else if (event.key === "Escape" && state.replyTo) {
    state.replyTo = null;
    changed("reply");
  }
}

/** As in Telegram: typing anywhere in the page goes into the field. */
function onPageKey(event) {
  const free = document.activeElement === document.body || document.activeElement === byId("scroll");
  if (!free || event.key.length !== 1 || event.key === " " || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!byId("composer-form").hidden) field.focus();
}

function fit() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
  byId("composer-form").classList.toggle("composer--empty", field.value.trim() === "");
}

function takeDraft() {
  field.value = chat().draft;
  fit();
  if (matchMedia("(hover: hover)").matches && !document.querySelector("dialog")) field.focus({ preventScroll: true });
}

/** The field, START, or "unblock": whichever is possible now. */
function showFoot() {
  const { started, blocked, loaded } = chat();
  const ready = loaded && person() !== null && bot() !== null;
  const closed = blocked || !started;
  byId("foot").hidden = !ready;
  // In a chat that is already going on, a deep link adds START and takes nothing away.
  byId("start").hidden = !closed && state.payload === null;
  byId("start").textContent = t(blocked ? "unblock" : "start");
  byId("composer-form").hidden = closed;
}

function showReply() {
  const bar = byId("reply");
  const to = state.replyTo;
  bar.hidden = to === null;
  if (to === null) return;
  bar.replaceChildren(icon("reply"),
    el("span", { class: "reply__words" },
      el("span", { class: "replied__who" }, t("replyTo", to.from?.is_bot ? to.from.first_name : fullName(to.from))),
      el("span", { class: "replied__what", dir: "auto" }, summary(to))),
    el("button", { type: "button", class: "round", "aria-label": t("cancelReply"), title: t("cancelReply"), onclick: () => {
      state.replyTo = null;
      changed("reply");
    } }, icon("close")));
}
