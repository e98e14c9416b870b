/** What a person does. Each tells the server, keeps its answer, and says so when it did not work. */

import * as api from "./api.js";
import { readLink } from "./links.js";
import { alertDialog, askPerson, confirmDialog, toast } from "./overlays.js";
import { movedTo } from "./sandbox-clock.js";
import { bot, botNamed, changed, chat, chatOf, fill, isOpen, person, put, state } from "./store.js";
import { t } from "./strings.js";

const LONGEST_TEXT = 4_096;

/** Runs `work(personId, botId)`; false when it failed, and then the person has been told. */
async function attempt(work) {
  const [personId, botId] = [state.personId, state.botId];
  try {
    const message = await work(personId, botId);
    if (message?.message_id) put(personId, botId, message);
    if (isOpen(personId, botId)) changed("messages");
    return true;
  } catch (error) {
    complain(error);
    return false;
  }
}

function complain(error) {
  if (!(error instanceof api.ApiError)) throw error;
  toast(error.status === 0 ? t("offline") : error.message ? t("failedBecause", error.message) : t("failed"));
}

/** Reads a chat again; quietly does nothing while the server is away. */
export async function refresh(personId = state.personId, botId = state.botId) {
  if (personId === null || botId === null) return;
  try {
    let changes;
    let answer;
    // What an event brought while we were reading is newer than what we read: read again.
    do {
      changes = chatOf(personId, botId).changes;
      answer = await api.readChat(personId, botId);
    } while (changes !== chatOf(personId, botId).changes);
    fill(personId, botId, answer);
    if (isOpen(personId, botId)) changed("messages", "commands");
    changed("people");
  } catch (error) {
    if (!(error instanceof api.ApiError)) throw error;
  }
}

/** Sends a text, in as many messages as it needs. */
export async function sendText(text) {
  let replyTo = state.replyTo?.message_id;
  state.replyTo = null;
  changed("reply");
  for (const part of inMessages(text)) {
    if (!(await attempt((person, bot) => api.sendText(person, bot, part, replyTo)))) return false;
    replyTo = undefined;
  }
  return true;
}

/** A long text in pieces, cut at a line's or a word's end where there is one. */
function inMessages(text) {
  const parts = [];
  let rest = text;
  while (rest.length > LONGEST_TEXT) {
    const head = rest.slice(0, LONGEST_TEXT);
    const end = [head.lastIndexOf("\n"), head.lastIndexOf(" ")].find((at) => at > LONGEST_TEXT / 2) ?? LONGEST_TEXT;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
}

export async function sendFiles(files, caption) {
  for (const [index, file] of files.entries()) {
    const last = index === files.length - 1;
    if (!(await attempt((person, bot) => api.sendDocument(person, bot, file, last ? caption : "")))) return;
  }
}

export const sendMedia = (type) => attempt((person, bot) => api.sendMedia(person, bot, type));

export async function begin() {
  const payload = state.payload;
  const done = await attempt((person, bot) => api.start(person, bot, payload));
  if (!done) return;
  state.payload = null;
  changed("address");
  await refresh();
}

export async function setBlocked(blocked) {
  if (await attempt(blocked ? api.block : api.unblock)) await refresh();
}

export async function castVote(message, options) {
  const done = await attempt((person, bot) => api.vote(person, bot, message.message_id, options));
  if (done) await refresh();
  return done;
}

/** Presses an inline key and shows what the bot answers. */
export async function pressKey(message, data) {
  const key = `${message.message_id}:${data}`;
  if (state.busy.has(key)) return;
  const [personId, botId] = [state.personId, state.botId];
  state.busy.add(key);
  changed("busy");
  try {
    const answer = await api.press(personId, botId, message.message_id, data);
    if (isOpen(personId, botId)) showAnswer(answer);
  } catch (error) {
    if (error.status !== 400 && error.status !== 404) complain(error);
    else toast(t("oldKey"));
    await refresh(personId, botId);
  } finally {
    state.busy.delete(key);
    changed("busy");
  }
}

function showAnswer(answer) {
  if (answer.text && answer.show_alert) alertDialog(bot()?.first_name ?? "", answer.text);
  else if (answer.text) toast(answer.text);
  if (answer.url) followLink(answer.url);
}

export async function moveClock(move) {
  try {
    movedTo((await api.moveClock(move)).now);
  } catch (error) {
    complain(error);
  }
}

/** Opens a link as Telegram would: bots here, the web in a new tab (`asked`: after a question). */
export async function followLink(text, asked = false) {
  const link = readLink(text);
  if (link === null) return;
  if (link.kind === "bot") openBot(link.username, link.payload);
  else if (link.kind === "share") await share(link.url);
  else if (!asked || (await confirmDialog(t("openOutside"), link.href, t("open")))) {
    window.open(link.href, "_blank", "noopener,noreferrer");
  }
}

/** Opens the chat with a bot, offering START when the link carried a payload. */
export function openBot(username, payload = null) {
  const found = botNamed(username);
  if (found === null) {
    toast(t("unknownBot", username));
    return;
  }
  openChat(state.personId, found.id, payload);
}

export function openChat(personId, botId, payload = null) {
  if (isOpen(personId, botId)) {
    state.payload = payload;
    changed("messages", "address");
    return;
  }
  chat().draft = document.getElementById("composer").value;
  Object.assign(state, { personId, botId, payload, replyTo: null });
  changed("chat");
}

/** A "share" link: in the sandbox somebody else opens what was shared. */
async function share(url) {
  const link = readLink(url);
  const found = link?.kind === "bot" ? botNamed(link.username) : null;
  if (found === null) {
    toast(t("noLink"));
    return;
  }
  const chosen = await askPerson(t("shareWith"), t("shareHint"), state.people.filter(({ id }) => id !== person()?.id));
  if (chosen !== null) openChat(chosen.id, found.id, link.payload);
}

export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast(t("copied"));
  } catch {
    toast(t("failed"));
  }
}
