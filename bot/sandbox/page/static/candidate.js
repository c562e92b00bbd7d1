/** The candidate, who has no chat: a pane that shows the page behind the link that was sent last. */

import { el } from "./dom.js";
import { avatar } from "./people.js";

export const CHAT = "candidate";
const LINK = /https?:\/\/[^\s"\\]+(\/c\/[0-9a-f]{64})/g;

const seen = new Set();
let path = "";
let changed = () => {};

/** Call this when there is a link for the first time, or another one. */
export const onChange = (listener) => {
  changed = listener;
};

/** Give who reads the page, as the list of people shows them; nothing before a link was sent. */
export const asPerson = () =>
  path
    ? [{ chat: CHAT, mail: "", name: "Candidate", role: "Has no chat", initials: "C", hue: "all" }]
    : [];

/** Look for a link in a message: the newest one is the candidate's. */
export function notice(message) {
  const found = [...JSON.stringify(message.drawn?.teams ?? {}).matchAll(LINK)].at(-1)?.[1];
  if (!found || seen.has(found)) return;
  seen.add(found);
  take(found);
}

/** Give whether an address is that of a candidate's page; then it is the one to show. */
export function isLink(address) {
  const found = [...address.matchAll(LINK)].at(-1)?.[1];
  if (found) take(found);
  return Boolean(found);
}

function take(found) {
  if (found === path) return;
  path = found;
  changed();
}

/** Make the pane: it has the same parts as that of a chat. */
export function pane({ close, activate }) {
  const [who] = asPerson();
  const frame = el("iframe", { class: "candidate-page", title: "The candidate’s page", src: path });
  const again = { type: "button", class: "small", onclick: () => (frame.src = path) };
  const closing = { type: "button", class: "close", "aria-label": "Close the candidate’s page" };
  const root = el(
    "section",
    { class: "pane", "aria-label": "Page of the candidate" },
    el(
      "header",
      { class: "pane-head" },
      avatar(who),
      el("div", { class: "pane-title" }, el("h2", {}, who.name), el("p", {}, "Opens the link")),
      el("button", again, "Open again"),
      el("button", { ...closing, onclick: () => close(CHAT) }, "×"),
    ),
    frame,
  );
  const made = { chat: CHAT, place: () => ({ chat: CHAT, mail: "" }), surface: "page", root };
  made.isActive = false;
  made.show = () => {};
  made.toEnd = () => {};
  made.take = () => {};
  made.redraw = () => {
    if (new URL(frame.src, location.href).pathname !== path) frame.src = path;
  };
  root.addEventListener("focusin", () => made.isActive || activate(made));
  return made;
}
