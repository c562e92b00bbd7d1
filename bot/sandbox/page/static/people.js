/** Who is there, and the list in which one picks whose chat to play. */

import { byId, el } from "./dom.js";
import * as server from "./server.js";
import { CHANNEL, unread } from "./talk.js";

const ROLES = ["owner", "it manager", "admin", "recruiter", "interviewer"];
const ROLE_WORDS = {
  owner: "Owner",
  "it manager": "IT manager",
  admin: "Admin",
  recruiter: "Recruiter",
  interviewer: "Interviewer",
};
export const SCHEDULER = { name: "Scheduler", initials: "S", hue: "bot" };
export const EVERYONE = {
  chat: CHANNEL,
  mail: "",
  name: "Everyone",
  role: "Channel",
  initials: "#",
  hue: "all",
};

let everybody = [];

/** Read the tenant's people: the ones with a part to play first. */
export async function load() {
  const found = await server.people();
  everybody = found.map(described).sort((a, b) => a.rank - b.rank || a.name.localeCompare(b.name));
}

function described(one) {
  const role = ROLES.find((name) => one.roles.includes(name)) ?? "interviewer";
  const words = one.name.split(/\s+/);
  const hue = [...one.mail].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 8, 7);
  return {
    ...one,
    chat: `a:${one.mail.split("@")[0]}`,
    first: words[0],
    role: ROLE_WORDS[role],
    rank: ROLES.indexOf(role),
    initials: (words[0][0] + (words.at(-1)?.[0] ?? "")).toUpperCase(),
    hue: String(hue),
  };
}

export const all = () => everybody;
export const withMail = (mail) => everybody.find((one) => one.mail === mail);
export const inChat = (chat) =>
  chat === CHANNEL ? EVERYONE : everybody.find((one) => one.chat === chat);

/** Give the first person with a role, as shown. */
export const withRole = (role) => everybody.find((one) => one.role === role);

export const avatar = (one) =>
  el("span", { class: `avatar hue-${one.hue}`, "aria-hidden": "true" }, one.initials);

/** Draw the list; `open` and `openBeside` are given a chat, `candidates` are those who have none. */
export function draw({ open, openBeside, isOpen }, candidates = []) {
  const groups = [
    ["Channel", [EVERYONE]],
    ["Candidate", candidates],
    ["People team", everybody.filter((one) => one.rank < 4)],
    ["Interviewers", everybody.filter((one) => one.rank === 4)],
  ];
  byId("people").replaceChildren(
    ...groups.filter(([, rows]) => rows.length).map(([title, rows]) =>
      el(
        "section",
        {},
        el("h3", {}, title),
        el(
          "ul",
          {},
          rows.map((one) => row(one, { open, openBeside, isOpen })),
        ),
      ),
    ),
  );
}

function row(one, { open, openBeside, isOpen }) {
  const count = unread(one.chat);
  const isHere = isOpen(one.chat);
  const badge = count
    ? el("span", { class: "badge" }, String(count), el("span", { class: "unseen" }, " unread"))
    : null;
  return el(
    "li",
    { class: isHere ? "row here" : "row", "data-chat": one.chat },
    el(
      "button",
      {
        type: "button",
        class: "pick",
        "aria-current": isHere ? "true" : null,
        onclick: () => open(one.chat),
      },
      avatar(one),
      el(
        "span",
        { class: "who" },
        el("span", { class: "name" }, one.name),
        el("span", { class: "role" }, one.role),
      ),
      badge,
    ),
    el(
      "button",
      {
        type: "button",
        class: "beside",
        "aria-label": `Show ${one.name} beside the others`,
        title: "Show beside the others",
        onclick: () => openBeside(one.chat),
      },
      "+",
    ),
  );
}
