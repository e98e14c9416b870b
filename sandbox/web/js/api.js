/** The sandbox's doors, one function each. Every failure is an ApiError. */

export class ApiError extends Error {
  /** @param {number} status 0 when the server could not be reached */
  constructor(status, reason) {
    super(reason);
    this.status = status;
  }
}

function address(path) {
  return new URL(path, document.baseURI);
}

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(address(path), options);
  } catch (error) {
    throw new ApiError(0, error.message);
  }
  let answer = null;
  try {
    answer = await response.json();
  } catch {
    throw new ApiError(response.ok ? 0 : response.status, response.statusText);
  }
  if (!response.ok) throw new ApiError(response.status, answer?.error ?? response.statusText);
  return answer;
}

function post(path, body = {}) {
  return ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
}

function chat(person, bot) {
  return `sandbox/people/${person}/chats/${bot}`;
}

export const readState = () => ask("sandbox/state");
export const readClock = () => ask("sandbox/clock");
export const moveClock = (move) => post("sandbox/clock", move);
export const addPerson = (person) => post("sandbox/people", person);
export const readChat = (person, bot) => ask(chat(person, bot));
export const sendText = (person, bot, text, replyTo) =>
  post(`${chat(person, bot)}/messages`, replyTo ? { text, reply_to_message_id: replyTo } : { text });
export const sendMedia = (person, bot, type) => post(`${chat(person, bot)}/media`, { type });
export const start = (person, bot, payload) => post(`${chat(person, bot)}/start`, payload ? { payload } : {});
export const press = (person, bot, messageId, data) => post(`${chat(person, bot)}/press`, { message_id: messageId, data });
export const vote = (person, bot, messageId, options) =>
  post(`${chat(person, bot)}/vote`, { message_id: messageId, option_ids: options });
export const block = (person, bot) => post(`${chat(person, bot)}/block`);
export const unblock = (person, bot) => post(`${chat(person, bot)}/unblock`);

export function sendDocument(person, bot, file, caption) {
  const form = new FormData();
  form.append("file", file, file.name);
  if (caption) form.append("caption", caption);
  return ask(`${chat(person, bot)}/documents`, { method: "POST", body: form });
}

/** Where the bytes of a file are. */
export const fileAddress = (fileId) => address(`sandbox/files/${encodeURIComponent(fileId)}`).href;
/** Where a person's events stream from. */
export const eventsAddress = (person) => address(`sandbox/people/${person}/events`).href;
