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

  // Opens what is folded and switches on what can be; returns how much there was.
  const unfold = () => {
    const folded = [...document.querySelectorAll("details:not([open])")];
    for (const details of folded) details.open = true;
    return folded.length + press("[aria-expanded=false]") + press("[role=switch]:not(:checked)");
  };

  return { unfold };
})();
