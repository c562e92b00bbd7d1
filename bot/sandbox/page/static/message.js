/** One message of a chat as an element, drawn again only when it changed. */

import { drawCard, plain, prose } from "./card.js";
import { el } from "./dom.js";
import { avatar, SCHEDULER, withMail } from "./people.js";
import * as server from "./server.js";

const notes = new Map();
const refreshed = new Set();

/** Give a drawer that keeps what it drew; `place()` is who looks, in which chat. */
export function drawer(place, redraw) {
  const drawn = new Map();
  return (message) => {
    const { mail } = place();
    const known = drawn.get(message.id);
    if (known?.mail === mail && saysTheSame(known, message)) {
      known.revision = message.revision;
      showNotice(known.node, message);
      markEdited(known.node, message);
      const card = shownTo(mail, message).teams;
      if (card) refresh(message, place(), { card, redraw });
      return known.node;
    }
    const node = draw(message, place(), redraw);
    if (known) carryOver(known, node, message);
    const shown = JSON.stringify(shownTo(mail, message));
    drawn.set(message.id, { mail, node, shown, text: message.text, revision: message.revision });
    return node;
  };
}

const shownTo = (mail, message) => message.views[mail] ?? message.drawn;

/** Say whether a message still says what was drawn: a press is answered twice with one card, and somebody may be filling it in. */
const saysTheSame = (known, message) =>
  known.revision === message.revision ||
  (known.text === message.text && known.shown === JSON.stringify(shownTo(known.mail, message)));

const editedMark = () => el("span", { class: "edited" }, "changed");

function markEdited(node, message) {
  const byline = node.querySelector(":scope > .body > .byline");
  if (message.isEdited && !message.author && !byline.querySelector(".edited"))
    byline.append(editedMark());
}

/** Show what a press was answered with, and leave all else as it is: somebody may be filling it in. */
function showNotice(node, message) {
  const [, content, shown] = node.querySelector(":scope > .body").children;
  const old = shown?.classList.contains("note") ? shown : null;
  const made = notice(message);
  if (made?.textContent === old?.textContent) return;
  old?.remove();
  if (made) content.after(made);
}

function carryOver(known, node, message) {
  const isNews = known.revision !== message.revision && !message.author;
  if (isNews) node.classList.add("changed");
  if (known.node.contains(document.activeElement)) queueMicrotask(() => node.focus());
}

function draw(message, place, redraw) {
  const author = message.author ? withMail(message.author) : SCHEDULER;
  const isOwn = message.author === place.mail;
  const time = el("time", { datetime: message.at }, clock(message.at, withMail(place.mail)?.zone));
  const edited = message.isEdited && !message.author ? editedMark() : null;
  const head = el(
    "p",
    { class: "byline" },
    el("span", { class: "author" }, author.name),
    " ",
    time,
    " ",
    edited,
  );
  const body = el(
    "div",
    { class: "body" },
    head,
    content(message, place, redraw),
    notice(message),
  );
  const kind = isOwn ? "message own" : message.author ? "message" : "message bot";
  return el(
    "li",
    { class: kind, tabindex: "-1", "data-id": message.id },
    isOwn ? null : avatar(author),
    body,
  );
}

function content(message, place, redraw) {
  const card = shownTo(place.mail, message).teams;
  if (!card) {
    return message.author
      ? el("p", { class: "bubble" }, message.text)
      : el("div", { class: "bubble" }, prose(message.text));
  }
  const made = drawCard(card, (action) => press(message, place, { action, made, redraw }));
  refresh(message, place, { card, redraw });
  return el("div", { class: "card-frame" }, message.text ? prose(message.text) : null, made);
}

async function press(message, place, { action, made, redraw }) {
  made.setAttribute("aria-busy", "true");
  for (const button of made.querySelectorAll("button")) button.disabled = true;
  await sent(message, place, action, "manual");
  made.removeAttribute("aria-busy");
  for (const button of made.querySelectorAll("button")) button.disabled = false;
  redraw();
}

/** Have a card drawn anew for who looks at it, once, as Teams does for the people it names. */
async function refresh(message, place, { card, redraw }) {
  const action = card.refresh?.action;
  const once = `${message.id}/${message.revision}/${place.mail}`;
  const isFor = card.refresh?.userIds?.includes(`29:${place.mail.split("@")[0]}`);
  if (!action || !isFor || message.views[place.mail] || refreshed.has(once)) return;
  refreshed.add(once);
  await sent(message, place, { verb: action.verb, data: action.data }, "automatic");
  redraw();
}

async function sent(message, place, action, trigger) {
  try {
    const { note, isTrouble } = await server.press(place, message.id, action, trigger);
    if (trigger === "manual" || isTrouble) notes.set(message.id, { note, isTrouble });
  } catch (error) {
    notes.set(message.id, { note: error.message, isTrouble: true });
  }
}

function notice(message) {
  const { note, isTrouble } = message.trouble
    ? { note: message.trouble, isTrouble: true }
    : (notes.get(message.id) ?? {});
  return note
    ? el("p", { class: isTrouble ? "note trouble" : "note", role: "status" }, note)
    : null;
}

const formats = new Map();

/** Give hours and minutes in a zone. */
export function clock(moment, zone = "Europe/London") {
  if (!formats.has(zone)) {
    formats.set(
      zone,
      new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: zone }),
    );
  }
  return formats.get(zone).format(new Date(moment));
}

/** Give a message in a few words, for a list or a voice. */
export function inWords(message) {
  const text = message.summary || message.text || message.drawn.teams?.fallbackText || "";
  return plain(text).replace(/\s+/g, " ").slice(0, 200);
}
