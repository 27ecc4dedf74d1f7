# The words of the page on which editors make a snippet and check their own page. Readers load none.

## Document
embed-title = Embed the explainer: { $headline }
embed-heading = Put the explainer into your page
embed-about = Choose what your readers see first, and copy one of the snippets. They need no account. They set no cookie and track nobody.
embed-back = The explainer itself
embed-languages = Language
embed-no-script = The choices on this page need JavaScript and WebAssembly. Without them, copy a snippet as it is: it shows the front page. Add a parameter to the address by hand to change that. The table below lists them.
embed-privacy = No cookies, no tracking, no requests to others. What you paste here stays in your browser.

## Choices
embed-choose = What readers see
embed-persona = Person
embed-persona-none = Nobody yet: the front page
embed-hour = First hour shown
embed-hour-own = The hour the explainer begins with
embed-language = Language of the explainer
embed-view = View
embed-view-story = The whole story
embed-view-embed = The story without menu and footer, on your own background
embed-view-class = The whole story in large type, for a projector
embed-view-brief = Findings, measures and sources, without the day
embed-scheme = Colours
embed-scheme-auto = Left to the browser, which makes frames light as a rule
embed-scheme-dark = Dark
embed-scheme-light = Light
embed-font = Typeface
embed-font-both = Headings with serifs, text without
embed-font-serif = With serifs
embed-font-sans = Without serifs
embed-ground = Background
embed-ground-own = As the view has it
embed-ground-paper = Its own paper
embed-ground-transparent = None: your page shows through
embed-accent = Colour of links and controls
embed-accent-hint = Six digits from 0 to f, such as 005f9e. A colour that is hard to read is passed over.
embed-accent-wrong = This is no colour of six digits.
embed-width = Width in pixels
embed-width-hint = Left empty, it is as wide as the column. { $least } to { $most }.
embed-height = Height in pixels
embed-height-hint = The element follows the real height by itself, and so do hosts that listen. Elsewhere this is the height; left empty, it is that of the view in a column as wide. { $least } to { $most }.
embed-parameters = Parameters of the address
embed-parameter = Parameter
embed-parameter-values = Values

## Preview
embed-preview = Preview
embed-preview-open = Open the preview by itself

## Snippets
embed-snippets = Snippets
embed-your-site = https://your.site/
embed-copy = Copy: { $name }
embed-copied = Copied.
embed-not-copied = The browser does not let this page copy. The text is selected: copy it from there.
embed-element = Element
embed-element-about = Best where your pages may load a script. It is always as high as its page. The link and the picture stand there until it has arrived.
embed-frame = Frame
embed-frame-about = Works wherever frames are allowed, without any script of ours in your page.
embed-wordpress = WordPress
embed-wordpress-about = Paste it into the editor: it becomes a block of HTML. WordPress takes frames from administrators and editors only.
embed-wordpress-link = WordPress, address only
embed-wordpress-link-about = Put it on a line by itself. WordPress makes a frame of it, between 200 and 1000 pixels high. Person and language are kept, the other choices are not.
embed-amp = AMP
embed-amp-about = The address must begin with https. Place it below the first screen. The frame asks for its real height; some readers must tap for it.
embed-amp-more = Show all of it
embed-image = Picture with a link
embed-image-about = For newsletters, feeds and print, where no frame is shown.
embed-frame-title = { $title }, hour by hour
embed-image-link = Step through the day

## Check page
embed-check = Will it work on your page?
embed-check-about = Paste what your page or your system says. You learn line by line what works, and what to add where something does not. Nothing leaves your browser.
embed-check-enough = This is enough in a page with a strict policy, and in a sandbox:
embed-check-of = Whose policy is it?
embed-check-of-host = Of the page that shows the explainer
embed-check-of-site = Of the site that serves the explainer
embed-check-policy = Content-Security-Policy
embed-check-policy-hint = The header, the line of the server or the meta element. Left empty: none.
embed-check-sandbox = Sandbox of the frame
embed-check-sandbox-hint = The words, the attribute or the whole tag. Left empty: none.
embed-check-isolation = Cross-Origin-Embedder-Policy
embed-check-isolation-none = None
embed-check-results = What works
embed-check-summary = { $works } of { $all } work as it is.
embed-add = Add or replace:
embed-add-sandbox = Give the frame this sandbox:
embed-add-headers = The server of the explainer sends:
embed-add-mark = Give the tag of the script the mark of your page, or take the frame instead:
embed-add-rule = Put into your own style sheet:
embed-mark = nonce="the mark of your page"
verdict-works = Works
verdict-depends = Works on one condition
verdict-fails = Does not work
topic-frame = Showing the frame
topic-loader = The element’s script
topic-picture = Pictures
topic-border = Border and width
topic-script = Scripts
topic-wasm = WebAssembly
topic-style = Style sheet
topic-words = Words and program files
topic-preview = The preview on this page
topic-life = Script and WebAssembly in the frame
topic-copying = Copying a link
topic-saving = Saving pictures and tables
topic-links = Links to sources
topic-storage = Storage
why-nothing = Nothing stands in its way.
why-apart = Your policy ends at the frame: inside, that of the explainer’s site counts.
why-directive = The policy names other addresses only.
why-own-only = The policy allows your own site. That is enough if you serve the explainer yourself.
why-opaque-self = In a sandbox without allow-same-origin the word 'self' is nobody in Safari. Name the address too.
why-marked = The policy takes only scripts that carry a mark.
why-attribute = The style attribute is refused. It is only about looks.
why-ancestors = The policy forbids others to show the site.
why-some-ancestors = Only the pages that the policy names may show the site.
why-isolated = An isolated page shows only what says that it may be shown.
why-sandbox = The sandbox does not allow it.
why-no-script = The sandbox allows no script. The story and its hours still work.
why-stays-in-sandbox = Pages that a link opens stay in the sandbox, and some then do not work.
why-no-origin = In a sandbox without allow-same-origin, scripts come from elsewhere. The server must let them.
why-not-used = The explainer stores nothing in a frame, so nothing is missed.
