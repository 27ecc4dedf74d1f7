# Words that belong to figures, times and dates. Digits and marks come from the code.

number-millions = { $amount } million
duration-hours = { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}
duration-minutes = { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
duration-both = { $hours } and { $minutes }
date-full = { $weekday } { $day } { $month } { $year }
date-short = { $day } { $month }
# The number is that of the day, Monday first.
date-weekday = { $day ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
date-month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
