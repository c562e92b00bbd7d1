/** A form that stands open in Slack, as a dialog with its fields. */

import { el } from "./dom.js";
import { drawn } from "./blocks.js";

/**
 * Give the dialog of a view. `submit(values)` tells what is wrong, by field: then the form stays
 * open with all that was filled in. When it is gone and nothing was sent, `back()` is called.
 */
export function form(view, { submit, back }) {
  const fields = view.blocks.filter((one) => one.type === "input").map(field);
  const others = drawn(
    view.blocks.filter((one) => one.type !== "input"),
    () => {},
  );
  let isSent = false;
  const send = async (event) => {
    event.preventDefault();
    if (dialog.getAttribute("aria-busy")) return;
    dialog.setAttribute("aria-busy", "true");
    const wrong = await submit(Object.fromEntries(fields.map(({ id, value }) => [id, value()])));
    dialog.removeAttribute("aria-busy");
    isSent = wrong !== null && Object.keys(wrong).length === 0;
    if (isSent) dialog.close();
    else fields.forEach((one) => say(one, wrong?.[one.id]));
  };
  const buttons = el(
    "div",
    { class: "form-foot" },
    el("button", { type: "button", class: "bk-button", onclick: () => dialog.close() }, view.close?.text ?? "Cancel"),
    // A page to read has nothing to send.
    fields.length === 0
      ? null
      : el("button", { type: "submit", class: "bk-button primary" }, view.submit?.text ?? "Submit"),
  );
  const dialog = el(
    "dialog",
    { class: "slack slack-form", "aria-label": view.title.text },
    el(
      "form",
      { onsubmit: send },
      el("h2", {}, view.title.text),
      others,
      fields.map((one) => one.node),
      buttons,
    ),
  );
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (!isSent) back();
  });
  return dialog;
}

function say({ node }, sentence) {
  node.querySelector(".form-wrong")?.remove();
  if (sentence) node.append(el("span", { class: "form-wrong", role: "alert" }, sentence));
}

function field(block) {
  const { element } = block;
  const label = block.optional ? `${block.label.text} (optional)` : block.label.text;
  if (element.type === "multi_static_select") return several(block, label);
  const shared = { required: !block.optional, "data-field": block.block_id };
  const input = line(element, shared);
  const node = el("label", { class: "form-field" }, el("span", {}, label), input);
  return { id: block.block_id, node, value: () => input.value };
}

function line(element, shared) {
  if (element.type === "static_select") return choice(element, shared);
  if (element.type === "datepicker")
    return el("input", { ...shared, type: "date", value: element.initial_date });
  if (element.type === "timepicker")
    return el("input", { ...shared, type: "time", value: element.initial_time });
  const text = {
    ...shared,
    maxlength: element.max_length,
    placeholder: element.placeholder?.text,
  };
  return element.multiline
    ? el("textarea", { ...text, rows: 3 }, element.initial_value ?? "")
    : el("input", { ...text, type: "text", value: element.initial_value });
}

function choice(element, shared) {
  const first = element.initial_option?.value;
  const options = element.options.map((one) =>
    el("option", { value: one.value, selected: one.value === first }, one.text.text),
  );
  return el("select", shared, first ? null : el("option", { value: "" }, "Choose"), options);
}

function several(block, label) {
  const chosen = (block.element.initial_options ?? []).map((one) => one.value);
  const boxes = block.element.options.map((one) => ({
    value: one.value,
    title: one.text.text,
    box: el("input", { type: "checkbox", checked: chosen.includes(one.value) }),
  }));
  const rows = boxes.map(({ box, title }) => el("label", {}, box, " ", title));
  const node = el("fieldset", { class: "form-field" }, el("legend", {}, label), rows);
  const value = () =>
    boxes
      .filter(({ box }) => box.checked)
      .map((one) => one.value)
      .join(",");
  return { id: block.block_id, node, value };
}
