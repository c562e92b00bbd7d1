/** The guided start: seven sentences, one press each, and what to look at in between. */

import { say } from "./composer.js";
import { byId, el } from "./dom.js";
import * as panes from "./panes.js";
import * as people from "./people.js";
import { hasPlace } from "./slack.js";
import { asksForSignIn, cardsWith, hasButton, isEmpty, wasSaid } from "./talk.js";

const ACCEPT = "accept";
const DECLINE = "decline, I am travelling that day";
const LINK = "send Jo Park a link for 45 minutes with Ian next week";
const IN_SLACK = "my interviews";
let steps = [];
let isSaidInSlack = false;
// Cards change: a move or an undo takes back what they showed, but not that it was done.
const wasDone = new Set();
let invitedChat = "a:ian";
let lastSaid = Promise.resolve();

/** Draw the steps. What was done is read from the chats: also done by hand, it is done. */
export function begin() {
  const owner = people.withRole("Owner");
  const recruiter = people.withRole("Recruiter");
  const invitations = () => cardsWith(["accept", "decline"], [recruiter.chat]);
  // Who has answered stays the interviewer of these steps, whoever is invited afterwards.
  const invitation = () => invitations().findLast(isAnswered) ?? invitations()[0];
  const interviewer = () => people.inChat((invitedChat = invitation()?.chat ?? invitedChat));
  const who = recruiter.first;
  steps = [
    step(() => owner, "enable office365", {
      after: () => `The integration is on. Now ${who} asks for a time.`,
    }),
    step(() => recruiter, "who's free Tuesday with a room", {
      after: () =>
        asksForSignIn(recruiter.chat)
          ? `${who} has not signed in yet: press the sign-in button on the card, and accept. The question is then answered.`
          : "Pick a time on the card, or let the next step book the first one.",
    }),
    step(() => recruiter, "book 1", {
      after: () =>
        `${who}'s card says requested, then confirmed, and the calendars show it. Now the interviewer answers.`,
      isDone: () => invitations().length > 0,
    }),
    step(interviewer, ACCEPT, {
      after: () => `Look at ${who}'s card: it shows the answer. Now the interviewer changes their mind.`,
      isDone: () => invitations().some(isAnswered),
    }),
    step(interviewer, DECLINE, {
      after: () =>
        `${who}'s card says so, and offers who is free at that time. Next, the candidate chooses for themselves.`,
      isDone: () => wasSaid(interviewer().chat, DECLINE),
    }),
    step(() => recruiter, LINK, {
      after: () =>
        `Press “Open the page” on ${who}'s card: you are the candidate. Choose a time, and the card says so. The same bot answers in Slack too.`,
    }),
    step(() => recruiter, IN_SLACK, {
      after: () => "From here on, type what you like in either chat, or pull a lever: What if …",
      isDone: () => isSaidInSlack,
      say: () => {
        isSaidInSlack = true;
        return panes.sayInSlack(recruiter.chat, IN_SLACK);
      },
    }),
  ].slice(0, hasPlace(recruiter) ? 7 : 6);
  draw();
}

const isAnswered = (invitation) =>
  !hasButton(invitation, "accept") ||
  [ACCEPT, DECLINE].some((text) => wasSaid(invitation.chat, text));

const step = (who, text, { after, isDone = () => wasSaid(who().chat, text), say: inOwnWay }) => ({
  who,
  text,
  after,
  isDone,
  say: inOwnWay ?? (() => inTeams(who(), text)),
});

function inTeams(who, text) {
  panes.inTeams(who.chat);
  return say({ chat: who.chat, mail: who.mail }, text);
}

/** Draw the steps again: names, marks and hints follow what happened. */
export function draw() {
  if (!steps.length) return;
  if (isEmpty()) forget();
  steps.forEach((one, index) => one.isDone() && wasDone.add(index));
  const done = steps.map((_, index) => wasDone.has(index));
  const last = done.lastIndexOf(true);
  const next = last + 1;
  const focused = document.activeElement?.dataset?.step;
  byId("guide").replaceChildren(
    ...steps.map((one, index) => row(one, index, { isDone: done[index], isNext: index === next })),
  );
  if (focused) document.querySelector(`[data-step="${focused}"]`).focus();
  const hint =
    last < 0
      ? "Press a step: the person's chat opens and the sentence is sent."
      : steps[last].after();
  if (byId("guide-hint").textContent !== hint) byId("guide-hint").textContent = hint;
}

/** Begin anew: nothing was said in any chat. */
function forget() {
  wasDone.clear();
  invitedChat = "a:ian";
  isSaidInSlack = false;
}

function row(one, index, { isDone, isNext }) {
  const words = el(
    "span",
    { class: "step-words" },
    el("span", { class: "step-who" }, one.who().first),
    el("span", { class: "step-text" }, `“${one.text}”`),
  );
  const mark = el(
    "span",
    { class: "step-mark", "aria-hidden": "true" },
    isDone ? "✓" : String(index + 1),
  );
  const said = isDone ? el("span", { class: "unseen" }, " (done)") : null;
  return el(
    "li",
    { class: isDone ? "done" : isNext ? "next" : null },
    el(
      "button",
      { type: "button", "data-step": index + 1, onclick: () => press(index) },
      mark,
      words,
      said,
    ),
  );
}

/** Say a step's sentence once the one before is answered: pressed in a row, each finds what it builds on. */
function press(index) {
  lastSaid = lastSaid.then(async () => {
    const who = steps[index].who();
    if (index < 2) panes.open(who.chat);
    else panes.openBeside(who.chat);
    await steps[index].say();
    draw();
  });
}
