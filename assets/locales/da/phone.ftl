# Telefonen i hånden. Først de få ord på skærmen, så billedtekstens sætning, der følger efter et
# ærindes titel: ”Meld dig ledig. …”

phone-label = På telefonen

## På skærmen
phone-hangs = Venter på { $system }{ "\u00A0" }…
phone-no-answer = Intet svar
phone-crowded = For mange på én gang
phone-again = Prøv igen
phone-on-hold = I kø
phone-own-code = Låst op
phone-session = Stadig logget ind
phone-done = Klaret
phone-put-off = Udskudt
phone-missed = For sent
phone-tries = { $tries ->
    [one] Cirka { $tries } forsøg.
   *[other] Cirka { $tries } forsøg.
}
phone-calls = { $calls ->
    [one] Cirka { $calls } opkald.
   *[other] Cirka { $calls } opkald.
}
phone-wait = { $minutes ->
    [one] Anslået ventetid: { $minutes } minut.
   *[other] Anslået ventetid: { $minutes } minutter.
}

## Andre måder
phone-way-phone = i telefonen
phone-way-second = med et ekstra login
phone-way-counter = ved en skranke
phone-way-code = med en nødkode
phone-of-100 = { $people } af 100: { $way }

## Billedteksten
phone-quiet-caption = Skærmen er sort. Ingen ærinder kræver telefonen lige nu.
phone-hangs-caption = Siden venter på { $system }, og der sker ikke noget.
phone-refused-caption = { $system } svarer ikke, så login slår fejl.
phone-crowded-caption = { $system } er tilbage, men for mange prøver på én gang.
phone-again-caption = { $system } virker igen, og det næste forsøg kan lykkes.
phone-on-hold-caption = I kø på en telefonlinje.
phone-no-answer-caption = Ingen har taget telefonen endnu.
phone-own-code-caption = Appen åbner med sin egen kode og spørger ikke efter { $system }.
phone-session-caption = Siden stod åben i forvejen, så den kræver ikke nyt login.
phone-done-caption = Login med { $system } lykkes i første forsøg.
phone-at-last-caption = Login med { $system } lykkes endelig.
phone-answered-caption = Nogen tager telefonen, og så er det klaret.
phone-put-off-caption = Ikke flere forsøg i dag.
phone-missed-caption = Fristen klokken { $deadline } er overskredet.
phone-other-way-caption = Det bliver klaret { $way } uden { $system }.
phone-of-100-caption = Af 100 i samme situation har { $people } klaret det { $way }.
