/** How the client is generated; see ../README.md. */
export default {
  input: "../openapi.json",
  output: { path: "src", clean: true, module: { extension: ".js" } },
  plugins: ["@hey-api/typescript", "@hey-api/client-fetch", { name: "@hey-api/sdk" }],
};
