# Figurerne: hver med sit fund som titel, en beskrivelse, en læsevejledning og sin tabel.

## Alle figurer
chart-outage = Nedbrud
chart-hour = Klokken
chart-table = De samme tal som tabel
chart-failed = Tegningen kunne ikke vises her. Tabellen har de samme tal.
chart-values = Værdier hen over dagen: { $title }
chart-hint = Peg på tegningen, eller brug piletasterne for at aflæse værdier.
chart-save = Gem som
chart-save-as = { $format }, gem: { $title }
chart-saved = Filen er givet til din browser. Kommer der ingen fil, må siden ikke gemme filer her. Tabellen har de samme tal.
chart-not-saved = Filen kunne ikke laves her. Tabellen har de samme tal.

## Logins: ønsket og gennemført
logins-title = { $through ->
    [one] Mens nedbruddet varede, lykkedes { $through } ud af 100 ønskede logins
   *[other] Mens nedbruddet varede, lykkedes { $through } ud af 100 ønskede logins
}
logins-description = Klokken { $clock } ville folk logge ind cirka { $wanted } gange i timen, og cirka { $through } kom igennem. Flest kom igennem klokken { $peak-clock }: cirka { $peak } i timen.
logins-how-to-read = Den stiplede linje er det, folk ville, den fuldt optrukne er det, der lykkedes. Skraveret: nedbruddet. Lodret streg: den valgte time. Skøn for hele landet.
logins-unit = Logins i timen
logins-wanted = Ønsket
logins-through = Kom igennem
logins-table = Logins i timen i hele landet, ved hver hele time. Skøn.
logins-column-wanted = Ønsket i timen
logins-column-through = Gennemført i timen
