/** One message → its row: bubble, text, picture, poll, time, and the keyboard under it. */

import { castVote, copyText } from "./actions.js";
import { fullName } from "./avatar.js";
import { byId, el } from "./dom.js";
import { richText } from "./entities.js";
import { icon } from "./icons.js";
import { inlineKeyboard } from "./keyboard.js";
import { mediaView } from "./media.js";
import { openMenu } from "./overlays.js";
import { pollView } from "./polls.js";
import { changed, chat, state } from "./store.js";
import { t } from "./strings.js";
import { clockTime } from "./times.js";

const FEW_EMOJI = /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{EMod}|\u200D\p{Extended_Pictographic})*|\p{RI}{2}){1,3}$/u;

/** @param {{first: boolean, last: boolean}} place where it stands among its sender's messages */
export function messageRow(message, place) {
  const out = !message.from?.is_bot;
  const media = mediaView(message);
  const text = message.text ?? message.caption ?? "";
  const entities = message.entities ?? message.caption_entities ?? [];
  const big = message.text !== undefined && entities.length === 0 && FEW_EMOJI.test(text);
  const keys = inlineKeyboard(message);
  const bare = big || media?.bare;
  const classes = ["row", out ? "row--out" : "row--in", place.first && "row--first", place.last && "row--last",
    keys && "row--keys", bare && "row--bare", media?.wide && "row--wide", media?.wide && text && "row--captioned"];
  const above = message.show_caption_above_media;
  const words = text ? textBlock(message, text, entities, big) : null;
  const other = !text && !media && !message.poll;
  const bubble = el("div", { class: "bubble" },
    replied(message), above && words, media?.node, message.poll && pollView(message), !above && words,
    other && unknown(message), words && !above ? null : stamp(message, out));
  const row = el("article", {
    class: classes.filter(Boolean).join(" "), "data-testid": "message", "data-message-id": message.message_id, "data-out": String(out), tabindex: "-1",
    "aria-label": t("sentBy", out ? t("you") : fullName(message.from), clockTime(new Date(message.date * 1000))),
  }, el("div", { class: "column" }, el("div", { class: "line" }, bubble, replyButton(message)), keys));
  row.addEventListener("contextmenu", (event) => contextMenu(event, message, text));
  row.addEventListener("dblclick", (event) => event.target.closest(".bubble") ?? answer(message));
  return row;
}

function textBlock(message, text, entities, big) {
  const out = !message.from?.is_bot;
  return el("div", { class: big ? "text text--big" : "text", dir: "auto" },
    el("div", { class: "text__words", "data-testid": "message-text" }, richText(text, entities)), stamp(message, out));
}

/** The time, and for a person's own messages the ticks. Bots' messages never say "edited": they live by edits. */
function stamp(message, out) {
  return el("span", { class: "stamp" },
    out && message.edit_date ? `${t("edited")} ` : "",
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, clockTime(new Date(message.date * 1000))),
    out && icon("ticks"));
}

function unknown(message) {
  const text = message.pinned_message ? t("pinned") : t("unsupported");
  return el("p", { class: "text text--quiet" }, text);
}

function replied(message) {
  const to = message.reply_to_message;
  if (!to) return null;
  return el("button", { type: "button", class: "replied", "data-testid": "replied", onclick: () => jumpTo(to.message_id) },
    el("span", { class: "replied__who" }, to.from ? fullName(to.from) : ""),
    el("span", { class: "replied__what", dir: "auto" }, message.quote?.text ?? summary(to)));
}

/** A message in one line, as the list of people and replies show it. */
export function summary(message) {
  const text = message.text ?? message.caption;
  if (text) return text.replaceAll(/\s+/g, " ");
  if (message.poll) return `📊 ${message.poll.question}`;
  if (message.document) return message.document.file_name ?? t("file");
  const kind = ["photo", "sticker", "voice", "video_note", "video", "audio", "animation", "location", "contact", "dice"].find((name) => name in message);
  return kind ? t(kind) : "";
}

function jumpTo(id) {
  const row = document.querySelector(`[data-message-id="${Number(id)}"]`);
  row?.scrollIntoView({ block: "center" });
  row?.focus({ preventScroll: true });
  row?.classList.add("row--pointed");
  setTimeout(() => row?.classList.remove("row--pointed"), 1_500);
}

function answer(message) {
  state.replyTo = message;
  changed("reply");
  byId("composer").focus();
}

function replyButton(message) {
  return el("button", { type: "button", class: "line__reply", "data-testid": "reply", "aria-label": t("reply"), title: t("reply"), onclick: () => answer(message) }, icon("reply"));
}

function contextMenu(event, message, text) {
  if (event.target.closest("a, img") || String(getSelection())) return;
  event.preventDefault();
  const items = [{ label: t("reply"), icon: "reply", act: () => answer(message) }];
  if (text) items.push({ label: t("copyText"), icon: "copy", act: () => copyText(text) });
  const mine = chat().messages.find(({ message_id: id }) => id === message.message_id)?.voted ?? [];
  if (message.poll && (message.poll.allows_revoting ?? message.poll.type === "regular") && !message.poll.is_closed && mine.length > 0) {
    items.push({ label: t("retractVote"), icon: "undo", act: () => castVote(message, []) });
  }
  openMenu(items, { x: event.clientX, y: event.clientY });
}
