"""Draw the icons: each SVG of `manifest/teams` becomes the PNG beside it (`python -m manifest.draw`).

Needs Chromium, as the browser tests do. Run it after changing an SVG, and commit both.
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from manifest.pack import TEAMS

SIZES = {"color": 192, "outline": 32}
"""In pixels, both ways, as Teams asks for them."""


def main() -> None:
    """Draw every icon anew, next to its source."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        for name, size in SIZES.items():
            drawn = _drawn(page, TEAMS / f"{name}.svg", size)
            (TEAMS / f"{name}.png").write_bytes(drawn)
            sys.stdout.write(f"{name}.png: {size} × {size}, {len(drawn)} bytes\n")
        browser.close()


def _drawn(page: Page, source: Path, size: int) -> bytes:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body {{ margin: 0 }}</style>{source.read_text(encoding='utf-8')}")
    return page.screenshot(omit_background=True)


if __name__ == "__main__":
    main()
