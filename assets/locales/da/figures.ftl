# Figurerne: hver med sit fund som titel, en beskrivelse, en læsevejledning og sin tabel.

## Alle figurer
chart-outage = Nedbrud
chart-cursor = Lodret streg: din time.
chart-basis = Skøn for hele landet.
chart-hour = Klokken
chart-table = Tabel og filer
chart-failed = Tegningen kunne ikke vises her. Tabellen har de samme tal.
chart-hint = Peg eller tryk på tegningen, eller brug piletasterne for at aflæse værdier.
chart-save = Gem som
chart-save-as = Gem som { $format }
chart-saved = { $format }: Filen er givet til din browser. Kommer der ingen fil, må siden ikke gemme filer her. Tabellen har de samme tal.
chart-not-saved = { $format }: Filen kunne ikke laves her. Tabellen har de samme tal.

## Logins: ønsket og gennemført
logins-title = { $through ->
    [one] Mens nedbruddet varede, lykkedes { $through } ud af 100 ønskede logins
   *[other] Mens nedbruddet varede, lykkedes { $through } ud af 100 ønskede logins
}
logins-description = Klokken { $clock } ville folk logge ind cirka { $wanted } gange i timen, og cirka { $through } kom igennem. Flest kom igennem klokken { $peak-clock }: cirka { $peak } i timen.
logins-how-to-read = Stiplet: det, folk ville. Fuldt: det, der lykkedes.
logins-unit = Logins i timen
logins-basis-second = Skøn for hele landet. Logins med et ekstra login er ikke talt med.
logins-wanted = Ønsket
logins-through = Kom igennem
logins-table = Logins i timen i hele landet, ved hver hele time. Skøn.
logins-column-wanted = Ønsket i timen
logins-column-through = Gennemført i timen

## Logins, der venter på et nyt forsøg, og opgivne
stuck-title = Da det var værst, ventede { $stuck } fejlede logins på et nyt forsøg, og til sidst var { $lost } opgivet
stuck-description = Flest ventede klokken { $clock }. Da nedbruddet sluttede klokken { $end }, var { $lost-by-then } opgivet for i dag.
stuck-how-to-read = Kraftig: venter på nyt forsøg. Prikket: opgivet indtil nu.
stuck-unit = Logins
stuck-waiting = Venter
stuck-lost = Opgivet
stuck-table = Logins i hele landet, ved hver hele time. Skøn.
stuck-column-waiting = Venter på nyt forsøg
stuck-column-lost = Opgivet indtil nu

## Telefonen: opkald
callers-title = { $hung-up ->
    [one] { $hung-up } ud af 100 opkald om hjælp blev opgivet, før nogen svarede
   *[other] { $hung-up } ud af 100 opkald om hjælp blev opgivet, før nogen svarede
}
callers-description = Da det var værst, ventede cirka { $waiting } i røret på samme tid, klokken { $clock }. Hen over dagen blev cirka { $hung-up } af { $calls } opkald opgivet.
callers-how-to-read = Kraftig: venter i røret. Prikket: opgivne opkald i timen.
callers-basis = Skøn. Modellen regner alle kontorer som én linje, og det pynter.
callers-unit = Opkald
callers-waiting = Venter
callers-hung-up = Lægger på i timen
callers-table = Opkald på alle telefonlinjer tilsammen, ved hver hele time. Skøn.
callers-column-waiting = Venter
callers-column-hung-up = Lægger på i timen

## Telefonen: ventetid
wait-title = { $minutes ->
    [one] Når det var værst, måtte man regne med at vente { $minutes } minut i telefonen
   *[other] Når det var værst, måtte man regne med at vente { $minutes } minutter i telefonen
}
wait-description = Ventetiden var længst klokken { $clock }. De sidste telefoner lukkede klokken { $closes }.
wait-how-to-read = Så længe venter den, der ringer da, på at få svar.
wait-basis = Skøn. Er der travlt, regner modellen alle kontorer som én linje. Det pynter: i virkeligheden kan man vente længere.
wait-unit = Minutter
wait-label = Ventetid
wait-table = Ventetid i minutter, ved hver hele time. Skøn.
wait-column = Ventetid, minutter
wait-closed = lukket

## Efter nedbruddet
recovery-title = { $system } kom tilbage klokken { $end }, og klokken { $clock } var køen af logins væk igen
recovery-title-never = { $system } kom tilbage klokken { $end }, og klokken { $last } var køen endnu ikke væk
recovery-description = Da det kom tilbage, ventede { $queue } fejlede logins på et nyt forsøg. Klokken { $clock } kom cirka { $most } logins igennem, for hver 100 som folk ville bruge i den time.
recovery-how-to-read = Af 100. Kraftig: venter endnu. Tynd: kommer igennem.
recovery-basis = Køen er væk, når højst 5 af 100 stadig venter. Skøn for hele landet.
recovery-unit = For hver 100
recovery-left = Venter endnu
recovery-through = Kommer igennem
recovery-table = De første timer, efter at det kom tilbage. Skøn.
recovery-column-left = Venter endnu, af 100 ved start
recovery-column-through = Igennem, for hver 100 ønskede
