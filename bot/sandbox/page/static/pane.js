/** One open chat: who it is, what was said, a line to write in. */

import { composer, say, welcome } from "./composer.js";
import { arrange, el } from "./dom.js";
import { drawer } from "./message.js";
import { all, avatar, inChat } from "./people.js";
import * as slack from "./slack.js";
import * as talk from "./talk.js";

const TYPING_MS = 8000;

/** Make a chat's pane: `close` and `activate` are called when it is closed or used, `changed` when somebody else is played. */
export function pane(chat, { close, activate, changed }) {
  const who = inChat(chat);
  const isChannel = chat === talk.CHANNEL;
  const speaker = isChannel ? persona() : null;
  const place = () => ({ chat, mail: isChannel ? speaker.value : who.mail });
  const list = el("ol", { class: "messages" });
  const empty = welcome(who, place);
  const typing = dots();
  const scroller = el(
    "div",
    { class: "scroller", tabindex: "0", role: "region", "aria-label": `Messages with ${who.name}` },
    list,
    typing,
  );
  const made = { chat, place, surface: "teams", isActive: false };
  const line = composer(who, place, (where, text) =>
    made.surface === "slack" ? made.slack.say(text) : say(where, text),
  );
  const surfaces = slack.hasPlace(who) ? choice(who, (surface) => made.show(surface)) : null;
  const head = heading(who, [asLabel(speaker), surfaces], () => close(chat));
  const root = el(
    "section",
    { class: "pane", "aria-label": `Chat of ${who.name}` },
    head,
    scroller,
    line.form,
  );
  made.root = root;
  made.slack = slack.side(who, { list, root, toEnd: () => made.toEnd() });
  made.show = (surface) => shown(made, surface, { surfaces, typing });
  const nodeOf = drawer(place, () => made.redraw());
  made.redraw = () => made.surface === "teams" && drawAll(chat, { list, nodeOf, empty, line });
  made.toEnd = () => toEnd(scroller, list);
  made.take = (news) => taken(news, { made, scroller, typing });
  new ResizeObserver(() => made.toEnd()).observe(scroller);
  root.addEventListener("focusin", () => made.isActive || activate(made));
  speaker?.addEventListener("change", () => {
    made.redraw();
    changed();
  });
  if (surfaces) made.show(lastShown.get(chat) ?? "teams");
  return made;
}

/** As which client each chat was shown last: closed and opened again, it is shown so. */
const lastShown = new Map();

function choice(who, show) {
  const made = (surface, title) => {
    const button = { type: "button", "data-surface": surface, onclick: () => show(surface) };
    return el("button", { ...button, "aria-pressed": String(surface === "teams") }, title);
  };
  const label = `Show the chat of ${who.name} as`;
  return el(
    "div",
    { class: "switch surface", role: "group", "aria-label": label },
    made("teams", "Teams"),
    made("slack", "Slack"),
  );
}

/** Show a chat as another client does: other messages, since each client has its own. */
function shown(made, surface, { surfaces, typing }) {
  if (made.surface === surface) return;
  made.surface = surface;
  lastShown.set(made.chat, surface);
  for (const one of surfaces.children)
    one.setAttribute("aria-pressed", String(one.dataset.surface === surface));
  made.root.classList.toggle("slack", surface === "slack");
  typing.hidden = true;
  if (surface === "slack") {
    made.slack.show();
  } else {
    made.slack.hide();
    made.redraw();
    made.toEnd();
    talk.look(made.chat);
  }
}

function heading(who, choices, close) {
  const closer = el(
    "button",
    {
      type: "button",
      class: "close",
      "aria-label": `Close the chat of ${who.name}`,
      onclick: close,
    },
    "×",
  );
  const title = el(
    "div",
    { class: "pane-title" },
    el("h2", {}, who.name),
    el("p", {}, who.mail ? `${who.role} · ${who.mail}` : "Channel with all people"),
  );
  return el(
    "header",
    { class: "pane-head" },
    avatar(who),
    title,
    choices,
    closer,
  );
}

function dots() {
  const said = el("span", { class: "unseen" }, "Scheduler is typing");
  return el("p", { class: "typing", hidden: true }, el("i"), el("i"), el("i"), said);
}

const asLabel = (speaker) => (speaker ? el("label", { class: "persona" }, "As ", speaker) : null);

function persona() {
  return el(
    "select",
    { "aria-label": "Who writes in the channel" },
    all().map((one) =>
      el("option", { value: one.mail, selected: one.role === "Recruiter" }, one.name),
    ),
  );
}

/** Show the last message; of one that is taller than the chat, its beginning. */
function toEnd(scroller, list) {
  const last = list.lastElementChild;
  const isTall = last && last.offsetHeight > scroller.clientHeight;
  scroller.scrollTop = isTall ? last.offsetTop - 10 : scroller.scrollHeight;
}

function taken(news, { made, scroller, typing }) {
  if (made.surface !== "teams") return;
  if (news.kind === "typing") {
    typing.hidden = false;
    clearTimeout(made.typingEnds);
    made.typingEnds = setTimeout(() => {
      typing.hidden = true;
    }, TYPING_MS);
    made.toEnd();
    return;
  }
  const isNearEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
  if (news.kind === "message" && !news.message.author) typing.hidden = true;
  made.redraw();
  const newest = talk.inChat(made.chat).at(-1)?.id;
  // Whoever drew it first: what is newer than what was scrolled to is scrolled to.
  if (news.kind === "start" || newest !== made.newest || isNearEnd) made.toEnd();
  made.newest = newest;
  talk.look(made.chat);
}

function drawAll(chat, { list, nodeOf, empty, line }) {
  const found = talk.inChat(chat);
  if (!found.length) {
    arrange(list, [empty]);
  } else if (chat === talk.CHANNEL) {
    arrange(list, threads(found, { nodeOf, line }));
  } else {
    arrange(list, found.map(nodeOf));
  }
}

function threads(found, { nodeOf, line }) {
  return found
    .filter((one) => !one.thread || !talk.message(one.thread))
    .map((root) => {
      const node = nodeOf(root);
      const replies = found.filter((one) => one.thread === root.id).map(nodeOf);
      let below = node.querySelector(":scope > .body > .replies");
      if (!below) {
        below = el("ol", { class: "replies" });
        const answer = el(
          "button",
          { type: "button", class: "small reply", onclick: () => line.inThread(root) },
          "Reply",
        );
        node.querySelector(":scope > .body").append(below, answer);
      }
      arrange(below, replies);
      return node;
    });
}
