/** Puts the page together. */

import * as calendars from "./calendars.js";
import * as candidate from "./candidate.js";
import { hasRenderer, onCandidateLink } from "./card.js";
import { byId, el, toast } from "./dom.js";
import * as guide from "./guide.js";
import * as levers from "./levers.js";
import { inWords } from "./message.js";
import * as panes from "./panes.js";
import * as people from "./people.js";
import * as server from "./server.js";
import * as slack from "./slack.js";
import * as talk from "./talk.js";

let wasConnected = true;

function drawPeople() {
  const chosen = document.activeElement?.closest?.("#people .row")?.dataset.chat;
  const kind = document.activeElement?.className;
  people.draw(panes, candidate.asPerson());
  if (chosen) document.querySelector(`#people [data-chat="${chosen}"] .${kind}`)?.focus();
}

function heard(news) {
  for (const one of news.messages ?? [news.message]) if (one) candidate.notice(one);
  panes.take(news);
  guide.draw();
  drawPeople();
  if (news.kind === "message" && !news.message.author) announce(news.message);
}

function announce(message) {
  const who = people.inChat(message.chat);
  const verb = message.isEdited ? "changed a card for" : "to";
  byId("said").textContent = `Scheduler ${verb} ${who.name}: ${inWords(message)}`;
}

function connected(isConnected) {
  if (isConnected !== wasConnected)
    toast(isConnected ? "Connected again." : "The tenant does not answer. Is the bot running?");
  wasConnected = isConnected;
}

function showClock(now) {
  const moment = new Date(`${now.slice(0, 16)}:00Z`);
  const shown = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: "UTC",
  };
  const words = new Intl.DateTimeFormat("en-GB", shown).format(moment);
  if (byId("clock").textContent !== words) byId("clock").textContent = words;
  byId("clock").dateTime = now;
}

async function begin() {
  await people.load();
  await slack.load().catch(() => toast("Chats are shown as in Teams: there is no practice Slack."));
  talk.listen(heard);
  candidate.onChange(() => panes.refresh());
  onCandidateLink(() => panes.openBeside(candidate.CHAT));
  panes.onChange(() => {
    drawPeople();
    calendars.seenBy(panes.playing());
  });
  server.hear(talk.take, connected);
  guide.begin();
  panes.open(people.withRole("Owner").chat);
  if (globalThis.matchMedia("(min-width: 1500px)").matches)
    panes.openBeside(people.withRole("Recruiter").chat);
  calendars.begin(showClock);
  byId("calendars-fold").open = globalThis.matchMedia("(min-width: 700px)").matches;
  await levers.begin(panes.playing);
  if (!hasRenderer()) explain();
}

function explain() {
  const words =
    "Cards are shown as text: Microsoft's renderer is not installed. With Node.js on this machine, make run installs it.";
  const note = el("section", { class: "plain-note", "aria-label": "How cards are shown" }, words);
  document.querySelector(".stage").before(note);
}

begin().catch((error) => toast(`The page could not start: ${error.message}`));
