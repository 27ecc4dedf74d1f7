// Put into a page as early as a driver can: keeps what the page complains about. The consoles, which
// are read as well, hear it from the first byte of a page; some of them lack what is heard here, such
// as a rejection that nobody handles.
if (!window.lockoutRecorded) {
  const complaints = [];
  // Also what failed before this was put in, where the engine tells how a request ended; WebKit
  // does not, but its console does.
  const failed = () =>
    performance
      .getEntriesByType("resource")
      .filter(({ responseStatus }) => responseStatus >= 400)
      // Firefox asks the host for an icon of its own where a page is left before it has told of its.
      .filter(({ name }) => new URL(name).pathname !== "/favicon.ico")
      .map(({ name, responseStatus }) => `load: ${name} came to ${responseStatus}`);
  window.lockoutRecorded = {
    document: String(Math.random()),
    get complaints() {
      return [...complaints, ...failed()];
    },
  };
  // On the way down: that something was not loaded is told to its element alone.
  const noteError = ({ message, target, type }) => {
    const address = target?.src ?? target?.href;
    complaints.push(address ? `load: ${address} failed` : `error: ${message ?? type}`);
  };
  addEventListener("error", noteError, true);
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
