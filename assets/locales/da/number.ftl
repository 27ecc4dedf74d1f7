# Ord, der hører til tal, klokkeslæt og datoer. Cifre og tegn kommer fra koden.

number-millions = { $amount }{ "\u00A0" }mio.
duration-hours = { $hours ->
    [one] { $hours } time
   *[other] { $hours } timer
}
duration-minutes = { $minutes ->
    [one] { $minutes } minut
   *[other] { $minutes } minutter
}
duration-both = { $hours } og { $minutes }
date-full = { $weekday } den { $day }. { $month } { $year }
date-short = { $day }. { $month }
# Tallet er dagens nummer med mandag som den første.
date-weekday = { $day ->
    [1] mandag
    [2] tirsdag
    [3] onsdag
    [4] torsdag
    [5] fredag
    [6] lørdag
   *[7] søndag
}
date-month = { $month ->
    [1] januar
    [2] februar
    [3] marts
    [4] april
    [5] maj
    [6] juni
    [7] juli
    [8] august
    [9] september
    [10] oktober
    [11] november
   *[12] december
}
