/** Levers for the awkward cases: time, rooms, sign-ins and Graph. Each is one press. */

import { byId, el, toast } from "./dom.js";
import { withMail } from "./people.js";
import { look } from "./calendars.js";
import * as server from "./server.js";
import * as slack from "./slack.js";

const GRAPH = "/sandbox/graph/";
const SLOW = { match: GRAPH, delayMs: 3000 };
const BUSY = { match: GRAPH, status: 429, retryAfter: "20" };

let playing = () => "";
let usual = new Map();
const on = new Set();
const toggles = new Map();
let latest = Promise.resolve();
let waiting = 0;

/** Draw the levers; `who()` gives the mail of the person one plays. */
export async function begin(who) {
  playing = who;
  usual = new Map((await server.rooms()).map((one) => [one.mail, one.policy]));
  byId("levers").replaceChildren(
    lever("+1 hour", "An hour later", () => later(3600, "It is an hour later.")),
    lever("+1 day", "The next day, same time", () => later(86400, "It is the next day.")),
    toggle(
      "declining",
      "Rooms decline",
      "Every room's attendant says no from now on, and Graph tells it",
      decline,
    ),
    toggle(
      "telling",
      "Answers told",
      "Graph tells what a room answered to a reservation in Comeet Scheduler too; documented is that it does not",
      pass,
    ),
    lever("Approve rooms", "Approve what waits for the Boardroom", approve),
    lever("Sign-in expires", "End the sign-in of the person you play", expire),
    toggle("slow", "Graph is slow", "Every call takes three seconds more", () => trouble("slow")),
    toggle("throttled", "Graph throttles", "Every call is answered with 429", () =>
      trouble("throttled"),
    ),
    lever(
      "Start over",
      "Empty the chats and put the calendars back; the bot keeps what it knows",
      restart,
    ),
  );
  byId("levers-fold").open = globalThis.matchMedia("(min-width: 1100px)").matches;
}

function lever(title, about, pull) {
  const press = () => {
    count(1);
    latest = latest.then(() => run(pull)).finally(() => count(-1));
  };
  return el("button", { type: "button", class: "lever", title: about, onclick: press }, title);
}

/** Say whether levers are being pulled: one after the other, since each may take several calls. */
function count(change) {
  waiting += change;
  byId("levers").setAttribute("aria-busy", String(waiting > 0));
}

async function run(pull) {
  try {
    toast(await pull());
  } catch (error) {
    toast(error.message);
  }
  look();
}

function toggle(name, title, about, pull) {
  const made = lever(title, about, pull);
  made.setAttribute("aria-pressed", "false");
  toggles.set(name, made);
  return made;
}

function turn(name, isOn = !on.has(name)) {
  if (isOn) on.add(name);
  else on.delete(name);
  toggles.get(name).setAttribute("aria-pressed", String(isOn));
  return isOn;
}

async function later(seconds, sentence) {
  await server.advance(seconds);
  return sentence;
}

async function decline() {
  const isOn = turn("declining");
  for (const [mail, policy] of usual)
    await server.changeRoom(mail, { policy: isOn ? "decline" : policy });
  // Told, so that a card says so within seconds; “Answers told” takes that away again.
  await tell(isOn);
  return isOn
    ? "Every room declines from now on: book a time, and its card says so within seconds."
    : "The rooms answer as usual again.";
}

async function tell(isOn) {
  turn("telling", isOn);
  await server.flip({ talliesEverywhere: isOn });
}

async function pass() {
  const isOn = !on.has("telling");
  await tell(isOn);
  return isOn
    ? "Graph tells rooms' answers for every calendar from now on."
    : "Graph tells rooms' answers for main calendars only, as documented: a card must not say booked.";
}

async function approve() {
  const waiting = [...usual].filter(([, policy]) => policy === "approval");
  for (const [mail] of waiting) await server.changeRoom(mail, { answer: "accept" });
  return "What waited for approval is approved.";
}

async function expire() {
  const person = withMail(playing());
  await server.flip({ mail: person.mail, revoked: true });
  return `${person.name}'s sign-in has ended. The bot will find out at the next call.`;
}

async function trouble(name) {
  const isOn = turn(name);
  await server.endFaults();
  for (const [each, fault] of [
    ["slow", SLOW],
    ["throttled", BUSY],
  ]) {
    if (on.has(each)) await server.addFault(fault);
  }
  if (name === "slow")
    return isOn ? "Graph takes three seconds more for everything." : "Graph is as quick as before.";
  return isOn ? "Graph answers everything with “too many requests”." : "Graph answers again.";
}

async function restart() {
  for (const name of [...on]) turn(name, false);
  await server.reset();
  await slack.empty();
  return "Chats are empty and calendars are as at the start. The bot keeps what it knows.";
}
