/** Cards as Microsoft Teams draws them, by Microsoft's own renderer for Adaptive Cards. */

import { isLink } from "./candidate.js";
import { el } from "./dom.js";
import { hostConfig } from "./hostconfig.js";

let reader = null;

/** Say whether the renderer was found; without it cards are shown as text. */
export const hasRenderer = () => Boolean(globalThis.AdaptiveCards && globalThis.markdownit);

function markdown() {
  if (reader === null) {
    reader = globalThis
      .markdownit({ html: false, linkify: false, breaks: true })
      .disable(["image", "table", "code", "fence"]);
    reader.renderer.rules.link_open = (tokens, index, options, _, self) => {
      tokens[index].attrSet("target", "_blank");
      tokens[index].attrSet("rel", "noopener");
      return self.renderToken(tokens, index, options);
    };
  }
  return reader;
}

/** Give an element with text in which markdown is read; HTML in it stays text. */
export function prose(text) {
  const place = el("div", { class: "prose" });
  if (hasRenderer()) place.innerHTML = markdown().render(text);
  else place.append(...linked(plain(text)));
  return place;
}

/** Give markdown without its backslashes, for where it cannot be read. */
export const plain = (text) => text.replace(/\\([^a-z0-9\s])/gi, "$1");

/** Draw a card; `press(action)` is called for its buttons that send something to the bot. */
export function drawCard(card, press) {
  if (!hasRenderer()) return asText(card);
  const { AdaptiveCard, HostConfig } = globalThis.AdaptiveCards;
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown().render(text);
    result.didProcess = true;
  };
  const drawn = new AdaptiveCard();
  drawn.hostConfig = new HostConfig(hostConfig);
  drawn.onExecuteAction = (action) => executed(action, press);
  drawn.parse(card);
  const made = drawn.render();
  return made ? el("div", { class: "card" }, made) : asText(card);
}

let opensCandidate = () => {};

/** Call this when a card's button leads to a candidate's page. */
export const onCandidateLink = (listener) => {
  opensCandidate = listener;
};

function executed(action, press) {
  if (action.getJsonTypeName() === "Action.OpenUrl") {
    if (isLink(action.url)) return opensCandidate();
    if (/^https?:\/\//.test(action.url)) globalThis.open(action.url, "_blank", "noopener");
    return;
  }
  if (action.getJsonTypeName() === "Action.Execute")
    press({ verb: action.verb, data: action.data });
}

function asText(card) {
  const text = plain(card.fallbackText ?? "This card cannot be shown.");
  return el("div", { class: "card as-text" }, ...linked(text));
}

/** Give a text in pieces: lines that are an address can be followed. */
function linked(text) {
  return text
    .split(/^(https?:\/\/\S+)$/m)
    .map((piece, index) =>
      index % 2 ? el("a", { href: piece, target: "_blank", rel: "noopener" }, piece) : piece,
    );
}
