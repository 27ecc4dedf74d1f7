# The figures: each with its finding as a title, a description, how to read it, and its table.

## Every figure
chart-outage = Outage
chart-cursor = Upright line: your hour.
chart-basis = Estimates for the whole country.
chart-hour = Time
chart-table = Table and files
chart-failed = The drawing did not work here. The table has the same numbers.
chart-hint = Point at the drawing, tap it or use the arrow keys to read values.
chart-save = Save as
chart-save-as = Save as { $format }
chart-saved = { $format }: the file has been handed to your browser. If none arrives, this page may not save files here. The table has the same numbers.
chart-not-saved = { $format }: the file could not be made here. The table has the same numbers.

## Logins wanted and through
logins-title = { $through ->
    [one] While the outage lasted, { $through } in 100 wanted logins got through
   *[other] While the outage lasted, { $through } in 100 wanted logins got through
}
logins-description = At { $clock } people wanted to log in about { $wanted } times an hour, and about { $through } got through. Most got through at { $peak-clock }: about { $peak } an hour.
logins-how-to-read = Dashed: what people wanted. Solid: what got through.
logins-unit = Logins per hour
logins-basis-second = Estimates for the whole country. Logins with a second login are left out.
logins-wanted = Wanted
logins-through = Got through
logins-table = Logins per hour in the whole country, at each full hour. Estimates.
logins-column-wanted = Wanted per hour
logins-column-through = Through per hour

## Logins waiting for another try, and given up
stuck-title = At the peak, { $stuck } failed logins waited for another try, and in the end { $lost } were given up
stuck-description = The most waited at { $clock }. When the outage ended at { $end }, { $lost-by-then } had been given up for the day.
stuck-how-to-read = Heavy: waiting for another try. Dotted: given up so far.
stuck-unit = Logins
stuck-waiting = Waiting
stuck-lost = Given up
stuck-table = Logins in the whole country, at each full hour. Estimates.
stuck-column-waiting = Waiting for another try
stuck-column-lost = Given up so far

## Phone: callers
callers-title = { $hung-up ->
    [one] { $hung-up } in 100 calls for help was given up before anyone answered
   *[other] { $hung-up } in 100 calls for help were given up before anyone answered
}
callers-description = At the peak, about { $waiting } callers waited at once, at { $clock }. Over the day, about { $hung-up } of { $calls } calls were given up.
callers-how-to-read = Heavy: callers who wait. Dotted: calls given up per hour.
callers-basis = Estimates. The model counts all offices as one line, which flatters.
callers-unit = Callers
callers-waiting = Waiting
callers-hung-up = Hung up per hour
callers-table = Callers on all phone lines together, at each full hour. Estimates.
callers-column-waiting = Waiting
callers-column-hung-up = Hung up per hour

## Phone: wait
wait-title = { $minutes ->
    [one] At worst, a caller could expect to wait { $minutes } minute
   *[other] At worst, a caller could expect to wait { $minutes } minutes
}
wait-description = The wait was longest at { $clock }. The last phone lines closed at { $closes }.
wait-how-to-read = How long a call at that time must wait to be answered.
wait-basis = Estimates. In a rush the model counts all offices as one line. That flatters: real waits may be longer.
wait-unit = Minutes
wait-label = Expected wait
wait-table = Expected wait in minutes, at each full hour. Estimates.
wait-column = Expected wait, minutes
wait-closed = closed

## After restoration
recovery-title = { $system } came back at { $end }, and logins were back to normal at { $clock }
recovery-title-never = { $system } came back at { $end }, and logins were not back to normal by { $last }
recovery-description = When it came back, { $queue } failed logins waited for another try. At { $clock }, about { $most } logins got through for every 100 that are wanted at that hour.
recovery-how-to-read = Of 100. Heavy: still waiting. Thin: getting through.
recovery-basis = Back to normal means that at most 5 of 100 still wait. Estimates for the whole country.
recovery-unit = For each 100
recovery-left = Still waiting
recovery-through = Got through
recovery-table = The first hours after it came back. Estimates.
recovery-column-left = Still waiting, of 100 at the start
recovery-column-through = Through, for each 100 wanted
