# Figurerne om alle: hver time, hvem der kunne vente, og værn side om side.

list-and = { " og " }

## Alle, hver time
everyone-title = Da det var værst, lukkede { $blocked } af { $services } tjenester næsten ingen ind, mens { $untouched } virkede hele dagen
everyone-title-open = Ikke på noget helt klokkeslæt var en tjeneste spærret for næsten alle, og { $untouched } af { $services } virkede hele dagen
everyone-how-to-read = Streg: virker. Stribet: virker delvist. Udfyldt: spærret ved login. Tom: nede eller lukket.
everyone-basis = Hver søjle viser, hvordan det står til, når timen slår. Et skøn.
everyone-people = Ærinder i klemme, udskudt, ikke nået
everyone-worst = Tjenester klokken { $hour }: { $blocked } spærret ved login, { $degraded } virker delvist, { $down } nede eller lukket.
everyone-errands = Nederst står hver persons ærinder: i klemme (stribet), udskudt eller ikke nået (udfyldt).
everyone-table = Hele klokkeslæt, hvor en tjeneste ikke var sig selv, eller et menneske havde ærinder i klemme
everyone-row = Tjeneste eller menneske
everyone-stuck = ærinder i klemme
everyone-lost = udskudt eller ikke nået til sidst
everyone-at-most = { $hours }, højst { $count }

## Hvem kunne vente
courses-title = Af { $all } ærinder kom { $stuck } i klemme: { $lost }
courses-put-off = { $count } blev udskudt
courses-missed = { $count } nåede ikke fristen
courses-title-none-lost = Af { $all } ærinder kom { $stuck } i klemme, men alle nåede det
courses-title-none-stuck = Ingen af de { $all } ærinder kom i klemme
courses-how-to-read = Fra første forsøg til slut. Prik: klaret. Pil: udskudt. Kryds: ikke nået. Lodret streg: din time.
courses-basis = Hver bjælke er et ærinde, der var i klemme i mere end et par minutter. Et skøn: det, der skete for de fleste af 100 i samme situation.
courses-at-once = { $count ->
    [one] { $count } andet gik glat
   *[other] { $count } andre gik glat
}
courses-person = { $person }: { $stuck } i klemme; { $lost }.
courses-person-none-lost = { $person }: { $stuck } i klemme, intet udskudt, alt nået.
courses-lost-errand = ”{ $errand }” { $end }
courses-hour = { $person }: { $stuck } i klemme, { $lost } udskudt eller ikke nået.
courses-table = Alle ærinder, hvordan de endte, hvad de vejer, og ulempen i point
courses-errand = Ærinde
courses-wanted = Første forsøg
courses-end = Hvordan det endte
courses-since = Klokken
courses-weight = Vægt
courses-harm = Ulempe

who-heading = Hvem kunne vente?
who-missed = { $names } kunne ikke vente: En frist løb ud først.
who-put-off = { $names } kunne vente: Det, der blev udskudt, har frist senere.
who-trying = Klokken { $hour } var { $names } stadig ikke kommet igennem.
who-waited = { $names } måtte vente, men havde klaret alt klokken { $hour }.
who-untouched = { $names } behøvede ikke vente længe.
who-groups = Hver person her står for mange. Værst gik det gruppen ”{ $worst }”: Det, de skulle bruge et login til, lå i snit uløst i { $hours }. For alle uden for grupperne var det { $rest }.
who-person-errands = { $done } af { $all } ærinder klaret, { $off } udskudt, { $missed } ikke nået.
who-person-group = I denne gruppe lå et ønsket login uløst i { $hours }.
who-gap-more = Det er { $gap } mere end hos alle andre, { $ratio } gange så længe.
who-gap-less = Det er { $gap } mindre end hos alle andre, { $ratio } gange så længe.
who-gap-only = Det er { $gap } mere end hos alle andre, som intet mistede.
who-gap-none = Det er lige så længe som hos alle andre.
who-person-before = Uden dine værn: { $hours }.
who-hours = { $hours } timer
who-person-harm = Ulempe: { $points } af { $most } point
who-harm = Ulempe tælles i point. Et ærinde, der er klaret inden for { $grace }, tæller nul. Et, der ikke når sin frist, tæller sin fulde vægt. Det, der er forsinket, tæller en del af den.
who-weights-same = Alle ærinder vejer { $weight } her. Det er en holdning, ikke et faktum. Den, der giver nogle ærinder mere vægt, får et andet svar.
who-weights-own = Vægtene står i tabellen nedenfor. De er en holdning, ikke et faktum. Andre vægte giver et andet svar.
who-caution = Det er skøn over det, der skete for de fleste af 100 i samme situation. Personerne er eksempler, og der er større forskel inden for en gruppe end mellem grupperne.
who-indices = Hen over alle grupper er Gini-tallet { $gini } og Theil-tallet { $theil }. Begge er 0, hvis det går alle ens.
who-details = Grupperne i tal
who-table = Grupperne mod alle andre
who-group = Gruppe
who-per-login = Uløste timer for hvert ønsket login
who-gap = Timer mere end hos alle andre
who-ratio = Gange alle andre
who-not-done = Ikke klaret den dag
who-rest = Alle andre

