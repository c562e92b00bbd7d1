/** The addresses of the tenant, as functions. */

async function asked(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { "Content-Type": "application/json" };
    options.body = JSON.stringify(body);
  }
  const answer = await fetch(path, options);
  const text = await answer.text();
  const json = text ? JSON.parse(text) : null;
  if (!answer.ok) throw new Error(json?.error ?? `The tenant answered with ${answer.status}.`);
  return json;
}

const chat = (id) => `/sandbox/chats/${encodeURIComponent(id)}`;

export const people = () => asked("GET", "/sandbox/people");
export const rooms = () => asked("GET", "/sandbox/rooms");
export const faults = () => asked("GET", "/sandbox/faults");
export const addFault = (fault) => asked("POST", "/sandbox/faults", fault);
export const endFaults = () => asked("DELETE", "/sandbox/faults");
export const changeRoom = (mail, change) => asked("POST", `/sandbox/rooms/${mail}`, change);
export const advance = (seconds) => asked("POST", "/sandbox/clock", { advanceSeconds: seconds });
export const flip = (switches) => asked("POST", "/sandbox/switches", switches);
export const reset = () => asked("POST", "/sandbox/reset", {});

/** Say something as a person; gives the message as it stands after the bot took it, or did not. */
export const say = (place, text) =>
  asked("POST", `${chat(place.chat)}/messages`, {
    from: place.mail,
    thread: place.thread ?? "",
    text,
  });

/** Press a card's button; gives `{note, isTrouble}`. */
export const press = (place, message, action, trigger = "manual") =>
  asked("POST", `${chat(place.chat)}/presses`, { from: place.mail, message, action, trigger });

export const arrive = (place) => asked("POST", `${chat(place.chat)}/arrival`, { from: place.mail });

export const slackUsers = () => asked("GET", "/sandbox/slack/users");

/** Do or ask something in the little Slack; what reaches the bot gives its answer's `status` and `text`. */
export const slack = (what, given) => asked("POST", `/sandbox/slack/${what}`, given);

/** Give the lanes of some days as one person may see them. */
export const lanes = (viewer, day, days) =>
  asked("GET", `/sandbox/lanes?${new URLSearchParams({ viewer, day, days })}`);

/** Hear everything that happens in the chats; comes back by itself after a break. */
export function hear(take, isConnected) {
  const stream = new EventSource("/sandbox/chats/stream");
  stream.onmessage = (event) => take(JSON.parse(event.data));
  stream.onopen = () => isConnected(true);
  stream.onerror = () => isConnected(false);
}
