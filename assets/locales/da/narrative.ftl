# Dagen i ord, time for time. Hvilken sætning der fortælles, afgøres i src/present/narrative.
# $task er en navnemåde uden at: "melde sig ledig". En sætning skal passe til ethvert ærinde.

## Landet
moment-before = Klokken { $clock } virker { $system } som normalt, og folk logger ind cirka { $wanted } gange i timen.
moment-start = Klokken { $clock } holder { $system } op med at lukke folk ind, netop som de vil logge ind cirka { $wanted } gange i timen.
moment-outage = Klokken { $clock } har { $system } været nede i { $since }, og cirka { $stuck } logins venter på et nyt forsøg.
moment-outage-calm = Klokken { $clock } har { $system } været nede i { $since }.
moment-rush = Klokken { $clock } er { $system } tilbage, men cirka { $stuck } logins venter på et nyt forsøg.
moment-crowded = Klokken { $clock } virker { $system }, men cirka { $stuck } logins venter stadig på et nyt forsøg.
moment-busy = Klokken { $clock } virker { $system }, men nogle forsøg slår stadig fejl.
moment-end = Klokken { $clock } lukker { $system } folk ind igen.
moment-after-waiting = Klokken { $clock } har { $system } virket igen i { $since }, og cirka { $stuck } logins venter stadig.
moment-after = Klokken { $clock } har { $system } virket igen i { $since }.
country-after = I hele landet er køen væk, men cirka { $given-up } logins er opgivet i dag.

## Personens dag
day-errands = { $count ->
    [one] { $person } har { $count } ærinde i dag.
   *[other] { $person } har { $count } ærinder i dag.
}
day-next = Klokken { $clock } vil { $person } { $task }.
day-first = { $person } begynder klokken { $clock }.
day-pause = { $person } har ikke mere for før klokken { $clock }.
day-so-far = Indtil nu har { $person } klaret { $done } af { $all } ærinder.
day-so-far-all = { $person } har klaret alle { $all } ærinder.
day-through = { $person } har ikke flere ærinder i dag.
day-end = Til sidst har { $person } klaret { $done } af { $all } ærinder.
day-end-all = Til sidst har { $person } klaret alle { $all } ærinder.
day-undone = { $person } nåede ikke at { $task }.

## Går i stå
stuck-login = { $person } vil { $task }, men kommer ikke ind.
stuck-login-too = { $person } kan heller ikke { $task }.
stuck-call = { $person } ringer for at { $task }, men kommer ikke igennem.
stuck-call-waits = { $person } ringer for at { $task } og må vente.
stuck-to-phone = { $person } griber telefonen for at { $task }, men må vente.
stuck-from-phone = { $person } er ikke kommet igennem i telefonen, men prøver igen at { $task }.
stuck-on-phone = { $person } venter stadig i telefonen for at { $task }.
stuck-tries = Efter cirka { $tries } forsøg kan { $person } stadig ikke { $task }.
stuck-again = { $person } prøver igen at { $task }, men forgæves.
stuck-count = { $person } har nu cirka { $tries } gange forsøgt at { $task }.
stuck-time-left = { $person } har { $left } tilbage til at { $task }.
due-today = Det skal ske senest klokken { $clock } i dag.
due-later = Det kan vente til den { $date }.
due-moved = Fristen er flyttet til den { $date }.

## Klaret
done-in-time = { $person } har nået at { $task }.
done-also = { $person } har også nået at { $task }.
done-too = Nu kan { $person } også { $task }.
done-just = { $person } nåede lige at { $task }.
done-no-login = { $person } kan stadig { $task }, for det kræver ikke et nyt login.
done-at-last = Endelig kommer { $person } ind og kan { $task }.
done-after-tries = Efter nogle forsøg kommer { $person } ind og kan { $task }.
done-by-phone = { $person } kommer igennem i telefonen og kan { $task }.
done-by-second-login = Med det ekstra login kan { $person } { $task }.
done-by-code = Med en nødkode kan { $person } { $task }.
done-by-counter = Ved en skranke kan { $person } { $task }.

## Ikke klaret
lost-put-off = { $person } må { $task } en anden dag.
lost-given-up = { $person } opgiver at { $task } i dag.
lost-missed = Fristen udløb klokken { $clock }, og { $person } nåede ikke at { $task }.
