/** What appears over the chat: toasts, dialogs, small menus, the picture viewer. */

import { avatar, fullName } from "./avatar.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

const SHORTEST_TOAST = 3_000;

/** A short message that goes away by itself; longer texts stay longer. */
export function toast(text) {
  const note = el("div", { class: "toast", "data-testid": "toast", role: "status", dir: "auto" }, text);
  byId("toasts").replaceChildren(note);
  setTimeout(() => note.remove(), SHORTEST_TOAST + text.length * 40);
}

/**
 * Opens a dialog. `fillIn(close)` returns its content; `close(value)` ends it.
 * @returns {Promise<any>} the value, or null when it was dismissed
 */
export function openDialog(properties, fillIn) {
  return new Promise((resolve) => {
    const dialog = el("dialog", { ...properties, class: `dialog ${properties.class ?? ""}` });
    let result = null;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    dialog.append(...fillIn(close));
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) dialog.close();
    });
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

export function dialogButton(label, press, properties = {}) {
  return el("button", { type: "button", class: "dialog__button", onclick: press, ...properties }, label);
}

/** The bot's alert. */
export function alertDialog(title, text) {
  return openDialog({ "data-testid": "dialog", "aria-label": title }, (close) => [
    el("h3", { class: "dialog__title" }, title),
    el("p", { class: "dialog__text", dir: "auto" }, text),
    el("div", { class: "dialog__buttons" },
      dialogButton(t("ok"), () => close(true), { "data-testid": "dialog-ok", autofocus: true })),
  ]);
}

export async function confirmDialog(title, text, yes) {
  const said = await openDialog({ "data-testid": "confirm", "aria-label": title }, (close) => [
    el("h3", { class: "dialog__title" }, title),
    el("p", { class: "dialog__text" }, text),
    el("div", { class: "dialog__buttons" },
      dialogButton(t("cancel"), () => close(false)),
      dialogButton(yes, () => close(true), { "data-testid": "confirm-yes", autofocus: true })),
  ]);
  return said === true;
}

/** Lets one of the people be chosen; null when dismissed. */
export function askPerson(title, hint, people) {
  return openDialog({ "data-testid": "choose-person", "aria-label": title }, (close) => [
    el("h3", { class: "dialog__title" }, title),
    hint ? el("p", { class: "dialog__text dialog__text--quiet" }, hint) : "",
    el("ul", { class: "choices" }, people.map((each) => el("li", {},
      el("button", { type: "button", class: "choice", "data-person-id": each.id, onclick: () => close(each) },
        avatar(each), el("span", {}, fullName(each)))))),
  ]);
}

/**
 * A small menu at a button or at a point.
 * @param {{label: string, icon: string, act: () => void, danger?: boolean, testId?: string}[]} items
 */
export function openMenu(items, { x, y, above = false }) {
  const before = document.activeElement;
  const list = el("div", { class: "popup", role: "menu", "data-testid": "popup" }, items.map((item) =>
    el("button", {
      type: "button", role: "menuitem", class: item.danger ? "popup__item popup__item--danger" : "popup__item",
      "data-testid": item.testId, onclick: () => { dismiss(); item.act(); },
    }, icon(item.icon), item.label)));
  const cover = el("div", { class: "cover", onclick: () => dismiss(), oncontextmenu: (event) => { event.preventDefault(); dismiss(); } }, list);
  const dismiss = () => {
    cover.remove();
    before?.focus?.({ preventScroll: true });
  };
  cover.addEventListener("keydown", (event) => walkMenu(event, list, dismiss));
  document.body.append(cover);
  const box = list.getBoundingClientRect();
  list.style.left = `${Math.max(8, Math.min(x, innerWidth - box.width - 8))}px`;
  list.style.top = `${Math.max(8, Math.min(above ? y - box.height : y, innerHeight - box.height - 8))}px`;
  list.firstElementChild?.focus();
}

function walkMenu(event, list, dismiss) {
  const items = [...list.children];
  const at = items.indexOf(document.activeElement);
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    event.preventDefault();
    items[(at + step + items.length) % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    dismiss();
  }
}

/** A picture as large as the window. */
export function viewPicture(address, caption) {
  openDialog({ class: "viewer", "data-testid": "viewer", "aria-label": caption || t("photo") }, (close) => [
    el("div", { class: "viewer__bar" },
      el("a", { class: "round", href: address, download: "", "aria-label": t("download"), title: t("download") }, icon("arrow")),
      el("button", { type: "button", class: "round", "aria-label": t("close"), title: t("close"), onclick: () => close(null), autofocus: true }, icon("close"))),
    el("img", { class: "viewer__picture", src: address, alt: caption, onclick: () => close(null) }),
    caption ? el("p", { class: "viewer__caption", dir: "auto" }, caption) : "",
  ]);
}
