# Det, en læser gør med historien: gætter, afspiller, sammenligner, deler.

## Toppen af siden
skip-to-day = Spring til dagen, time for time

## Gæt
predict-heading = Hvad tror du?
predict-question = { $person }, har { $count } ærinder i dag. Hvor mange af dem tror du bliver klaret i tide?
predict-meaning = I tide vil sige samme dag og inden fristen for hvert ærinde. Dit gæt bliver på siden her, medmindre du deler det.
predict-sent = Den, der sendte dig linket, gættede på { $guess }.
predict-made = Du gættede på { $guess } af { $all }. Hvordan det gik, står efter dagen.
predict-skip = Spring over, og gå til dagen
predict-go = Gå til dagen
notice-guess = Så mange ærinder som ”{ $found }” har personen ikke. Linkets gæt vises ikke.

## Afspil
play-start = Afspil
play-pause = Pause

## Hvordan gik det
reveal-heading = Hvordan gik det?
reveal-outcome = { $person }: { $done } af { $all } ærinder blev klaret i tide.
reveal-same = Du gættede på { $guess }, og det siger vores model også.
reveal-more = Du gættede på { $guess }. Vores model siger { $count } mere.
reveal-fewer = Du gættede på { $guess }. Vores model siger { $count } færre.
reveal-basis = Et skøn. Et ærinde tæller som klaret, når mindst halvdelen af 100 i samme situation har klaret det inden fristen.
reveal-lost = Ikke klaret den dag
reveal-trouble = Klaret i tide, men ikke som planlagt
reveal-smooth = Klaret som planlagt
why-own-code = Det krævede tjenestens egen kode, ikke et nyt login.
why-open-session = Siden var åben i forvejen og bad ikke om et nyt login.
why-no-login = Det krævede intet login.
why-login-worked = Login virkede klokken { $wanted }.
why-login-blocked = Klokken { $wanted } slap næsten ingen igennem login.
why-login-crowded = Klokken { $wanted } ville så mange logge ind, at mange forsøg slog fejl.
why-despite = Klokken { $wanted } kunne mange andre ikke logge ind, men det lykkedes.
why-call = Det krævede et opkald, ikke et login.
why-wait = Den, der ringede, ventede op til { $minutes } minutter.
why-done-at = Det blev klaret cirka klokken { $clock }.
why-due-today = Fristen var klokken { $clock }.
why-due-later = Der er tid til { $day }.

## Del
share-heading = Del
share-link = Link
share-link-about = Det åbner siden med den person, den time, det nedbrud og de værn, du har valgt.
share-this-page = Åbn denne side for sig selv
share-guess = Med mit gæt: { $guess } af { $all }
share-copy-link = Kopiér linket
share-link-copied = Linket er kopieret.
share-embed = Indlejr
share-embed-about = Sæt det ind i en artikel eller et undervisningsforløb. Det viser samme person, time og valg.
share-your-site = https://dit.websted/
share-frame-title = { $person }: { $headline }, time for time
share-copy-snippet = Kopiér koden
share-builder = Flere måder at indlejre det på, og et tjek af din egen side
share-snippet-copied = Koden er kopieret.
share-select = Browseren lader ikke siden kopiere. Teksten er markeret: kopiér den derfra.
share-image = Billede
share-image-about = Under hver figur, ved dens tabel, er der knapper, som gemmer den som billede.
share-image-page = Hovedresultatet i ét billede (PNG)
share-data = Data
share-data-about = Her er dagen, som den blev omtalt, med vores midterste antagelser. Det er modellens skøn, ikke målinger.
share-data-scenario = Scenariet: personer, tjenester og tal (JSON)
share-data-hours = Logins efter time, tjeneste og gruppe (CSV)
share-data-errands = Hver persons ærinder (CSV)
