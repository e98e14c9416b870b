/** Round pictures of people and bots: initials on one of Telegram's seven colours. */

import { el } from "./dom.js";

const COLOURS = 7;

export function fullName({ first_name, last_name }) {
  return last_name ? `${first_name} ${last_name}` : first_name;
}

function initials(user) {
  const words = fullName(user).split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = words.map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, "")][0]);
  return (letters.length > 1 ? letters[0] + letters.at(-1) : letters[0] ?? "•").toLocaleUpperCase();
}

/** @param {{id: number, first_name: string, last_name?: string}} user */
export function avatar(user) {
  return el("span", { class: `avatar avatar--${user.id % COLOURS}`, "aria-hidden": "true" }, initials(user));
}
