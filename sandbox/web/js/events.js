/** What happens in the sandbox, as it happens; connects again by itself after the server was away. */

import { eventsAddress } from "./api.js";
import { refresh } from "./actions.js";
import { setDoing, showOffline, stopDoing } from "./header.js";
import { movedTo } from "./sandbox-clock.js";
import { changed, chatOf, drop, put, state } from "./store.js";

const LONGEST_PAUSE = 8_000;
/** A short gap is not worth a banner. */
const PATIENCE = 700;

let source = null;
let retry = null;
let banner = null;
let pause = 500;

/** Listens as this person. `rejoin` is awaited after every (re)connection and reads everything again. */
export function connect(personId, rejoin) {
  source?.close();
  clearTimeout(retry);
  source = new EventSource(eventsAddress(personId));
  source.onopen = async () => {
    pause = 500;
    clearTimeout(banner);
    banner = null;
    showOffline(false);
    await rejoin();
  };
  source.onmessage = ({ data }) => receive(personId, JSON.parse(data));
  source.onerror = () => {
    source.close();
    banner ??= setTimeout(() => showOffline(true), PATIENCE);
    retry = setTimeout(async () => {
      await rejoin();
      if (state.personId === personId) connect(personId, rejoin);
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };
}

function receive(personId, event) {
  const botId = event.bot_id ?? state.botId;
  RECEIVERS[event.type]?.(personId, botId, event);
}

const RECEIVERS = {
  message: (personId, botId, { message }) => {
    put(personId, botId, message);
    if (message.from?.is_bot) stopDoing(personId, botId);
    changed("messages", "people");
  },
  edited: (personId, botId, { message }) => {
    put(personId, botId, message);
    changed("messages");
  },
  deleted: (personId, botId, event) => {
    drop(personId, botId, event.message_id);
    changed("messages", "people");
  },
  chat_action: (personId, botId, { action }) => setDoing(personId, botId, action),
  poll: (personId, botId, { message }) => {
    put(personId, botId, message);
    changed("messages");
  },
  commands: (personId, botId) => refresh(personId, botId),
  blocked: (personId, botId, { blocked }) => {
    if (typeof blocked === "boolean") chatOf(personId, botId).blocked = blocked;
    refresh(personId, botId);
  },
  clock: (personId, botId, { now }) => movedTo(now),
};
