// Put into a page as early as a driver can: keeps what the page complains about, for engines
// whose console the journeys cannot read.
if (!window.lockoutRecorded) {
  const complaints = [];
  window.lockoutRecorded = { document: String(Math.random()), complaints };
  addEventListener("error", (event) => complaints.push(`error: ${event.message ?? event.type}`));
  addEventListener("unhandledrejection", (event) => complaints.push(`rejection: ${event.reason}`));
  addEventListener("securitypolicyviolation", (event) =>
    complaints.push(`policy: ${event.violatedDirective} refused ${event.blockedURI}`),
  );
  const say = console.error;
  console.error = (...words) => {
    complaints.push(`console: ${words.join(" ")}`);
    say.apply(console, words);
  };
}
