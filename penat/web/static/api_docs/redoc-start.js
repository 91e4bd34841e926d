/* ReDoc, its small headings put in order for screen readers. */

const ui = document.getElementById("ui");

/** ReDoc jumps from its second level of headings to the fifth. */
function order() {
  for (const heading of ui.querySelectorAll("h5:not([aria-level])")) heading.setAttribute("aria-level", "3");
}

new MutationObserver(order).observe(ui, { childList: true, subtree: true });
Redoc.init("openapi.json", {
  hideLoading: true,
  theme: {
    colors: { text: { secondary: "#5a6165" }, error: { main: "#b3261e" }, success: { main: "#1b6b22" } },
    typography: { code: { color: "#a3241f" } },
  },
}, ui);
