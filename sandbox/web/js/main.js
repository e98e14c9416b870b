/** Where the page is put together. */

import * as api from "./api.js";
import { refresh } from "./actions.js";
import { mountClockBar } from "./clock-bar.js";
import { mountCommands } from "./commands.js";
import { mountComposer } from "./composer.js";
import { byId } from "./dom.js";
import { connect } from "./events.js";
import { mountFiles } from "./files.js";
import { mountHeader } from "./header.js";
import { mountIcons } from "./icons.js";
import { mountKeyboards } from "./keyboard.js";
import { askNewPerson, mountPeople } from "./people.js";
import { recall, remember } from "./remember.js";
import { keepTime, setNow } from "./sandbox-clock.js";
import { bot, botNamed, changed, chat, forget, listen, person, see, state } from "./store.js";
import { speak, t } from "./strings.js";
import { mountTheme } from "./theme.js";
import { mountTimeline } from "./timeline.js";

/** How often the chats of the people who are not on the screen are looked at. */
const LOOK_AROUND = 4_000;
const LOOK_FOR_BOT = 1_500;

let listening = null;

/** Reads who is there. @returns {Promise<boolean>} false while the server is away */
async function readWorld() {
  try {
    const world = await api.readState();
    state.people = world.people;
    state.bots = world.bots;
    setNow(world.now);
    return true;
  } catch (error) {
    if (!(error instanceof api.ApiError)) throw error;
    return false;
  }
}

/** Keeps the chosen person and bot if they exist, otherwise takes the first ones. */
function settle(wantedPerson, wantedBot) {
  const before = `${state.personId}:${state.botId}`;
  const someone = state.people.find(({ id }) => id === wantedPerson) ?? state.people[0];
  const something = state.bots.find(({ id }) => id === wantedBot) ?? state.bots[0];
  Object.assign(state, { personId: someone?.id ?? null, botId: something?.id ?? null });
  return before !== `${state.personId}:${state.botId}`;
}

/** After a connection: the server may have been restarted, with other people and empty chats. */
async function rejoin() {
  const known = new Set(state.people.map(({ id }) => id));
  if (!(await readWorld())) return;
  if (!state.people.some(({ id }) => known.has(id))) forget();
  if (settle(state.personId, state.botId)) changed("chat");
  else changed("people");
  await refresh();
}

/** Another chat is on the screen: its language, its address, its events. */
async function showChat() {
  const [me, it] = [person(), bot()];
  if (!me || !it) return;
  see(chat());
  remember("person", me.id);
  showAddress();
  if (listening !== me.id) {
    listening = me.id;
    connect(me.id, rejoin);
  }
  await refresh();
}

function showAddress() {
  const query = new URLSearchParams({ person: state.personId, bot: bot().username });
  if (state.payload) query.set("start", state.payload);
  history.replaceState(null, "", `?${query}`);
}

async function lookAround() {
  if (document.hidden || state.botId === null) return;
  await lookWhoIsThere();
  const others = state.people.filter(({ id }) => id !== state.personId);
  await Promise.all(others.map(({ id }) => refresh(id, state.botId)));
}

/** Others may add people and bots while the page is open. */
async function lookWhoIsThere() {
  const before = JSON.stringify([state.people, state.bots]);
  try {
    const { people, bots } = await api.readState();
    if (JSON.stringify([people, bots]) === before || !people.some(({ id }) => id === state.personId)) return;
    Object.assign(state, { people, bots });
    changed("people", "messages");
  } catch (error) {
    if (!(error instanceof api.ApiError)) throw error;
  }
}

function mountViewport() {
  // On iOS the keyboard covers the page instead of shrinking it: follow what is visible.
  const view = window.visualViewport;
  if (!view) return;
  const fit = () => {
    document.documentElement.style.setProperty("--app-height", `${view.height}px`);
    if (view.scale === 1) window.scrollTo(0, 0);
  };
  view.addEventListener("resize", fit);
  view.addEventListener("scroll", fit);
  fit();
}

function mount() {
  listen("chat", () => speak(person()?.language_code ?? navigator.language));
  mountIcons();
  mountTheme();
  mountViewport();
  mountHeader();
  mountClockBar();
  mountTimeline();
  mountKeyboards();
  mountCommands();
  mountComposer();
  mountFiles();
  mountPeople();
  listen("chat", showChat);
  listen("address", showAddress);
}

/** Waits for the server and for a bot; the address may name the person, the bot and the payload. */
async function begin() {
  const query = new URLSearchParams(location.search);
  const wantedPerson = Number(query.get("person") ?? recall("person"));
  let answered = await readWorld();
  let asked = false;
  state.payload = query.get("start") || null;
  while (!answered || state.bots.length === 0 || state.people.length === 0) {
    settle(wantedPerson, null);
    changed("chat");
    showWaiting(answered);
    if (answered && state.bots.length > 0 && !asked) {
      asked = true;
      await askNewPerson();
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_FOR_BOT));
    answered = await readWorld();
  }
  byId("banner").hidden = true;
  settle(wantedPerson, botNamed(query.get("bot") ?? "")?.id);
  changed("chat");
  keepTime();
  setInterval(lookAround, LOOK_AROUND);
  lookAround();
}

function showWaiting(answered) {
  byId("banner").hidden = false;
  byId("banner").textContent = t(!answered ? "offline" : state.bots.length === 0 ? "noBots" : "noPeople");
}

speak(navigator.language);
mount();
begin();
