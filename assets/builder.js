// Brings the snippet builder alive: loads its program, which begins by itself. Without it the page can
// be read, and its snippets copied.
(() => {
  "use strict";
  const { dataset, src } = document.currentScript;
  const fail = (error) => {
    console.error(error);
    document.documentElement.dataset.failed = "true";
  };
  // From a disk no program may be loaded.
  if (location.protocol === "file:") return;
  const [program, wasm] = dataset.plain.split(" ").map((name) => new URL(name, src).href);
  import(program).then(({ default: init }) => init({ module_or_path: wasm })).catch(fail);
})();
