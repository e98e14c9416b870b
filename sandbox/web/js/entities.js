/** A message's text and entities → nodes. Offsets count UTF-16 units, as JavaScript strings do. */

import { copyText, followLink, openBot, sendText } from "./actions.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";
import { readLink } from "./links.js";
import { botNamed } from "./store.js";
import { t } from "./strings.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
/** Telegram's order of nesting for entities that cover the same text. */
const OUTER_FIRST = ["blockquote", "expandable_blockquote", "pre", "text_link", "spoiler", "bold", "italic"];
/** A quotation of more lines than this is worth collapsing. */
const SHORT_QUOTE = 3;

/** @returns {DocumentFragment} */
export function richText(text, entities = []) {
  const sorted = entities.map((entity) => ({ ...entity, end: entity.offset + entity.length })).sort(outerFirst);
  const fragment = document.createDocumentFragment();
  fragment.append(...build(text, 0, text.length, sorted));
  return fragment;
}

function outerFirst(a, b) {
  const rank = ({ type }) => (OUTER_FIRST.includes(type) ? OUTER_FIRST.indexOf(type) : OUTER_FIRST.length);
  return a.offset - b.offset || b.end - a.end || rank(a) - rank(b);
}

/** Nodes for text[from:to]. Entities that stick out of their parent are cut at its end and continued after it. */
function build(text, from, to, entities) {
  const nodes = [];
  let at = from;
  const queue = [...entities];
  while (queue.length > 0) {
    const entity = queue.shift();
    if (entity.end <= at || entity.offset >= to) continue;
    const [start, end] = [Math.max(entity.offset, at), Math.min(entity.end, to)];
    if (start > at) nodes.push(text.slice(at, start));
    const inside = queue.filter((other) => other.offset < end);
    queue.splice(0, queue.length, ...queue.filter((other) => other.end > end));
    nodes.push(wrap(entity, text.slice(start, end), build(text, start, end, inside)));
    at = end;
    // The line break after a quotation or a block of code is drawn by the block itself.
    if (BLOCKS.has(entity.type) && text[at] === "\n" && at < to) at += 1;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, text, children) {
  if (entity.type in TAGS) return el(TAGS[entity.type], {}, children);
  const make = MAKERS[entity.type];
  return make ? make(children, text, entity) : el("span", {}, children);
}

const MAKERS = {
  code: (children, text) => el("code", {
    class: "code", tabindex: "0", role: "button", title: t("copyText"), onclick: () => copyText(text),
    onkeydown: (event) => event.key === "Enter" && copyText(text),
  }, children),
  pre: (children, text, { language }) => el("pre", { class: "pre" },
    language ? el("span", { class: "pre__language" }, language) : "", el("code", {}, children)),
  spoiler,
  blockquote: (children) => el("blockquote", { class: "quote" }, children),
  expandable_blockquote: expandable,
  url: (children, text) => link(children, text),
  text_link: (children, text, { url }) => link(children, url, text !== url),
  email: (children, text) => link(children, `mailto:${text}`),
  phone_number: (children, text) => link(children, `tel:${text.replaceAll(/[^\d+]/g, "")}`),
  mention: (children, text) => (botNamed(text.slice(1))
    ? textButton(children, () => openBot(text.slice(1)))
    : el("span", { class: "accent" }, children)),
  text_mention: (children) => el("span", { class: "accent" }, children),
  hashtag: (children) => el("span", { class: "accent" }, children),
  cashtag: (children) => el("span", { class: "accent" }, children),
  bot_command: (children, text) => textButton(children, () => sendText(text.replace(/@\w+$/, "")), "command"),
};

function textButton(children, press, testId) {
  return el("button", { type: "button", class: "link", "data-testid": testId, onclick: press }, children);
}

/** A link whose words hide its address asks before it leaves the page. */
function link(children, address, asked = false) {
  const meaning = readLink(address);
  if (meaning === null) return el("span", {}, children);
  return el("a", {
    class: "link", "data-testid": "link", href: meaning.kind === "web" ? meaning.href : address, rel: "noopener noreferrer",
    onclick: (event) => {
      event.preventDefault();
      followLink(address, asked);
    },
  }, children);
}

function spoiler(children) {
  const cover = el("span", {
    class: "spoiler", "data-testid": "spoiler", role: "button", tabindex: "0", "aria-label": t("spoiler"),
    onkeydown: (event) => ["Enter", " "].includes(event.key) && reveal(event),
  }, el("span", { class: "spoiler__text", "aria-hidden": "true" }, children));
  const reveal = (event) => {
    if (cover.classList.contains("spoiler--open")) return;
    event.preventDefault();
    event.stopPropagation();
    cover.classList.add("spoiler--open");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
    cover.firstElementChild.removeAttribute("aria-hidden");
  };
  cover.addEventListener("click", reveal, { capture: true });
  return cover;
}

function expandable(children, text) {
  if (text.split("\n").length <= SHORT_QUOTE && text.length < 140) return MAKERS.blockquote(children);
  const body = el("div", { class: "quote__body" }, children);
  const toggle = el("button", {
    type: "button", class: "quote__toggle", "data-testid": "expand", "aria-expanded": "false", "aria-label": t("expand"),
    onclick: () => {
      const open = quote.classList.toggle("quote--open");
      toggle.setAttribute("aria-expanded", String(open));
      toggle.setAttribute("aria-label", t(open ? "collapse" : "expand"));
    },
  }, icon("down"));
  const quote = el("blockquote", { class: "quote quote--expandable" }, body, toggle);
  return quote;
}
