/** What the page knows. One place changes it; whoever shows it listens to a topic. */

/** @typedef {{messages: object[], commands: object[], blocked: boolean, started: boolean, loaded: boolean,
 *             changes: number, seen: number, marks: {after: number, text: () => string}[], draft: string}} Chat */

export const state = {
  people: [],
  bots: [],
  personId: null,
  botId: null,
  /** The payload of a deep link that was opened and not yet started; null when there is none. */
  payload: null,
  /** The message that the next one answers. */
  replyTo: null,
  /** What each bot is doing now: `${person}:${bot}` → action. */
  doing: new Map(),
  /** Keys that wait for the bot: `${message id}:${data}`. */
  busy: new Set(),
};

/** @type {Map<string, Chat>} */
const chats = new Map();
const listeners = new Map();

/** Topics: "chat" (another one is shown), "messages", "people", "commands", "status", "busy", "reply", "clock", "zone",
 *  "address". */
export function listen(topics, show) {
  for (const topic of topics.split(" ")) listeners.set(topic, [...(listeners.get(topic) ?? []), show]);
}

export function changed(...topics) {
  const due = new Set(topics.flatMap((topic) => listeners.get(topic) ?? []));
  for (const show of due) show();
}

export function person() {
  return state.people.find(({ id }) => id === state.personId) ?? null;
}

export function bot() {
  return state.bots.find(({ id }) => id === state.botId) ?? null;
}

export function botNamed(username) {
  return state.bots.find((each) => each.username.toLowerCase() === username.toLowerCase()) ?? null;
}

/** @returns {Chat} */
export function chatOf(personId, botId) {
  const key = `${personId}:${botId}`;
  if (!chats.has(key)) {
    chats.set(key, {
      messages: [], commands: [], blocked: false, started: false, loaded: false,
      changes: 0, seen: 0, marks: [], draft: "",
    });
  }
  return chats.get(key);
}

export function chat() {
  return chatOf(state.personId, state.botId);
}

export function isOpen(personId, botId) {
  return personId === state.personId && botId === state.botId;
}

/** Takes over what the server says about a chat; our own marks and drafts stay. */
export function fill(personId, botId, answer) {
  const known = chatOf(personId, botId);
  const first = !known.loaded;
  Object.assign(known, {
    messages: [...answer.messages].sort((a, b) => a.message_id - b.message_id),
    commands: answer.commands, blocked: answer.blocked, started: answer.started, loaded: true,
  });
  if (first || isOpen(personId, botId)) see(known);
}

/** Adds a message or replaces the one with its number. */
export function put(personId, botId, message) {
  const known = chatOf(personId, botId);
  known.changes += 1;
  const at = known.messages.findIndex(({ message_id }) => message_id === message.message_id);
  if (at < 0) {
    known.messages.push(message);
    known.messages.sort((a, b) => a.message_id - b.message_id);
    known.started = true;
  } else {
    known.messages[at] = { ...message, voted: message.voted ?? known.messages[at].voted };
  }
  if (isOpen(personId, botId)) see(known);
}

export function drop(personId, botId, messageId) {
  const known = chatOf(personId, botId);
  known.changes += 1;
  known.messages = known.messages.filter(({ message_id }) => message_id !== messageId);
}

/** How many messages of the bot this person has not looked at. */
export function unread(personId, botId) {
  const known = chatOf(personId, botId);
  return known.messages.filter((message) => message.from?.is_bot && message.message_id > known.seen).length;
}

/** Marks a chat as looked at. */
export function see(known) {
  known.seen = Math.max(known.seen, lastId(known));
}

function lastId(known) {
  return known.messages.at(-1)?.message_id ?? 0;
}

/** A service line in every chat, below what is there now. `text` is called whenever it is shown. */
export function mark(text) {
  for (const known of chats.values()) known.marks.push({ after: lastId(known), text });
}

/** Forgets all chats: the server has been restarted with other people. */
export function forget() {
  chats.clear();
}
