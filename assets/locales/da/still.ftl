# Ordene i de dele af siden, der aldrig ændrer sig: De står i siden i forvejen, og ingen læsers
# program henter dem. En besked, som programmet skal bruge, hører ikke til her.

## Hovedtal
key-name = Tre hovedtal
key-of-100 = { $count } ud af 100
key-not-done = ærinder, der krævede login, blev ikke klaret den dag
key-unmet-hours = timer lå ærinder hen uden at blive løst, lagt sammen for alle
key-hang-ups = opkald om hjælp blev opgivet, før nogen svarede
key-range = Interval: { $low } til { $high }
key-basis = Skøn for ”{ $outage }”. Hvert tal er midten af { $days } mulige dage, som vores antagelser giver plads til. En tiendedel af dem ligger under intervallet og en tiendedel over. De gælder hele dagen, ikke kun nedbruddet. Tegningerne viser én dag med vores midterste antagelser, så de afviger noget.

## Billedet af en side til andre
card-basis = Forklaring · { $date }. Tegningen er vores models skøn for ”{ $outage }”. Kilderne er uenige om, hvor længe det varede.

## Uden netforbindelse, i stedet for en side, der ikke er gemt
offline-title = Du er offline
offline-text = Siden er ikke gemt på din enhed endnu. Det, du har læst her før, virker stadig: gå tilbage til det.
offline-again = Prøv igen

## Hvad ville have hjulpet
effects-heading = Hvad hvert værn ville have ændret alene
effects-note = Her står, hvordan de uløste timer ændrer sig, hvis kun dette er slået til, fuldt ud, på dagen, som den blev omtalt. Det første tal er midten af { $days } mulige dage. En tiendedel af dem ligger under intervallet og en tiendedel over. Det er antagelser, ikke løfter.
effects-limits = Hvad det ikke kan:

## Sådan ved vi det
evidence-heading = Sådan ved vi det
facts-contested = Det er kilderne uenige om
facts-reported = Det blev rapporteret
facts-keeps-working = Det virkede stadig
facts-history = Før og andre steder
numbers-heading = Tallene bag modellen
numbers-what = Tal
numbers-value = Værdi
numbers-range = Spænd
numbers-basis = Grundlag
numbers-from-to = { $low } til { $high }
numbers-single = kun denne værdi
numbers-no-range = intet spænd angivet
numbers-as-above = Som ovenfor.
numbers-multiplied = De to tal ovenfor ganget med hinanden.
numbers-added-up = Linjerne ovenfor lagt sammen.
about-demand = Hvor mange vil logge ind
about-gate = Nedbruddet og login
about-behaviour = Hvad folk gør
about-services = Tjenester
about-lines = Telefonlinjer
about-groups = Grupper
about-facts = Oplysningerne ovenfor
more-lines = Mere om telefonlinjerne
more-groups = Mere om grupperne
more-errands = Hvor længe folk bliver ved, for hvert ærinde
more-needed = Det, der skal virke, på en normal dag
more-safeguards = Hvad hvert værn ændrer
more-told = Det, der blev sagt og omtalt
left-out-heading = Det ser modellen bort fra
sources-heading = Kilder
source-ref = Kilde: { $publisher }
basis-reported = omtalt
basis-official = officielt
basis-derived = beregnet
basis-assumed = antagelse
unit-factor = × { $amount }
unit-days = { $days ->
    [one] { $days } dag
   *[other] { $days } dage
}
unit-kroner = { $amount } kr.
number-people = Personer med den digitale identitet
number-logins = Logins på en gennemsnitlig dag
number-weekday = Denne ugedag i forhold til gennemsnittet
number-curve = Andel af dagens logins i den travleste time
number-through = Andel, der kunne logge ind under nedbruddet
number-ramp-minutes = Tid efter nedbruddet, hvor ikke alle kunne logge ind
number-ramp-through = Andel, der kunne logge ind i den tid
number-capacity = Kapacitet til logins i forhold til normal spidsbelastning
number-overload = Kapacitet, der går tabt ved overbelastning
number-retry = Tid mellem to forsøg
number-patience = Tid, før man giver op for i dag
number-give-up = Andel, der giver op efter ét forgæves forsøg
number-phone-switch = Andel af forgæves forsøg, der bliver til opkald
number-service = Andel af logins
number-agents = Medarbejdere ved telefonen
number-group = Andel af befolkningen
number-try = Hvor længe et forsøg varer
number-grace = Tid, hvor et ærinde stadig tæller som løst til tiden
number-weight = Hvor meget et ærinde vejer
number-opens = Hvornår linjen åbner
number-closes = Hvornår linjen lukker
number-offices = Kontorer med hver sin linje
number-trunks = Flest, der kan være i telefonen og i kø på en linje
number-normal-load = Andel af medarbejdere, der er optaget på en normal dag
number-retry-factor = Tid mellem to forsøg i forhold til normalt
number-patience-factor = Tid, før man giver op, i forhold til normalt
number-phone-factor = Forgæves forsøg, der bliver til opkald, i forhold til normalt
number-rest = alle andre
number-group-logins = En gruppes andel af en tjenestes logins
number-persistence = Tid, før man opgiver ærindet, i forhold til normalt
number-works = Andel af tiden eller af folk, hvor det virker
number-told = Hvornår det blev sagt
number-available = Andel af tiden, hvor login skal virke
number-window = Tid, som det måles over
number-second-login = Andel med et ekstra login
number-second-works = Andel af dem, der kan bruge det
number-agents-factor = Medarbejdere ved telefonen i forhold til normalt
number-agents-delay = Tid, før de tager telefonen
number-deadline = Tid, som alle frister rykkes
number-return-factor = Tid mellem to forsøg, når folk kommer igen, i forhold til normalt
number-return = Hvor længe det varer
number-return-spread = Hvor meget de, der kommer igen, bliver spredt
number-checks = Tjek i timen i hele landet
number-check-length = Hvor længe et tjek varer
number-travel = Tid på vej til en skranke
number-counter-patience = Tid, før man går fra køen
number-counter-opens = Hvornår skrankerne åbner
number-counter-closes = Hvornår skrankerne lukker
number-counter-switch = Andel af forgæves forsøg, der sender nogen til en skranke
number-code-reach = Andel, som koder kan nå
number-code-delay = Tid, før koder deles ud
number-code-works = Tid, før en kode virker
number-code-patience = Tid, før man holder op med at vente på en kode
number-codes = Koder i timen i hele landet
number-code-switch = Andel af deres forgæves forsøg, hvor de beder om en kode
number-code-phone = Andel af koder, der går gennem telefonlinjerne

