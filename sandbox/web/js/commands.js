/** The bot's commands: behind the menu button, and suggested while a "/" is typed. */

import { sendText } from "./actions.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { chat, listen } from "./store.js";
import { t } from "./strings.js";

let fromMenu = false;
let picked = -1;

export function mountCommands() {
  listen("commands chat messages", showMenuButton);
  byId("menu").addEventListener("click", () => (fromMenu ? closeCommands() : openMenuList()));
  byId("composer").addEventListener("input", suggest);
  byId("composer").addEventListener("blur", () => setTimeout(() => {
    const at = document.activeElement;
    if (!fromMenu && at !== byId("composer") && !byId("suggest").contains(at)) closeCommands();
  }, 150));
  // A press must not take the focus away before it counts.
  byId("suggest").addEventListener("mousedown", (event) => event.preventDefault());
  document.addEventListener("pointerdown", (event) => {
    if (fromMenu && !event.target.closest("#suggest, #menu")) closeCommands();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && closeCommands());
}

function showMenuButton() {
  const { commands, blocked } = chat();
  const menu = byId("menu");
  menu.hidden = commands.length === 0 || blocked;
  menu.replaceChildren(icon("lines"), el("span", { class: "menu__word" }, t("menu")));
  menu.setAttribute("aria-label", t("menu"));
}

function openMenuList() {
  fromMenu = true;
  showList(chat().commands);
  byId("menu").setAttribute("aria-expanded", "true");
  byId("menu").replaceChildren(icon("close"), el("span", { class: "menu__word" }, t("menu")));
}

export function closeCommands() {
  if (byId("suggest").hidden) return;
  fromMenu = false;
  picked = -1;
  byId("suggest").hidden = true;
  byId("menu").setAttribute("aria-expanded", "false");
  byId("composer").removeAttribute("aria-activedescendant");
  showMenuButton();
}

function suggest() {
  const typed = byId("composer").value.match(/^\/([\w]*)$/);
  const found = typed ? chat().commands.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
  if (found.length === 0) closeCommands();
  else showList(found);
}

function showList(commands) {
  picked = -1;
  byId("suggest").replaceChildren(...commands.map(({ command, description }, index) => el("button", {
    type: "button", role: "option", class: "command", id: `command-${index}`, "data-testid": "command-item", "data-command": command, "aria-selected": "false",
    onclick: () => choose(command),
  }, el("span", { class: "command__name" }, `/${command}`), el("span", { class: "command__description", dir: "auto" }, description))));
  byId("suggest").hidden = false;
}

function choose(command) {
  byId("composer").value = "";
  byId("composer").dispatchEvent(new Event("input"));
  closeCommands();
  sendText(`/${command}`);
}

/** Arrows, Enter and Tab while commands are suggested. @returns {boolean} true when the key was used up */
export function commandKey(event) {
  const options = [...byId("suggest").children];
  if (byId("suggest").hidden || options.length === 0) return false;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    const from = picked < 0 && step < 0 ? options.length : picked;
    pick((from + step + options.length) % options.length, options);
  } else if (event.key === "Tab" && !event.shiftKey && !fromMenu) {
    byId("composer").value = `/${options[Math.max(picked, 0)].dataset.command} `;
    closeCommands();
  } else if (event.key === "Enter" && picked >= 0) {
    choose(options[picked].dataset.command);
  } else {
    return false;
  }
  event.preventDefault();
  return true;
}

function pick(index, options) {
  picked = index;
  for (const [at, option] of options.entries()) option.setAttribute("aria-selected", String(at === index));
  options[index].scrollIntoView({ block: "nearest" });
  byId("composer").setAttribute("aria-activedescendant", options[index].id);
}
