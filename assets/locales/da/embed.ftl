# Ordene på den side, hvor redaktører laver en kode og prøver deres egen side. Læserne henter ingen.

## Dokument
embed-title = Indlejr forklaringen: { $headline }
embed-heading = Sæt forklaringen ind på din side
embed-about = Vælg, hvad dine læsere ser først, og kopiér en af koderne. De kræver ingen konto. De sætter ingen cookie og sporer ingen.
embed-back = Selve forklaringen
embed-languages = Sprog
embed-no-script = Valgene på denne side kræver JavaScript og WebAssembly. Uden dem kan du kopiere en kode, som den er: Den viser forsiden. Skriv selv en parameter i adressen for at ændre det. De står i tabellen nedenfor.
embed-privacy = Ingen cookies, ingen sporing, ingen opslag hos andre. Det, du sætter ind her, bliver i din browser.

## Valg
embed-choose = Det ser læserne
embed-persona = Person
embed-persona-none = Ingen endnu: forsiden
embed-hour = Første time
embed-hour-own = Den time, som forklaringen begynder med
embed-language = Forklaringens sprog
embed-view = Visning
embed-view-story = Hele fortællingen
embed-view-embed = Fortællingen uden menu og sidefod, på din egen baggrund
embed-view-class = Hele fortællingen med stor skrift, til projektor
embed-view-brief = Resultater, værn og kilder, uden dagen
embed-scheme = Farver
embed-scheme-auto = Overladt til browseren, som oftest viser rammer lyst
embed-scheme-dark = Mørkt
embed-scheme-light = Lyst
embed-font = Skrift
embed-font-both = Overskrifter med seriffer, tekst uden
embed-font-serif = Med seriffer
embed-font-sans = Uden seriffer
embed-ground = Baggrund
embed-ground-own = Som visningen har den
embed-ground-paper = Sit eget papir
embed-ground-transparent = Ingen: Din side ses igennem
embed-accent = Farve på links og knapper
embed-accent-hint = Seks tegn fra 0 til f, for eksempel 005f9e. En farve, der er svær at læse, springes over.
embed-accent-wrong = Det er ikke en farve på seks tegn.
embed-width = Bredde i pixel
embed-width-hint = Er feltet tomt, er den så bred som spalten. { $least } til { $most }.
embed-height = Højde i pixel
embed-height-hint = Elementet følger selv den rigtige højde, og det gør sider, der lytter, også. Ellers er det her højden; er feltet tomt, er det visningens i en spalte af den bredde. { $least } til { $most }.
embed-parameters = Parametre i adressen
embed-parameter = Parameter
embed-parameter-values = Værdier

## Prøve
embed-preview = Sådan ser det ud
embed-preview-open = Åbn prøven for sig selv

## Koder
embed-snippets = Koder
embed-your-site = https://dit.websted/
embed-copy = Kopiér: { $name }
embed-copied = Kopieret.
embed-not-copied = Browseren lader ikke siden kopiere. Teksten er markeret: kopiér den derfra.
embed-element = Element
embed-element-about = Bedst, hvor dine sider må hente et script. Det er altid så højt som sin side. Linket og billedet står der, til det er kommet.
embed-frame = Ramme
embed-frame-about = Virker overalt, hvor rammer er tilladt, uden noget script fra os på din side.
embed-wordpress = WordPress
embed-wordpress-about = Sæt den ind i editoren: Den bliver til en blok med HTML. WordPress tager kun rammer fra administratorer og redaktører.
embed-wordpress-link = WordPress, kun adressen
embed-wordpress-link-about = Sæt den på en linje for sig selv. WordPress gør den til en ramme, der er mellem 200 og 1000 pixel høj. Person og sprog følger med, de andre valg gør ikke.
embed-amp = AMP
embed-amp-about = Adressen skal begynde med https. Sæt den under det første skærmbillede. Rammen beder om sin rigtige højde; nogle læsere må trykke for at få den.
embed-amp-more = Vis det hele
embed-image = Billede med link
embed-image-about = Til nyhedsbreve, feeds og tryk, hvor der ikke vises rammer.
embed-frame-title = { $title }, time for time
embed-image-link = Gå gennem dagen

## Prøv din side
embed-check = Virker det på din side?
embed-check-about = Sæt ind, hvad din side eller dit system siger. Du får linje for linje at vide, hvad der virker, og hvad der mangler. Intet forlader din browser.
embed-check-enough = Det her er nok på en side med en streng politik og i en sandkasse:
embed-check-of = Hvis politik er det?
embed-check-of-host = Den sides, der viser forklaringen
embed-check-of-site = Det websteds, der leverer forklaringen
embed-check-policy = Content-Security-Policy
embed-check-policy-hint = Headeren, linjen i serveren eller meta-elementet. Tomt felt: ingen.
embed-check-sandbox = Rammens sandbox
embed-check-sandbox-hint = Ordene, attributten eller hele tagget. Tomt felt: ingen.
embed-check-isolation = Cross-Origin-Embedder-Policy
embed-check-isolation-none = Ingen
embed-check-results = Det virker
embed-check-summary = { $works } af { $all } virker, som det er.
embed-add = Tilføj eller erstat:
embed-add-sandbox = Giv rammen denne sandbox:
embed-add-headers = Forklaringens server sender:
embed-add-mark = Giv scriptets tag din sides mærke, eller tag rammen i stedet:
embed-add-rule = Sæt ind i dit eget stylesheet:
embed-mark = nonce="din sides mærke"
verdict-works = Virker
verdict-depends = Virker på én betingelse
verdict-fails = Virker ikke
topic-frame = At vise rammen
topic-loader = Elementets script
topic-picture = Billeder
topic-border = Kant og bredde
topic-script = Scripts
topic-wasm = WebAssembly
topic-style = Stylesheet
topic-words = Ord og programfiler
topic-preview = Prøven på denne side
topic-life = Script og WebAssembly i rammen
topic-copying = At kopiere et link
topic-saving = At gemme billeder og tabeller
topic-links = Links til kilder
topic-storage = Lager i browseren
why-nothing = Der er intet i vejen.
why-apart = Din politik slutter ved rammen: Indenfor gælder den, som forklaringens websted har.
why-directive = Politikken nævner kun andre adresser.
why-own-only = Politikken tillader dit eget websted. Det er nok, hvis du selv leverer forklaringen.
why-opaque-self = I en sandkasse uden allow-same-origin er ordet 'self' ingen i Safari. Nævn også adressen.
why-marked = Politikken tager kun scripts, der bærer et mærke.
why-attribute = Style-attributten bliver afvist. Den gælder kun udseendet.
why-ancestors = Politikken forbyder andre at vise webstedet.
why-some-ancestors = Kun de sider, som politikken nævner, må vise webstedet.
why-isolated = En isoleret side viser kun det, der selv siger, at det må vises.
why-sandbox = Sandkassen tillader det ikke.
why-no-script = Sandkassen tillader ingen scripts. Fortællingen og dens timer virker stadig.
why-stays-in-sandbox = Sider, som et link åbner, bliver i sandkassen, og nogle virker så ikke.
why-no-origin = I en sandkasse uden allow-same-origin kommer scripts udefra. Serveren skal give lov.
why-not-used = Forklaringen gemmer intet i en ramme, så intet går tabt.
