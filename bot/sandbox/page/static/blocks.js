/** Block Kit as Slack draws it: messages' blocks and the fields of forms, every text as text. */

import { el } from "./dom.js";

const LINK = /^(https?:|mailto:)/;
const KINDS = {
  header: (block) => el("h3", { class: "bk-header" }, plain(block.text)),
  image: (block) =>
    LINK.test(block.image_url)
      ? el("img", { class: "bk-image", src: block.image_url, alt: block.alt_text })
      : el("p", {}, block.alt_text),
  divider: () => el("hr", { class: "bk-divider" }),
  section,
  context: (block) =>
    el("div", { class: "bk-context" }, (block.elements ?? []).map(contextual)),
  actions: (block, press) =>
    el(
      "div",
      { class: "bk-actions" },
      block.elements.map((one) => (one.type === "overflow" ? menu(one, press) : button(one, press))),
    ),
  rich_text: (block) => el("div", { class: "bk-rich" }, block.elements.map(rich)),
};
const RICH = {
  rich_text_section: (part) => el("p", {}, part.elements.map(run)),
  rich_text_list: (part) =>
    el(
      part.style === "ordered" ? "ol" : "ul",
      { class: "bk-list" },
      part.elements.map((one) => el("li", {}, one.elements.map(run))),
    ),
  rich_text_preformatted: (part) =>
    el(
      "pre",
      { class: "bk-pre", tabindex: "0", role: "region", "aria-label": "Timetable" },
      part.elements.map(run),
    ),
  rich_text_quote: (part) => el("blockquote", { class: "bk-quote" }, part.elements.map(run)),
};

/** Give blocks as elements; `press(action_id)` is called for buttons and what is chosen in menus. What is not known is left out. */
export const drawn = (blocks, press) =>
  blocks.map((one) => KINDS[one.type]?.(one, press)).filter(Boolean);

function section(block, press) {
  const fields = (block.fields ?? []).map((one) => el("p", {}, words(one)));
  return el(
    "div",
    { class: "bk-section" },
    el(
      "div",
      { class: "bk-text" },
      block.text ? el("p", {}, words(block.text)) : null,
      fields.length ? el("div", { class: "bk-fields" }, fields) : null,
    ),
    block.accessory?.type === "button" ? button(block.accessory, press) : null,
  );
}

const contextual = (one) =>
  one.type === "image" ? el("span", {}, one.alt_text ?? "") : el("p", {}, words(one));

function button(one, press) {
  const style = one.style ? `bk-button ${one.style}` : "bk-button";
  const shared = { class: style, "aria-label": spoken(one), "data-action": one.action_id };
  const click = () => press(one.action_id);
  if (one.url && LINK.test(one.url)) {
    const link = { ...shared, href: one.url, target: "_blank", rel: "noopener", onclick: click };
    return el("a", link, plain(one.text));
  }
  return el("button", { ...shared, type: "button", onclick: click }, plain(one.text));
}

/** A menu of what is seldom pressed; its options are pressed as "menu/0:1". */
function menu(one, press) {
  const options = one.options.map((option, number) => {
    const choose = () => {
      made.open = false;
      press(`${one.action_id}:${number}`);
    };
    return el("button", { type: "button", onclick: choose }, plain(option.text));
  });
  const summary = el("summary", { class: "bk-button", "aria-label": "More actions" }, "⋯");
  const made = el("details", { class: "bk-menu" }, summary, el("div", { class: "bk-options" }, options));
  made.addEventListener("toggle", () => {
    const { right } = made.lastElementChild.getBoundingClientRect();
    if (right > document.documentElement.clientWidth) made.classList.add("at-end");
  });
  const leave = ({ target }) => {
    if (!made.contains(target)) made.open = false;
  };
  made.addEventListener("toggle", () => {
    const listen = made.open ? "addEventListener" : "removeEventListener";
    for (const kind of ["pointerdown", "focusin"]) document[listen](kind, leave);
  });
  made.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    made.open = false;
    summary.focus();
  });
  return made;
}

// What is read begins with what is seen, so that voice control finds the button (WCAG 2.5.3).
const spoken = ({ text, accessibility_label: label }) =>
  label && !label.includes(plain(text)) ? `${plain(text)}: ${label}` : label;

const rich = (part) => RICH[part.type]?.(part) ?? null;

function run(part) {
  if (part.type === "link") return anchor(part.url, part.text ?? part.url);
  let made = part.text ?? part.name ?? "";
  for (const [mark, name] of [
    ["code", "code"],
    ["bold", "strong"],
    ["italic", "em"],
    ["strike", "s"],
  ]) {
    if (part.style?.[mark]) made = el(name, {}, made);
  }
  return made;
}

const plain = (text) => text?.text ?? "";
const words = (text) => (text.type === "mrkdwn" ? mrkdwn(text.text) : [plain(text)]);

const MARKS = new RegExp(
  [
    "```(?<pre>[\\s\\S]+?)```",
    "`(?<code>[^`\\n]+)`",
    "<(?<angle>[^<>\\n]+)>",
    "(?<![\\w*])\\*(?<bold>[^\\s*](?:[^*\\n]*[^\\s*])?)\\*(?![\\w*])",
    "(?<![\\w_])_(?<italic>[^\\s_](?:[^_\\n]*[^\\s_])?)_(?![\\w_])",
    "(?<![\\w~])~(?<strike>[^\\s~](?:[^~\\n]*[^\\s~])?)~(?![\\w~])",
  ].join("|"),
  "g",
);

/** Give Slack's markup as elements and texts. */
export function mrkdwn(text) {
  const made = [];
  let end = 0;
  for (const found of text.matchAll(MARKS)) {
    if (found.index > end) made.push(literal(text.slice(end, found.index)));
    made.push(marked(found.groups));
    end = found.index + found[0].length;
  }
  if (end < text.length) made.push(literal(text.slice(end)));
  return made;
}

function marked({ pre, code, angle, bold, italic, strike }) {
  if (pre) return el("span", { class: "bk-pre" }, literal(pre));
  if (code) return el("code", {}, literal(code));
  if (angle) return reference(angle);
  if (bold) return el("strong", {}, mrkdwn(bold));
  return italic ? el("em", {}, mrkdwn(italic)) : el("s", {}, mrkdwn(strike));
}

function reference(inside) {
  const [target, shown] = inside.split("|");
  if (/^[@#!]/.test(target)) return `${target[0] === "#" ? "#" : "@"}${shown ?? target.slice(1)}`;
  return anchor(literal(target), literal(shown ?? target));
}

const anchor = (url, text) =>
  LINK.test(url) ? el("a", { href: url, target: "_blank", rel: "noopener" }, text) : text;

// The ampersand last, so that what was escaped twice is read once.
const literal = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
