// Put into a page by the journeys: brings it into the states that a reader can bring it into, by
// whatever it has for that. What it opens stays open, so that it may be run again.
window.lockoutWalk = (() => {
  "use strict";
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const isBusy = (element) => element.disabled || element.getAttribute("aria-disabled") === "true";
  const press = (selector) => {
    const found = [...document.querySelectorAll(selector)];
    const wanted = found.filter((element) => isShown(element) && !isBusy(element));
    for (const element of wanted) element.click();
    return wanted.length;
  };

  // Answers with the first choice wherever nothing is chosen.
  const answer = () => {
    const open = [...document.querySelectorAll("[role=radiogroup]")].filter(
      (group) => isShown(group) && !group.querySelector(":checked"),
    );
    for (const group of open) group.querySelector("[type=radio]")?.click();
    return open.length;
  };

  // Opens what is folded, switches on what can be and answers what is asked; returns how much there
  // was.
  const unfold = () => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
    return folded.length + answer() + press("[aria-expanded=false]") + press("[type=checkbox]:not(:checked)");
  };

  return { unfold };
})();
