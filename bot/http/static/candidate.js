// Shows the times on the reader's own clock, if the address names no other, and takes from the address what was just
// done, so that it is not said again when the page is loaded again: all else works without this.
const page = document.documentElement;
const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
const asked = new URL(location.href);
if (page.dataset.zone && own && own !== page.dataset.zone && !asked.searchParams.has("zone")) {
  asked.searchParams.set("zone", own);
  location.replace(asked);
} else if (asked.searchParams.has("done")) {
  asked.searchParams.delete("done");
  history.replaceState(history.state, "", asked);
}
