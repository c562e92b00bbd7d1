/** What is known of the chats: messages in order, who was last seen typing, what is unread. */

export const CHANNEL = "19:everyone@thread.tacv2";

const messages = new Map();
const seen = new Map();
const listeners = new Set();

/** Be told of every change: `start`, `message`, `removed`, `typing` or `seen`. */
export const listen = (listener) => listeners.add(listener);

const tell = (news) => listeners.forEach((listener) => listener(news));

/** Take news of the stream. */
export function take(news) {
  if (news.kind === "start") {
    const isFirst = messages.size === 0;
    messages.clear();
    for (const one of news.messages) messages.set(one.id, one);
    // What was there before this page is not news.
    if (isFirst) for (const one of news.messages) note(one);
  } else if (news.kind === "message") {
    messages.set(news.message.id, news.message);
  } else if (news.kind === "removed") {
    messages.delete(news.id);
  }
  tell(news);
}

const note = (one) => seen.set(one.chat, Math.max(seen.get(one.chat) ?? 0, one.revision));

export const message = (id) => messages.get(id);

/** Say whether nothing stands in any chat. */
export const isEmpty = () => !messages.size;

/** Give the messages of a chat in order. */
export const inChat = (chat) =>
  [...messages.values()].filter((one) => one.chat === chat).sort((a, b) => a.order - b.order);

/** Give how many messages of the bot are new or changed since the chat was last looked at. */
export const unread = (chat) =>
  inChat(chat).filter((one) => !one.author && one.revision > (seen.get(chat) ?? 0)).length;

/** Take everything in a chat as read. */
export function look(chat) {
  if (!unread(chat)) return;
  inChat(chat).forEach(note);
  tell({ kind: "seen", chat });
}

/** Give the cards with a button of one of these verbs, the newest first, leaving some chats out. */
export function cardsWith(wanted, except = []) {
  const fitting = [...messages.values()].filter(
    (one) =>
      !except.includes(one.chat) && verbs(one.drawn.teams).some((verb) => wanted.includes(verb)),
  );
  return fitting.sort((a, b) => b.order - a.order);
}

/** Say whether the newest card in a chat that offers anything asks to sign in. */
export function asksForSignIn(chat) {
  const offering = inChat(chat).filter(
    (one) => !one.author && (verbs(one.drawn.teams).length || links(one).length),
  );
  return (
    Boolean(offering.length) && links(offering.at(-1)).some((url) => url.includes("/auth/start"))
  );
}

/** Say whether a message has a button of this verb, for anybody. */
export const hasButton = (message, verb) =>
  [message.drawn, ...Object.values(message.views)].some((one) => verbs(one.teams).includes(verb));

/** Say whether somebody wrote just this in a chat. */
export const wasSaid = (chat, text) => inChat(chat).some((one) => one.author && one.text === text);

const parts = (of) =>
  of && typeof of === "object" ? [of, ...Object.values(of).flatMap(parts)] : [];
const verbs = (card) =>
  parts(card)
    .filter((one) => one.type === "Action.Execute")
    .map((one) => one.verb);
const links = (one) =>
  parts(one.drawn.teams)
    .filter((part) => part.type === "Action.OpenUrl")
    .map((part) => part.url);
