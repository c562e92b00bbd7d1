/** Which chats are open, side by side where there is room, and whom one plays. */

import * as candidate from "./candidate.js";
import { arrange, byId } from "./dom.js";
import { pane } from "./pane.js";
import * as talk from "./talk.js";

const NARROWEST = 330;
const STACKED = 700; // below, the chats stand under the list
let panes = [];
let changed = () => {};

/** Call this whenever other chats are open than before. */
export const onChange = (listener) => {
  changed = listener;
};

export const isOpen = (chat) => panes.some((one) => one.chat === chat);

/** Give who is played in the chat that was opened or used last. */
export const playing = () => panes.find((one) => one.isActive)?.place().mail ?? "";

const opened = (chat) =>
  chat === candidate.CHAT
    ? candidate.pane({ close, activate: use })
    : pane(chat, { close, activate: use, changed: () => changed() });

/** Open a chat in place of the one used last. */
export function open(chat) {
  const known = panes.find((one) => one.chat === chat);
  if (!known) {
    const index = Math.max(
      0,
      panes.findIndex((one) => one.isActive),
    );
    panes.splice(index, panes.length ? 1 : 0, opened(chat));
  }
  activate(chat);
}

/** Show an open chat as Teams draws it. */
export const inTeams = (chat) => panes.find((one) => one.chat === chat)?.show("teams");

/** Say something in an open chat as Slack shows it. */
export function sayInSlack(chat, text) {
  const one = panes.find((each) => each.chat === chat);
  one.show("slack");
  return one.slack.say(text);
}

/** Open a chat beside the others; where there is no room the longest open one makes way. */
export function openBeside(chat) {
  if (!isOpen(chat)) {
    const most = Math.max(1, Math.floor(byId("chats").clientWidth / NARROWEST));
    while (panes.length >= Math.min(most, 3))
      panes.splice(panes[0].isActive && panes.length > 1 ? 1 : 0, 1);
    panes.push(opened(chat));
  }
  activate(chat);
}

function close(chat) {
  panes = panes.filter((one) => one.chat !== chat);
  if (panes.length && !panes.some((one) => one.isActive)) panes.at(-1).isActive = true;
  show();
  byId("chats").focus();
}

function activate(chat) {
  for (const one of panes) one.isActive = one.chat === chat;
  show();
  if (globalThis.innerWidth < STACKED) byId("chats").scrollIntoView({ block: "start" });
}

function show() {
  arrange(
    byId("chats"),
    panes.map((one) => one.root),
  );
  for (const one of panes) {
    one.root.classList.toggle("active", one.isActive);
    one.redraw();
    one.toEnd();
    if (one.surface === "teams") talk.look(one.chat);
  }
  byId("chats").classList.toggle("several", panes.length > 1);
  changed();
}

/** Draw the open panes again. */
export function refresh() {
  for (const one of panes) one.redraw();
}

/** Take news of the stream. */
export function take(news) {
  for (const one of panes) {
    if (news.kind === "start" || (news.message?.chat ?? news.chat) === one.chat) one.take(news);
  }
}

function use(made) {
  for (const one of panes) {
    one.isActive = one === made;
    one.root.classList.toggle("active", one.isActive);
  }
  changed();
}
