/** Whose phone this is: the column on a desktop, the sheet on a phone, and adding a person. */

import * as api from "./api.js";
import { openChat } from "./actions.js";
import { avatar, fullName } from "./avatar.js";
import { summary } from "./bubble.js";
import { byId, el } from "./dom.js";
import { named } from "./header.js";
import { dialogButton, openDialog } from "./overlays.js";
import { sandboxNow } from "./sandbox-clock.js";
import { changed, chatOf, listen, state, unread } from "./store.js";
import { language, t } from "./strings.js";
import { listTime } from "./times.js";

const USERNAME = "[A-Za-z][A-Za-z0-9_]{4,31}";
const LANGUAGES = ["ru", "en", "uk", "be", "kk", "de", "es", "fr", "it", "pt-br", "tr", "ar", "zh-hans"];
const wide = matchMedia("(min-width: 900px)");

export function mountPeople() {
  listen("people chat messages zone", show);
  byId("add-person").addEventListener("click", askNewPerson);
  byId("me").addEventListener("click", () => setSheet(!byId("app").classList.contains("app--people")));
  byId("people").addEventListener("click", (event) => event.target === byId("people") && setSheet(false));
  byId("people").addEventListener("keydown", (event) => event.key === "Escape" && setSheet(false));
  wide.addEventListener("change", () => setSheet(false));
}

function setSheet(open) {
  const sheet = open && !wide.matches;
  byId("app").classList.toggle("app--people", sheet);
  byId("chat").inert = sheet;
  byId("me").setAttribute("aria-expanded", String(sheet));
  if (sheet) byId("people-list").querySelector("[aria-current]")?.focus();
  else if (!wide.matches) byId("me").focus({ preventScroll: true });
}

function show() {
  const focused = document.activeElement?.dataset?.personId;
  byId("people-list").replaceChildren(...state.people.map(personItem));
  if (focused) byId("people-list").querySelector(`[data-person-id="${Number(focused)}"]`)?.focus({ preventScroll: true });
  byId("bots").hidden = state.bots.length < 2;
  byId("bots").replaceChildren(...(state.bots.length < 2 ? [] : state.bots.map(botItem)));
}

function personItem(each) {
  const known = chatOf(each.id, state.botId);
  const last = known.messages.at(-1);
  const waiting = unread(each.id, state.botId);
  const current = each.id === state.personId;
  return el("li", {}, el("button", {
    type: "button", class: "person", "data-testid": "person", "data-person-id": each.id, "data-unread": String(waiting),
    "aria-current": current ? "true" : null, onclick: () => choose(each.id),
  }, avatar(each), el("span", { class: "person__words" },
    el("span", { class: "person__name" }, fullName(each)),
    el("span", { class: "person__last", dir: "auto" }, last ? preview(last) : each.username ? `@${each.username}` : languageName(each.language_code))),
  el("span", { class: "person__side" },
    el("span", { class: "person__time" }, last ? listTime(new Date(last.date * 1000), sandboxNow()) : ""),
    waiting > 0 ? el("span", { class: "badge", role: "img", "aria-label": t("unread", waiting) }, String(waiting)) : "")));
}

function languageName(code) {
  try {
    return new Intl.DisplayNames([language()], { type: "language" }).of(code);
  } catch {
    return code;
  }
}

function preview(message) {
  return message.from?.is_bot ? summary(message) : [el("span", { class: "person__you" }, `${t("you")}: `), summary(message)];
}

function botItem(each) {
  return el("button", {
    type: "button", class: "bot", "data-testid": "bot", "data-bot-id": each.id, "aria-current": each.id === state.botId ? "true" : null,
    onclick: () => openChat(state.personId, each.id),
  }, avatar(named(each)), el("span", {}, each.first_name || each.username));
}

function choose(id) {
  setSheet(false);
  if (id !== state.personId) openChat(id, state.botId);
}

/** Asks for a new person and opens their chat. */
export async function askNewPerson() {
  const made = await openDialog({ "data-testid": "person-dialog", "aria-label": t("addPerson") }, personForm);
  if (made === null) return;
  state.people.push(made);
  changed("people");
  choose(made.id);
}

function personForm(close) {
  const error = el("p", { class: "form__error", role: "alert" });
  const field = (name, label, properties) => el("label", { class: "form__field" }, el("span", {}, label),
    el("input", { name, type: "text", maxlength: "64", autocomplete: "off", "data-testid": `person-${name}`, ...properties }));
  const form = el("form", { class: "form", onsubmit: async (event) => {
    event.preventDefault();
    await create(new FormData(form), close, error);
  } },
  el("h3", { class: "dialog__title" }, t("addPerson")),
  field("first_name", t("firstName"), { required: true, autofocus: true }),
  field("last_name", t("lastName"), { placeholder: t("optional") }),
  field("username", t("username"), { placeholder: t("optional"), pattern: USERNAME, title: t("badUsername") }),
  el("label", { class: "form__field" }, el("span", {}, t("languageOf")),
    el("select", { name: "language_code", "data-testid": "person-language" }, LANGUAGES.map((code) =>
      el("option", { value: code, selected: code === language() }, languageName(code))))),
  error,
  el("div", { class: "dialog__buttons" }, dialogButton(t("cancel"), () => close(null)),
    el("button", { type: "submit", class: "dialog__button", "data-testid": "person-save" }, t("add"))));
  return [form];
}

async function create(data, close, error) {
  const fields = Object.fromEntries([...data].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
  if (!fields.first_name) {
    error.textContent = t("needsName");
    return;
  }
  try {
    close(await api.addPerson(fields));
  } catch (failure) {
    error.textContent = failure.status === 0 ? t("offline") : t("failedBecause", failure.message);
  }
}
