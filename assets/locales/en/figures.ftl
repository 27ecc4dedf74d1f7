# The figures: each with its finding as a title, a description, how to read it, and its table.

## Every figure
chart-outage = Outage
chart-hour = Time
chart-table = The same numbers as a table
chart-failed = The drawing did not work here. The table has the same numbers.
chart-values = Values over the day: { $title }
chart-hint = Point at the drawing or use the arrow keys to read values.
chart-save = Save as
chart-save-as = { $format }, save: { $title }
chart-saved = The file has been handed to your browser. If none arrives, this page may not save files here. The table has the same numbers.
chart-not-saved = The file could not be made here. The table has the same numbers.

## Logins wanted and through
logins-title = { $through ->
    [one] While the outage lasted, { $through } in 100 wanted logins got through
   *[other] While the outage lasted, { $through } in 100 wanted logins got through
}
logins-description = At { $clock } people wanted to log in about { $wanted } times an hour, and about { $through } got through. Most got through at { $peak-clock }: about { $peak } an hour.
logins-how-to-read = The dashed line is what people wanted, the solid line what got through. Hatched: the outage. Upright line: the hour you chose. Estimates for the whole country.
logins-unit = Logins per hour
logins-wanted = Wanted
logins-through = Got through
logins-table = Logins per hour in the whole country, at each full hour. Estimates.
logins-column-wanted = Wanted per hour
logins-column-through = Through per hour
