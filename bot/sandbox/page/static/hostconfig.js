/** How cards look: colours are the page's own, so that light and dark follow by themselves. */

const tones = (name) => ({ default: `var(--card-${name})`, subtle: `var(--card-${name}-soft)` });
const colours = {
  default: tones("text"),
  accent: tones("accent"),
  good: tones("good"),
  warning: tones("warning"),
  attention: tones("bad"),
  dark: tones("text"),
  light: tones("text"),
};
const container = (name) => ({
  backgroundColor: `var(--card-${name}-ground)`,
  foregroundColors: colours,
});
const sizes = { small: 12, default: 14, medium: 15, large: 18, extraLarge: 22 };
const weights = { lighter: 400, default: 400, bolder: 600 };
const spoken = 'system-ui, "Segoe UI", sans-serif';
const typed = 'ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace';

export const hostConfig = {
  hostCapabilities: { capabilities: null },
  choiceSetInputValueSeparator: ",",
  supportsInteractivity: true,
  fontTypes: {
    default: { fontFamily: spoken, fontSizes: sizes, fontWeights: weights },
    monospace: { fontFamily: typed, fontSizes: sizes, fontWeights: weights },
  },
  spacing: { small: 4, default: 8, medium: 14, large: 20, extraLarge: 28, padding: 12 },
  separator: { lineThickness: 1, lineColor: "var(--line)" },
  textBlock: { headingLevel: 3 },
  containerStyles: {
    default: { backgroundColor: "transparent", foregroundColors: colours },
    emphasis: container("panel"),
    accent: container("accent"),
    good: container("good"),
    attention: container("bad"),
    warning: container("warning"),
  },
  actions: {
    maxActions: 8,
    spacing: "Small",
    buttonSpacing: 8,
    showCard: { actionMode: "Inline", inlineTopMargin: 8, style: "emphasis" },
    preExpandSingleShowCardAction: false,
    actionsOrientation: "Horizontal",
    actionAlignment: "Left",
    allowTitleToWrap: true,
  },
  adaptiveCard: { allowCustomStyle: false },
  inputs: {
    label: {
      inputSpacing: "Small",
      requiredInputs: { weight: "Bolder", color: "Default" },
      optionalInputs: { weight: "Bolder", color: "Default" },
    },
    errorMessage: { color: "Attention", weight: "Bolder" },
  },
  factSet: {
    title: {
      color: "Default",
      size: "Default",
      isSubtle: true,
      weight: "Default",
      wrap: true,
      maxWidth: 130,
    },
    value: { color: "Default", size: "Default", isSubtle: false, weight: "Default", wrap: true },
    spacing: 12,
  },
};
