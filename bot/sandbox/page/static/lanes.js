/** The calendars' lanes as a table: a row for each calendar, a block for each stretch of time. */

import { el } from "./dom.js";

const SHOWN = { from: 8 * 60, to: 20 * 60 };
const POLICIES = {
  accept: "accepts at once",
  slow: "answers a little later",
  approval: "a person approves",
  horizon: "30 days ahead at most",
  silent: "never answers",
  decline: "declines everything",
  none: "has no mail",
};
const STATUSES = {
  busy: "busy",
  tentative: "not answered yet",
  oof: "away",
  workingElsewhere: "working elsewhere",
};

/** Give in whose calendars one reads more than times. */
export function sights(lanes) {
  const writable = lanes.filter((one) => one.may === "write").map((one) => one.name);
  return ["their own calendars", ...writable].join(" and in ");
}

/** Give lanes in order: one's own, the reservations, rooms, other people. */
const ordered = (lanes) => [...lanes].sort((a, b) => rank(a) - rank(b));

function rank(lane) {
  if (lane.kind === "room") return 3;
  if (lane.kind === "extra") return lane.may === "own" ? 1 : 2;
  return lane.may === "own" ? 0 : 4;
}

const written = (date, shape) =>
  new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" }).format(
    new Date(`${date}T12:00:00Z`),
  );
const named = (date) => written(date, { weekday: "short", day: "numeric", month: "short" });
/** Give the days in words. */
export const heading = (dates) =>
  dates.length === 1
    ? named(dates[0])
    : `${written(dates[0], { day: "numeric", month: "short" })} – ${written(dates.at(-1), { day: "numeric", month: "short" })}`;

/** Draw what the tenant told of some days. */
export function table(found) {
  const scale =
    found.days.length === 1
      ? hours()
      : found.days.map((one) =>
          el("span", { class: "tick day" }, written(one, { weekday: "short", day: "numeric" })),
        );
  const top = el(
    "tr",
    {},
    el("th", { scope: "col" }, el("span", { class: "unseen" }, "Calendar")),
    el(
      "td",
      {},
      el("div", { class: `track scale of-${found.days.length}`, "aria-hidden": "true" }, scale),
    ),
  );
  return el(
    "table",
    {},
    el("caption", { class: "unseen" }, `Calendars on ${heading(found.days)}`),
    el("thead", {}, top),
    el(
      "tbody",
      {},
      ordered(found.lanes).map((one) => lane(one, found)),
    ),
  );
}

function hours() {
  const ticks = [];
  for (let minute = SHOWN.from; minute < SHOWN.to; minute += 120) {
    const tick = el("span", { class: "tick" }, `${minute / 60}`);
    tick.style.left = `${(100 * (minute - SHOWN.from)) / (SHOWN.to - SHOWN.from)}%`;
    ticks.push(tick);
  }
  return ticks;
}

function lane(one, found) {
  const about = one.kind === "room" ? POLICIES[one.policy] : one.of ? `of ${one.of}` : "";
  const may = one.of ? "" : ({ own: "own", write: "may write" }[one.may] ?? "");
  const mark = may ? el("span", { class: "may" }, may) : null;
  const head = el(
    "th",
    { scope: "row" },
    el("span", { class: "lane-name" }, one.name, " ", mark),
    about ? el("span", { class: "about" }, about) : null,
  );
  const now = found.days.includes(found.now.slice(0, 10)) && nowLine(found);
  const blocks = one.blocks.map((each) => block(each, found)).filter(Boolean);
  const track = el(
    "div",
    { class: `track of-${found.days.length}` },
    blocks.length ? el("ul", {}, blocks) : el("span", { class: "unseen" }, "nothing"),
    now || null,
  );
  return el(
    "tr",
    { class: `lane ${one.kind}`, "data-lane": `${one.mail}/${one.of ? one.name : ""}` },
    head,
    el("td", {}, track),
  );
}

function block(each, found) {
  const [from, to] = [Math.max(each.from, SHOWN.from), Math.min(each.to, SHOWN.to)];
  if (from >= to) return null;
  const words = `${hm(each.from)}–${hm(each.to)} ${STATUSES[each.status] ?? each.status}`;
  const day = found.days.length > 1 ? `${named(found.days[each.day])} ` : "";
  const about = each.title ? `${each.title}, ${words}` : words;
  const title = [about, ...each.proposals].join("; ");
  const made = el(
    "li",
    {
      class: `block ${each.status}${each.isFresh ? " fresh" : ""}${each.proposals.length ? " proposed" : ""}`,
      title: day + title,
      "data-title": each.title,
    },
    el("span", { class: "unseen" }, `${day}${title}${each.isFresh ? ", just changed" : ""}`),
  );
  place(made, { from, to, day: each.day, of: found.days.length });
  return made;
}

function place(made, { from, to, day, of }) {
  const length = SHOWN.to - SHOWN.from;
  made.style.left = `${(100 * (day + (from - SHOWN.from) / length)) / of}%`;
  made.style.width = `${(100 * (to - from)) / length / of}%`;
}

function nowLine(found) {
  const minute = Number(found.now.slice(11, 13)) * 60 + Number(found.now.slice(14, 16));
  if (minute < SHOWN.from || minute > SHOWN.to) return null;
  const made = el("span", { class: "now", "aria-hidden": "true" });
  place(made, {
    from: minute,
    to: minute,
    day: found.days.indexOf(found.now.slice(0, 10)),
    of: found.days.length,
  });
  made.style.width = "";
  return made;
}

const hm = (minute) =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
