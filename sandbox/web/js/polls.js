/** Polls and quizzes inside a message: choosing, waiting, results. */

import { castVote } from "./actions.js";
import { el } from "./dom.js";
import { richText } from "./entities.js";
import { icon } from "./icons.js";
import { t } from "./strings.js";

/** @returns {HTMLElement} */
export function pollView(message) {
  const poll = message.poll;
  const voted = message.voted ?? [];
  const results = voted.length > 0 || poll.is_closed;
  const view = el("div", { class: "poll", "data-testid": "poll", "data-results": String(results) },
    el("p", { class: "poll__question", dir: "auto" }, richText(poll.question, poll.question_entities)),
    el("p", { class: "poll__kind" }, t(kind(poll))));
  view.append(results ? resultList(poll, voted) : choiceList(message, view));
  if (results) view.append(...explanation(poll));
  view.append(el("p", { class: "poll__total" }, total(poll)));
  return view;
}

function kind(poll) {
  if (poll.is_closed) return "finalResults";
  if (poll.type === "quiz") return poll.is_anonymous === false ? "quiz" : "anonymousQuiz";
  return poll.is_anonymous === false ? "poll" : "anonymousPoll";
}

function total({ type, total_voter_count: n }) {
  if (n === 0) return t(type === "quiz" ? "noAnswers" : "noVotes");
  return t(type === "quiz" ? "answers" : "votes", n);
}

function rightOptions(poll) {
  return poll.correct_option_ids ?? (poll.correct_option_id === undefined ? [] : [poll.correct_option_id]);
}

function choiceList(message, view) {
  const { poll } = message;
  const chosen = new Set();
  const submit = el("button", {
    type: "button", class: "poll__vote", "data-testid": "poll-vote", disabled: true, onclick: () => send([...chosen]),
  }, t("vote"));
  const send = async (options) => {
    view.setAttribute("aria-busy", "true");
    if (!(await castVote(message, options))) view.removeAttribute("aria-busy");
  };
  const several = poll.allows_multiple_answers;
  const choose = (event, index) => {
    const button = event.currentTarget;
    if (!several) {
      button.classList.add("option--waiting");
      send([index]);
      return;
    }
    if (!chosen.delete(index)) chosen.add(index);
    button.setAttribute("aria-checked", String(chosen.has(index)));
    submit.disabled = chosen.size === 0;
  };
  const options = poll.options.map((option, index) => el("button", {
    type: "button", class: `option ${several ? "option--several" : ""}`, "data-testid": "poll-option",
    role: several ? "checkbox" : null, "aria-checked": several ? "false" : null, onclick: (event) => choose(event, index),
  }, el("span", { class: "option__mark" }, icon("check")),
  el("span", { class: "option__text", dir: "auto" }, richText(option.text, option.text_entities))));
  return el("div", { class: "poll__options" }, options, several ? submit : "");
}

function resultList(poll, voted) {
  const right = rightOptions(poll);
  const shares = percentages(poll.options.map(({ voter_count: n }) => n), poll);
  const most = Math.max(...poll.options.map(({ voter_count: n }) => n), 1);
  return el("ul", { class: "poll__options" }, poll.options.map((option, index) => {
    const mine = voted.includes(index);
    const verdict = poll.type !== "quiz" ? "" : right.includes(index) ? "right" : mine ? "wrong" : "";
    const bar = el("span", { class: "result__bar" });
    bar.style.setProperty("--share", String(option.voter_count / most));
    return el("li", { class: `result ${verdict && `result--${verdict}`}`, "data-testid": "poll-result", "data-verdict": verdict || null, "data-mine": String(mine) },
      el("span", { class: "result__share" }, `${shares[index]}\u00a0%`),
      el("span", { class: "option__text", dir: "auto" }, richText(option.text, option.text_entities)),
      el("span", { class: "result__line" }, sign(mine, verdict), bar));
  }));
}

function sign(mine, verdict) {
  if (!mine && verdict !== "right") return el("span", { class: "result__sign result__sign--none" });
  const label = [verdict && t(verdict), mine && t("chosen")].filter(Boolean).join(", ");
  return el("span", { class: "result__sign", role: "img", "aria-label": label }, icon(verdict === "wrong" ? "close" : "check"));
}

/** Whole percents; when each voter has one vote they add up to 100, the largest remainders rounded up. */
function percentages(counts, poll) {
  const voters = poll.total_voter_count;
  if (voters === 0) return counts.map(() => 0);
  const exact = counts.map((n) => (100 * n) / voters);
  const rounded = exact.map(poll.allows_multiple_answers ? Math.round : Math.floor);
  if (poll.allows_multiple_answers) return rounded;
  let rest = 100 - rounded.reduce((sum, n) => sum + n, 0);
  const order = exact.map((_, index) => index).sort((a, b) => (exact[b] % 1) - (exact[a] % 1));
  for (const index of order) if (rest-- > 0) rounded[index] += 1;
  return rounded;
}

function explanation(poll) {
  if (!poll.explanation) return [];
  return [el("div", { class: "poll__explanation", "data-testid": "poll-explanation", role: "note", "aria-label": t("explanation") },
    icon("bulb"), el("div", { dir: "auto" }, richText(poll.explanation, poll.explanation_entities)))];
}
