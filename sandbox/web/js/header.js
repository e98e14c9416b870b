/** The head of the chat: whose chat it is, what the bot is doing, whether the sandbox answers. */

import { setBlocked } from "./actions.js";
import { avatar, fullName } from "./avatar.js";
import { byId, el } from "./dom.js";
import { openMenu } from "./overlays.js";
import { bot, changed, chat, listen, person, state, unread } from "./store.js";
import { actionName, t } from "./strings.js";

/** Telegram shows an action for five seconds, or until the next message. */
const ACTION_LASTS = 5_000;
const timers = new Map();

export function mountHeader() {
  listen("chat people", showNames);
  listen("chat status", showStatus);
  byId("more").addEventListener("click", (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    openMenu([moreItem()], { x: box.right, y: box.bottom + 4 });
  });
}

function moreItem() {
  if (chat().blocked) return { label: t("unblock"), icon: "undo", testId: "unblock", act: () => setBlocked(false) };
  return { label: t("block"), icon: "block", danger: true, testId: "block", act: () => setBlocked(true) };
}

function showNames() {
  const [theirs, mine] = [bot(), person()];
  byId("bot-name").textContent = theirs?.first_name || theirs?.username || t("sandbox");
  byId("bot-avatar").replaceChildren(...(theirs ? [avatar(named(theirs))] : []));
  byId("more").hidden = !theirs || !mine;
  const others = state.people.reduce((sum, { id }) => sum + (id === state.personId ? 0 : unread(id, state.botId)), 0);
  byId("me").replaceChildren(...(mine ? [avatar(mine)] : []), ...(others > 0 ? [el("span", { class: "dot" })] : []));
  byId("me").setAttribute("aria-label", [t("switchPerson"), mine && fullName(mine), others > 0 && t("unread", others)].filter(Boolean).join(", "));
  const waiting = others > 0 ? `(${others}) ` : "";
  document.title = `${waiting}${theirs?.first_name || t("sandbox")}${mine ? ` · ${fullName(mine)}` : ""}`;
}

/** A bot may have no name of its own yet. */
export function named(theirs) {
  return { ...theirs, first_name: theirs.first_name || theirs.username };
}

function showStatus() {
  const action = state.doing.get(`${state.personId}:${state.botId}`);
  const status = byId("bot-status");
  status.classList.toggle("head__status--doing", Boolean(action));
  if (!action) status.replaceChildren(bot() ? t("bot") : "");
  else status.replaceChildren(actionName(action), el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
}

export function setDoing(personId, botId, action) {
  const key = `${personId}:${botId}`;
  clearTimeout(timers.get(key));
  state.doing.set(key, action);
  timers.set(key, setTimeout(() => stopDoing(personId, botId), ACTION_LASTS));
  changed("status");
}

export function stopDoing(personId, botId) {
  if (state.doing.delete(`${personId}:${botId}`)) changed("status");
}

/** Says quietly that the sandbox is away; nothing when it is back. */
export function showOffline(offline) {
  byId("banner").textContent = offline ? t("offline") : "";
  byId("banner").hidden = !offline;
}
