/** Inline keyboards under a message, and the bot's keyboard under the composer. */

import { copyText, followLink, pressKey, sendMedia, sendText, refresh } from "./actions.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { toast } from "./overlays.js";
import { changed, chat, listen, state } from "./store.js";
import { t } from "./strings.js";

/** @returns {HTMLElement | null} */
export function inlineKeyboard(message) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (!rows.some((row) => row.length > 0)) return null;
  return el("div", { class: "keys", "data-testid": "keyboard" },
    rows.map((row) => el("div", { class: "keys__row" }, row.map((key) => inlineKey(message, key)))));
}

function inlineKey(message, key) {
  const { act, sign } = meaning(message, key);
  const busy = "callback_data" in key ? `${message.message_id}:${key.callback_data}` : null;
  return el("button", {
    type: "button", class: `key ${key.style ? `key--${key.style}` : ""}`, "data-testid": "key", "data-busy-key": busy,
    "aria-busy": busy !== null && state.busy.has(busy) ? "true" : null, title: key.text, onclick: act,
  }, el("span", { class: "key__text", dir: "auto" }, key.text), sign ? icon(sign) : "");
}

function meaning(message, key) {
  if ("callback_data" in key) return { act: () => pressKey(message, key.callback_data) };
  if (key.url) return { act: () => followLink(key.url), sign: key.url.includes("t.me/share/") ? "share" : "outside" };
  if (key.copy_text) return { act: () => copyText(key.copy_text.text), sign: "copy" };
  if (key.web_app) return { act: () => followLink(key.web_app.url), sign: "window" };
  if (key.login_url) return { act: () => followLink(key.login_url.url), sign: "outside" };
  return { act: () => toast(t("deadKey")) };
}

/** Shows which keys wait, without building their messages anew. */
export function mountKeyboards() {
  listen("busy", () => {
    for (const key of document.querySelectorAll("[data-busy-key]")) {
      if (state.busy.has(key.dataset.busyKey)) key.setAttribute("aria-busy", "true");
      else key.removeAttribute("aria-busy");
    }
  });
  listen("messages chat", showReplyKeyboard);
  byId("keys-toggle").addEventListener("click", () => {
    hidden = !hidden;
    showReplyKeyboard();
  });
}

/** The keyboard that stands now, by the message that brought it. */
let standing = null;
let hidden = false;

/** The last word of the bot about the keyboard: a keyboard, a forced reply, or nothing. */
export function replyMarkup() {
  const last = chat().messages.findLast(({ reply_markup: markup }) =>
    markup && ("keyboard" in markup || "remove_keyboard" in markup || "force_reply" in markup));
  return { from: last ?? null, ...last?.reply_markup };
}

function showReplyKeyboard() {
  const markup = replyMarkup();
  const rows = markup.keyboard ?? [];
  const id = rows.length > 0 ? `${state.personId}:${markup.from.message_id}` : null;
  if (id !== standing) hidden = false;
  standing = id;
  const used = markup.one_time_keyboard && chat().messages.some(
    (message) => message.message_id > markup.from.message_id && !message.from?.is_bot);
  const shown = id !== null && !hidden && !used;
  byId("keys-toggle").hidden = id === null;
  byId("keys-toggle").setAttribute("aria-expanded", String(shown));
  byId("reply-keys").hidden = !shown;
  byId("reply-keys").replaceChildren(...(shown ? rows.map(replyRow) : []));
  byId("composer").placeholder = markup.input_field_placeholder ?? t("message");
  if (markup.force_reply && !state.replyTo && chat().messages.at(-1) === markup.from) {
    state.replyTo = markup.from;
    changed("reply");
  }
}

function replyRow(row) {
  return el("div", { class: "keys__row" }, row.map((key) => {
    const { text, request_contact: contact, request_location: location } = typeof key === "string" ? { text: key } : key;
    const act = contact ? () => sendMedia("contact") : location ? () => sendMedia("location") : () => sendText(text);
    return el("button", {
      type: "button", class: "reply-key", "data-testid": "reply-key", onclick: async () => {
        await act();
        await refresh();
      },
    }, text);
  }));
}
