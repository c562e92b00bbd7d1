/** The line to write in, and what is suggested where nothing was said yet. */

import { el, toast } from "./dom.js";
import { avatar, withMail } from "./people.js";
import * as server from "./server.js";

const IDEAS = {
  Owner: ["enable office365", "status", "help"],
  "IT manager": ["status", "rooms", "help"],
  Admin: ["status", "rooms", "help"],
  Recruiter: ["who's free Tuesday with a room", "my interviews", "help"],
  Interviewer: ["connect", "my interviews", "help"],
  Channel: ["who's free Tuesday with a room", "help"],
};

/** Say something as somebody, in their chat. */
export async function say(place, text) {
  try {
    await server.say(place, text);
  } catch (error) {
    toast(error.message);
  }
}

/** Give what an empty chat shows: sentences that fit who one plays. */
export function welcome(who, place) {
  const ideas = IDEAS[who.role].map((text) =>
    el("button", { type: "button", class: "idea", onclick: () => say(place(), text) }, text),
  );
  const greet = el(
    "button",
    {
      type: "button",
      class: "idea quiet",
      onclick: () => server.arrive(place()).catch((error) => toast(error.message)),
    },
    "Add the app",
  );
  const whose = who.first ? `As ${who.first} you could write` : "Here one could write";
  return el(
    "li",
    { class: "welcome" },
    avatar(who),
    el("p", {}, `Nothing was said here yet. ${whose}:`),
    el("div", { class: "ideas" }, ideas, greet),
  );
}

/** Give the line as `form`; `inThread` has the next message answer one of the channel. */
export function composer(who, place, send = say) {
  let thread = null;
  const label = who.first
    ? `Write to Scheduler as ${who.first}`
    : "Write to Scheduler in the channel";
  const input = el("input", {
    type: "text",
    autocomplete: "off",
    maxlength: "4000",
    "aria-label": label,
    placeholder: label,
  });
  const about = el("button", {
    type: "button",
    class: "small in-thread",
    hidden: true,
    onclick: () => set(null),
  });
  const set = (root) => {
    thread = root;
    about.hidden = root === null;
    about.textContent = root ? `Replying to ${withMail(root.author)?.name ?? "Scheduler"} ×` : "";
    input.focus();
  };
  const submit = (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    input.value = "";
    send({ ...place(), thread: thread?.id }, text);
  };
  const button = el("button", { type: "submit", class: "send" }, "Send");
  return {
    form: el("form", { class: "composer", onsubmit: submit }, about, input, button),
    inThread: set,
  };
}
