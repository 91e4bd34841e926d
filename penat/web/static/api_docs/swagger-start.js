/* Swagger UI, with what keyboards and screen readers miss in it: headings in order, and no link inside a button. */

const readable = ({ React }) => ({
  wrapComponents: {
    // There is one server, this one; its list of one has no name that a screen reader could say.
    ServersContainer: () => () => null,
    // A summary is a button; the link inside it would lead where the button leads.
    DeepLink: () => ({ text }) => React.createElement("span", {}, text),
    operations: (Original) => (props) => React.createElement(React.Fragment, {},
      React.createElement("h2", { className: "aside" }, "Operations"), React.createElement(Original, props)),
  },
});

/** Name the lists of a parameter's values, and let the keyboard scroll through long examples. */
function name() {
  for (const select of document.querySelectorAll("tr[data-param-name] select:not([aria-label])")) {
    select.setAttribute("aria-label", select.closest("tr").dataset.paramName);
  }
  for (const example of document.querySelectorAll("pre.microlight:not([tabindex])")) example.tabIndex = 0;
}

new MutationObserver(name).observe(document.getElementById("ui"), { childList: true, subtree: true });
SwaggerUIBundle({
  url: "openapi.json", dom_id: "#ui", deepLinking: true, validatorUrl: null, tryItOutEnabled: true,
  defaultModelsExpandDepth: 0, presets: [SwaggerUIBundle.presets.apis], plugins: [readable], syntaxHighlight: { activated: false },
});