## Værn side om side
compared-title = Hver for sig ville { $halving } af { $all } ændringer mindst have halveret de uløste timer, og { $adding } kunne have gjort dem flere
compared-title-halves = Hver for sig ville { $halving } af { $all } ændringer mindst have halveret de uløste timer
compared-title-adds = Hver for sig ville ingen af { $all } ændringer have halveret de uløste timer, og { $adding } kunne have gjort dem flere
compared-title-none = Hver for sig ville ingen af { $all } ændringer have halveret de uløste timer
compared-description = Intet her gør mere end ”{ $most }” ({ $largest }) eller mindre end ”{ $least }” ({ $smallest }).
compared-how-to-read = Prik: midten af { $days } mulige dage. Bjælke: fire femtedele af dem. Til venstre for 0 %: færre uløste timer.
compared-basis = Hver række ændrer kun én ting på dagen, som den blev omtalt. Det er skøn. Her står intet om, hvad en ændring ville koste.
compared-readings = Til sidst, til sammenligning: Kilderne er uenige om, hvor længe det varede.
compared-reading = Det varede { $hours }, ikke { $reported }
compared-figures-worse = { " · " }værre: { $days } af 100
compared-worse = Det bliver værre
compared-worse-note = Tallet siger, på hvor mange af 100 mulige dage det bliver værre. En ændring kan hjælpe alle og alligevel gøre afstanden mellem grupperne større: det står i tabellen.
compared-hours = Flere uløste timer
compared-not-done = Flere ærinder, der ikke blev klaret
compared-hang-ups = Flere opgivne opkald
compared-gap = Større afstand mellem den værst ramte gruppe og alle andre
compared-ratio = Højere forhold mellem dem
compared-table = Ændring i uløste timer, og på hvor mange af 100 mulige dage noget bliver værre
compared-change = Ændring
compared-middle = Midte

## Hvilke antagelser betyder mest
movers-heading = Hvilke antagelser betyder mest
movers-drawn = Vi holder tre slags tvivl adskilt. Den første handler om tal og giver intervallerne på siden.
movers-reading-attempt = Den anden handler om ord. ”Kun få kunne logge ind” kan læses på to måder. Vi går ud fra, at det var de samme få, der kom ind hele tiden. Havde hvert forsøg i stedet sin egen chance, lå ærinder hen i { $other } timer i alt og ikke { $base }.
movers-reading-person = Den anden handler om ord. ”Kun få kunne logge ind” kan læses på to måder. Vi går ud fra, at hvert forsøg havde sin egen chance. Var det i stedet de samme få, der kom ind hele tiden, lå ærinder hen i { $other } timer i alt og ikke { $base }.
movers-judged = Den tredje handler om værdier. Hvor meget et ærinde vejer, er et skøn, som intet tal kan afgøre.
movers-how-to-read = Her går ét tal ad gangen fra den lave ende af sit spænd til den høje, mens de andre bliver i midten. Med alle midt i deres spænd er vores skøn { $base } uløste timer. Et bredt gæt kommer først, også hvis det betyder lidt i virkeligheden. En tiendedel af værdierne ligger under den lave ende og en tiendedel over den høje.
movers-low = Uløste timer i den lave ende
movers-high = I den høje ende
number-demand = Logins, folk ville have den dag
number-outage-start = Hvornår nedbruddet begyndte
number-outage-end = Hvornår nedbruddet sluttede
number-all-agents = Medarbejdere ved alle telefoner
number-call-length = Hvor længe en samtale varer
number-phone-patience = Tid, før man lægger på
number-surge = Andre opkald i forhold til normalt
number-resolved = Andel af opkald, der løser sagen
number-redial = Andel, der lægger på og ringer igen
