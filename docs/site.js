// What the theme leaves undone for who reads by keyboard or ear: a name for the search, a way into what scrolls.
function reach() {
  for (const dialog of document.querySelectorAll(".md-search[role=dialog]:not([aria-label])")) dialog.setAttribute("aria-label", "Search");
  for (const box of document.querySelectorAll("article pre > code, article .md-typeset__table, article .md-typeset__scrollwrap")) {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  }
}
// What a command prints may look like a prompt (`# a comment`): a line without `$ ` is printed, and not to be copied.
function printed() {
  for (const code of document.querySelectorAll("article .language-console pre > code")) {
    let goes = false; // whether the command goes on
    for (const line of code.querySelectorAll('[id^="__line"]')) {
      const said = line.textContent.replace(/\n$/, "");
      const command = goes || said.startsWith("$ ");
      if (!command) line.classList.add("printed");
      goes = command && said.endsWith("\\");
    }
  }
}
printed();
reach();
addEventListener("load", reach);
addEventListener("resize", reach);
