# Appens egne ord. Scenariets ord står i scenariefilen.
# Nøgle = sted + del. Engelsk har de samme nøgler og argumenter i de samme filer.

## Dokument
title-front = { $headline }
title-persona = { $persona }: { $headline }

## Toppen af siden
kicker = Forklaring · { $date }
finding-one = Mens { $system } var nede, havde folk brug for at logge ind cirka { $logins } gange (interval: { $range }).
finding-range = Mens { $system } var nede, havde folk brug for at logge ind cirka { $few } gange, hvis det varede { $short }, og cirka { $many } gange, hvis det varede { $long } (interval: { $range }).
finding-basis = Skøn: vores egen beregning ud fra én uofficiel optælling af logins og en antaget døgnkurve. Intervallet går fra vores laveste til vores højeste antagelser. De er alle blandt tallene længere nede.
languages-heading = Sprog

## Personer
personas-heading = Vælg en person

## Uret
clock-legend = Tidspunkt på dagen
clock-previous = Forrige time
clock-next = Næste time
clock-hour-before = før nedbruddet, { $blocked } af { $services } tjenester spærret, { $partly } virker delvist
clock-hour-outage = nedbrud, { $blocked } af { $services } tjenester spærret, { $partly } virker delvist
clock-hour-recovery = på vej tilbage, { $blocked } af { $services } tjenester spærret, { $partly } virker delvist
clock-hour-after = efter nedbruddet, { $blocked } af { $services } tjenester spærret, { $partly } virker delvist
duration-question = Hvor længe varede det? Kilderne er uenige.

## Timen i ord
words-heading = Denne time (skøn)
authority-said = Myndigheden klokken { $clock }: { $text }
authority-silent = Klokken { $clock }: { $text }

## Ærinder
errands-heading = Ærinder
errands-person = { $person }: dagen time for time
errands-how-to-read = Et ærinde står som klaret eller udskudt, når mindst halvdelen af 100 i samme situation er nået dertil. Tallene er skøn fra vores model.
errand-terms-today = { $service }. Fra klokken { $wanted }, senest { $deadline } i dag.
errand-terms-later = { $service }. Fra klokken { $wanted } i dag, frist { $deadline }.
errand-tries = { $tries ->
    [one] Cirka { $tries } forsøg indtil nu.
   *[other] Cirka { $tries } forsøg indtil nu.
}
errand-by-phone = Klaret i telefonen.
errand-by-second-login = Klaret med et ekstra login.
errand-by-counter = Klaret ved en skranke.
errand-by-code = Klaret med en nødkode.
errand-odds = Af 100 i samme situation har { $done } klaret det, og { $given-up } har givet op for i dag.
errand-odds-late = Af 100 i samme situation nåede { $done } det, { $given-up } gav op, og for { $late } løb tiden ud.
state-not-yet = ikke endnu
state-trying = prøver
state-on-phone = venter i telefonen
state-done = klaret
state-done-other-way = klaret på en anden måde
state-put-off = udskudt
state-missed = ikke nået

## Tjenester
board-heading = Tjenester
board-key = Sådan læses oversigten
status-works = virker
status-degraded = virker delvist
status-blocked = spærret ved login
status-down = nede eller lukket
opened-second-login = Omkring { $share } ud af 100 kan bruge et ekstra login i stedet.
opened-codes = Nogle får en nødkode i stedet: højst { $count } i timen i hele landet.
opened-counter = Nogle kan vise ved en skranke, hvem de er: højst { $count } i timen i hele landet.
service-more = Det kræver tjenesten. Alle kasser under samme overskrift skal virke.
route-login = kræver nyt login
route-session = det er nok at være logget ind i forvejen
route-own-login = bruger sin egen kode
route-no-login = kræver intet login
route-second = for dem, der kan få det
needs-any = en af disse
needs-at-least = mindst { $count } af
core-down = nede

## Hvad ville have hjulpet
safeguards-heading = Hvad ville have hjulpet?
safeguards-intro = Slå det til, du ville have ønsket dig. Hele dagen bliver regnet om med de samme mennesker.
safeguard-strength = Hvor meget: { $name }
safeguard-strength-value = { $percent } af det, vi antager
outcome-heading = Med dit valg
outcome-nothing = Intet er slået til.
outcome-hours = I hele landet ligger ærinder hen i cirka { $after } timer i alt i stedet for { $before }.
outcome-hours-same = I hele landet ligger ærinder hen i cirka { $after } timer i alt, lige så mange som uden.
outcome-person = { $person }: { $after } af { $all } ærinder er klaret, når dagen er slut, i stedet for { $before }.
outcome-person-same = { $person }: { $after } af { $all } ærinder er klaret, når dagen er slut, lige så mange som uden.
outcome-basis = Et skøn for én dag med vores midterste antagelser, som ikke helt er midten af mange dage som øverst. Intervaller viser, hvor langt andre antagelser fører.
ranges-waiting = Regner intervallet ud over mange mulige dage …
ranges-country = Over mulige dage ligger ærinder i hele landet hen i { $after } timer i stedet for { $before }.
ranges-group = { $persona }, per ærinde: { $after } uløste timer i stedet for { $before }.
ranges-from-to = { $low } til { $high }
ranges-note = Intervaller over { $days } mulige dage, som vores antagelser giver plads til. Det er de samme dage med og uden dit valg. En tiendedel ligger under et interval og en tiendedel over.
effects-alone = { $middle } uløste timer (interval { $low } til { $high }).
effects-alone-one = { $middle } uløste timer.
effects-worse = På { $days } ud af 100 mulige dage gør det tingene værre.

## Sådan ved vi det
unit-minutes = { $amount } min.

## Beskeder
notice-heading = Om dit link
notice-close = Luk
notice-version = Linket har version ”{ $found }”, som siden ikke kender. Det er læst så langt som muligt.
notice-scenario = Her er intet nedbrud med navnet ”{ $found }”. Du ser det, vi har.
notice-language = Sproget ”{ $found }” findes ikke her.
notice-persona = Her er ingen person med navnet ”{ $found }”. Du ser den, der er valgt her.
notice-hour = ”{ $found }” er ikke en time, der vises her. Du ser den time, siden åbner med.
notice-outage = ”{ $found }” er ikke et tidsrum på denne dag. Du ser den varighed, der blev omtalt.
notice-safeguard = ”{ $found }” er ikke et værn med en styrke fra 0 til 1. Det er udeladt.
notice-appearance = ”{ $found }” er ikke et farvetema. Du ser systemets eget.
notice-unknown = I linket står ”{ $found }”, som ikke betyder noget her.
notice-failed = Siden kunne ikke hente sin interaktive del. Alt herunder virker stadig: timerne, teksterne og tabellerne.
notice-loading = Regner på den dag, dit link beder om …

## Bunden
foot-privacy = Ingen cookies, ingen sporing, ingen opslag hos andre.
foot-licence = Gratis at bruge og indlejre. Kode: MIT eller Apache-2.0.
