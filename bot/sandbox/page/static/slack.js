/** Somebody's direct messages with the bot in the tenant's little Slack, live while they are shown. */

import { drawn, mrkdwn } from "./blocks.js";
import { arrange, byId, el, toast } from "./dom.js";
import { form } from "./form.js";
import { clock } from "./message.js";
import { avatar, SCHEDULER } from "./people.js";
import * as server from "./server.js";

const EVERY_MS = 1000;
const COMMAND = /^\/schedule\b\s*/;
const JOINED =
  "The workspace Contoso is already joined to the practice tenant. Elsewhere one of its administrators joins it once, by signing in.";
let users = new Map();

/** Read who is in the tenant's own workspace; nobody where the bot serves a real Slack. */
export async function load() {
  const found = await server.slackUsers();
  const here = found.filter((one) => one.team_id === found[0].team_id);
  users = new Map(here.map((one) => [one.profile.email, one.id]));
}

export const hasPlace = (who) => users.has(who.mail);

/** Empty everybody's direct messages. */
export const empty = () => (users.size ? server.slack("empty", {}) : null);

/** Give somebody's side of Slack: `show()` begins to draw into the list, `hide()` ends it. */
export function side(who, { list, root, toEnd }) {
  const nodes = new Map();
  const mine = { who, user: users.get(who.mail), nodes, list, root, toEnd, last: "", timer: 0, asked: 0, heard: 0 };
  mine.look = () => looked(mine);
  return {
    show() {
      mine.last = "";
      mine.isFirst = true;
      mine.look();
      mine.timer = setInterval(mine.look, EVERY_MS);
    },
    hide: () => clearInterval(mine.timer),
    say: (text) => say(mine, text),
  };
}

async function looked(mine) {
  if (!mine.root.isConnected) clearInterval(mine.timer);
  if (document.hidden || !mine.root.isConnected) return;
  try {
    mine.asked += 1;
    const turn = mine.asked;
    const told = await server.slack("chat", { user: mine.user });
    if (turn < mine.heard) return; // overtaken by a later look
    mine.heard = turn;
    take(mine, told);
  } catch {
    mine.last = ""; // the page's own stream says that the bot is gone; the next look may find it
  }
}

function take(mine, told) {
  const text = JSON.stringify(told);
  if (text === mine.last || !mine.root.classList.contains("slack")) return;
  mine.last = text;
  const news = told.messages.filter((one) => mine.nodes.get(one.ts)?.edits !== one.edits);
  const rows = told.messages.map((one) => row(mine, one));
  arrange(mine.list, rows.length ? rows : [welcome(mine)]);
  if (news.length) mine.toEnd();
  if (!mine.isFirst) announce(mine, news.findLast((one) => !one.is_own));
  mine.isFirst = false;
  if (told.view) open(mine, told.view);
}

function announce({ who }, message) {
  if (message) byId("said").textContent = `Scheduler to ${who.name} in Slack: ${message.text.slice(0, 200)}`;
}

function row(mine, message) {
  const known = mine.nodes.get(message.ts);
  if (known?.edits === message.edits) return known.node;
  const node = drawnRow(mine, message);
  if (known?.node.contains(document.activeElement)) queueMicrotask(() => node.focus());
  if (known) node.classList.add("changed");
  mine.nodes.set(message.ts, { edits: message.edits, node });
  return node;
}

function drawnRow(mine, message) {
  const author = message.is_own ? mine.who : SCHEDULER;
  const at = new Date(Number(message.ts.split(".")[0]) * 1000).toISOString();
  const byline = el(
    "p",
    { class: "byline" },
    el("span", { class: "author" }, author.name),
    message.is_own ? null : el("span", { class: "app" }, "APP"),
    el("time", { datetime: at }, clock(at, mine.who.zone)),
    message.edits ? el("span", {}, "(edited)") : null,
    message.user && !message.is_own ? el("span", {}, "Only visible to you") : null,
  );
  const act = (action) => pressed(mine, message, action);
  const content = message.blocks.length
    ? drawn(message.blocks, act)
    : el("p", {}, message.is_own ? message.text : mrkdwn(message.text));
  return el(
    "li",
    { class: "slack-message", tabindex: "-1", "data-ts": message.ts },
    avatar(author),
    el("div", { class: "body" }, byline, el("div", { class: "blocks" }, content)),
  );
}

function welcome(mine) {
  const ideas = ["enable office365", "who's free Tuesday with a room", "help"].map((text) =>
    el("button", { type: "button", class: "idea", onclick: () => say(mine, text) }, text),
  );
  return el(
    "li",
    { class: "welcome" },
    avatar(SCHEDULER),
    el("p", {}, `${mine.who.first}'s direct messages with Scheduler in Slack.`),
    el("p", {}, JOINED),
    el("div", { class: "ideas" }, ideas),
  );
}

async function say(mine, text) {
  const command = text.match(COMMAND)?.[0];
  const told = command === undefined ? text : text.slice(command.length);
  const answer = await done(mine, command === undefined ? "say" : "command", { text: told });
  if (answer?.text && command !== undefined) toast(answer.text);
}

async function pressed(mine, message, action) {
  const { node } = mine.nodes.get(message.ts);
  node.setAttribute("aria-busy", "true");
  await done(mine, "press", { ts: message.ts, action });
  node.removeAttribute("aria-busy");
}

/** Do something in Slack; it reaches the bot as a signed request. */
async function done(mine, what, given) {
  try {
    const sent = server.slack(what, { user: mine.user, ...given });
    if (what === "say") setTimeout(mine.look, 50); // one's own line stands at once
    const answer = await sent;
    if (answer.status && answer.status !== 200)
      toast(`The bot answered Slack with ${answer.status}.`);
    return answer;
  } catch (error) {
    toast(error.message);
    return null;
  } finally {
    mine.look();
  }
}

/** Give what the bot says is wrong in a form, by field; null where it gave no answer. */
function wrong(answer) {
  if (answer?.status !== 200) return null;
  return answer.text ? (JSON.parse(answer.text).errors ?? {}) : {};
}

function open(mine, opened) {
  if (mine.root.querySelector("dialog") || mine.form === opened.id) return;
  mine.form = opened.id;
  const dialog = form(opened.view, {
    submit: async (values) => wrong(await done(mine, "submit", { view: opened.id, values })),
    back: () => done(mine, "close", {}),
  });
  mine.root.append(dialog);
  dialog.showModal();
}
