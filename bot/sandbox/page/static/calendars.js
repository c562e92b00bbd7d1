/** The calendars beside the chats: a lane for each, as the person one plays may see them. */

import { byId } from "./dom.js";
import { heading, sights, table } from "./lanes.js";
import { withMail } from "./people.js";
import * as server from "./server.js";

const EVERY_MS = 1500;
let viewer = "";
let day = "";
let days = 1;
let shown = "";
let latest = null;
let hearClock = () => {};

/** Begin to show; `onClock` is called with the tenant's own time. */
export function begin(onClock) {
  hearClock = onClock;
  byId("earlier").addEventListener("click", () => go(step(-1)));
  byId("later").addEventListener("click", () => go(step(1)));
  byId("today").addEventListener("click", () => go(""));
  byId("one-day").addEventListener("click", () => span(1));
  byId("whole-week").addEventListener("click", () => span(5));
  setInterval(() => document.hidden || look(), EVERY_MS);
}

/** Show the calendars as this person may see them. */
export function seenBy(mail) {
  if (!mail || mail === viewer) return;
  viewer = mail;
  look();
}

function go(to) {
  day = to;
  look();
}

function span(count) {
  days = count;
  byId("one-day").setAttribute("aria-pressed", String(count === 1));
  byId("whole-week").setAttribute("aria-pressed", String(count > 1));
  look();
}

const plus = (from, count) => {
  const moved = new Date(`${from}T12:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + count);
  return moved.toISOString().slice(0, 10);
};

/** Give the next day one may want to see: weekends are skipped. */
function step(direction) {
  if (days > 1) return plus(day, 7 * direction);
  let next = plus(day, direction);
  while (isWeekend(next)) next = plus(next, direction);
  return next;
}

const isWeekend = (date) => [0, 6].includes(new Date(`${date}T12:00:00Z`).getUTCDay());

const monday = (of) => plus(of, -((new Date(`${of}T12:00:00Z`).getUTCDay() + 6) % 7));

/** Ask for the lanes, and draw them if they are not as they were. */
export async function look() {
  if (!viewer) return;
  const first = days > 1 && day ? monday(day) : day;
  let found;
  try {
    found = await server.lanes(viewer, first, days);
  } catch {
    return; // the stream's own line says that the tenant is gone
  }
  hearClock(found.now);
  if (!day) {
    day = found.days[0];
    // A weekend's calendars are empty: the next working day says more.
    if (isWeekend(day)) return go(step(1));
  }
  if (followed(found)) return;
  const text = JSON.stringify([found.viewer, found.days, found.lanes]);
  if (text === shown || (days > 1 && found.days[0] !== monday(day))) {
    if (text !== shown) look();
    return;
  }
  shown = text;
  draw(found);
}

/** Go to the day of the newest change; gives whether that is another one than is shown. */
function followed(found) {
  const isNews = latest !== null && found.latest.at !== latest;
  latest = found.latest.at;
  if (
    !isNews ||
    !byId("follow").checked ||
    !found.latest.isFresh ||
    found.days.includes(found.latest.day)
  )
    return false;
  go(found.latest.day);
  return true;
}

function draw(found) {
  const person = withMail(found.viewer);
  byId("span").textContent = heading(found.days);
  byId("sight").textContent =
    `${person.first} sees the times of everybody, and names only in ${sights(found.lanes)}. Times are ${found.zone.split("/")[1]}’s.`;
  byId("lanes").replaceChildren(table(found));
}
