// What the host pages without a way of their own have in common.
// What frames say here, and what our own loader tells.
window.heard = [];
addEventListener("message", ({ data }) => heard.push(data));
window.told = [];
for (const type of ["ready", "step", "persona", "prediction"]) {
  addEventListener(`lockout:${type}`, (event) => told.push(`${type} ${event.detail.value}`));
}
window.embed = (src, attributes = {}) => {
  const frame = document.createElement("iframe");
  for (const [name, value] of Object.entries({ title: "Embedded", src, ...attributes })) {
    frame.setAttribute(name, value);
  }
  frame.style.cssText = "border: 0; width: 600px; height: 700px";
  document.getElementById("place").append(frame);
  return frame;
};
window.last = () => heard.filter(({ kind }) => kind === "interactive:height").at(-1)?.height ?? 0;
