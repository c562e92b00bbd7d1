/** Making elements: every text goes in as text, never as markup. */

/** Give an element with attributes (`on…` are listeners) and children; null children are left out. */
export function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "class") made.className = value;
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.flat().filter((one) => one !== null && one !== undefined));
  return made;
}

export const byId = (id) => document.getElementById(id);

let clearing = 0;

/** Say a short sentence at the foot of the page, to eyes and to screen readers. */
export function toast(sentence) {
  const place = byId("toast");
  place.textContent = sentence;
  place.classList.add("shown");
  clearTimeout(clearing);
  clearing = setTimeout(() => place.classList.remove("shown"), 6000);
}

/** Put these children into a parent in this order, moving only what is not in its place. */
export function arrange(parent, wanted) {
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child)
      parent.insertBefore(child, parent.children[index] ?? null);
  });
  while (parent.children.length > wanted.length) parent.lastElementChild.remove();
}
