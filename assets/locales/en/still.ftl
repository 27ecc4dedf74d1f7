# The words of the parts of the page that never change: they are in the page already, and no reader's
# program loads them. A message that the program needs may not be here.

## Key numbers
key-name = Three key numbers
key-of-100 = { $count } of 100
key-not-done = errands that needed a login were not done that day
key-unmet-hours = hours that errands lay undone, added up over everyone
key-hang-ups = calls for help were given up before anyone answered
key-range = Range: { $low } to { $high }
key-basis = Estimates for “{ $outage }”. Each number is the middle of { $days } possible days that our assumptions allow. A tenth of them lie below the range and a tenth above. They are about the whole day, not the outage alone. The drawings show one day with our central assumptions, so they differ somewhat.

## The picture of a page for others
card-basis = Explainer · { $date }. The drawing is our model’s estimate for “{ $outage }”. Reports disagree on how long it lasted.

## Without a network, in place of a page that was not kept
offline-title = You are offline
offline-text = This page has not been kept on your device yet. What you have read here before still works: go back to it.
offline-again = Try again

## What would have helped
effects-heading = What each would have changed alone
effects-note = This tells how the hours undone change if only this is on, in full, on the day as reported. The first number is the middle of { $days } possible days. A tenth of them lie below the range and a tenth above. These are assumptions, not promises.
effects-limits = What it cannot do:

## How we know
evidence-heading = How we know
facts-contested = What is contested
facts-reported = What was reported
facts-keeps-working = What kept working
facts-history = Before, and elsewhere
numbers-heading = The numbers behind the model
numbers-what = Number
numbers-value = Value
numbers-range = Range
numbers-basis = Basis
numbers-from-to = { $low } to { $high }
numbers-single = this value only
numbers-no-range = no range given
numbers-as-above = As above.
numbers-multiplied = The two numbers above, multiplied.
numbers-added-up = The lines above, added up.
about-demand = How many want to log in
about-gate = The outage and the login
about-behaviour = What people do
about-services = Services
about-lines = Phone lines
about-groups = Groups of people
about-facts = The facts above
more-lines = More about the phone lines
more-groups = More about the groups
more-errands = How long people keep trying, by errand
more-needed = What must work, on a normal day
more-safeguards = What each safeguard changes
more-told = What was said and reported
left-out-heading = What the model leaves out
sources-heading = Sources
source-ref = Source: { $publisher }
basis-reported = reported
basis-official = official
basis-derived = derived
basis-assumed = assumption
unit-factor = × { $amount }
unit-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
unit-kroner = DKK { $amount }
number-people = People with the identity
number-logins = Logins on an average day
number-weekday = This weekday against the average
number-curve = Share of the day’s logins in the busiest hour
number-through = Share who could log in during the outage
number-ramp-minutes = Time after the outage in which not everyone could log in
number-ramp-through = Share who could log in during that time
number-capacity = Login capacity against the normal peak
number-overload = Capacity lost when overloaded
number-retry = Time between two tries
number-patience = Time before giving up for the day
number-give-up = Share who give up after one failed try
number-phone-switch = Share of failed tries that turn to the phone
number-service = Share of logins
number-agents = People answering
number-group = Share of people
number-try = Length of one try
number-grace = Time within which an errand counts as on time
number-weight = How much an errand weighs
number-opens = When it opens
number-closes = When it closes
number-offices = Offices, each with a line of its own
number-trunks = Most callers a line can hold
number-normal-load = Share of staff busy on a normal day
number-retry-factor = Time between two tries, against the usual
number-patience-factor = Time before giving up, against the usual
number-phone-factor = Failed tries that turn to the phone, against the usual
number-rest = everyone else
number-group-logins = One group’s share of a service’s logins
number-persistence = Time before giving up the errand, against the usual
number-works = Share of the time, or of people, that it works for
number-told = When it was said
number-available = Share of the time in which logins must work
number-window = Time over which that is measured
number-second-login = Share of people with a second login
number-second-works = Share of them who can use it
number-agents-factor = People answering, against the usual
number-agents-delay = Time until they answer
number-deadline = Time added to every deadline
number-return-factor = Time between two tries as people come back, against the usual
number-return = How long that lasts
number-return-spread = How far those who come back are spread out
number-checks = Checks an hour in the whole country
number-check-length = Length of a check
number-travel = Time on the way to a counter
number-counter-patience = Time before someone leaves the queue
number-counter-opens = When counters open
number-counter-closes = When counters close
number-counter-switch = Share of failed tries that send someone to a counter
number-code-reach = Share of people whom codes can reach
number-code-delay = Time until codes are handed out
number-code-works = Time until a code works
number-code-patience = Time before someone stops waiting for a code
number-codes = Codes an hour in the whole country
number-code-switch = Share of their failed tries after which they ask for a code
number-code-phone = Share of codes that go through the phone lines

## Safeguards compared
compared-title = Alone, { $halving } of { $all } changes would at least have halved the hours undone, and { $adding } could have added to them
compared-title-halves = Alone, { $halving } of { $all } changes would at least have halved the hours undone
compared-title-adds = Alone, none of { $all } changes would have halved the hours undone, and { $adding } could have added to them
compared-title-none = Alone, none of { $all } changes would have halved the hours undone
compared-description = Nothing here does more than “{ $most }” ({ $largest }), or less than “{ $least }” ({ $smallest }).
compared-how-to-read = Dot: the middle of { $days } possible days. Bar: four fifths of them. Left of 0%: fewer hours undone.
compared-basis = Each row changes one thing only, on the day as reported. These are estimates. Nothing here says what a change would cost.
compared-readings = At the end, to compare: reports disagree on how long it lasted.
compared-reading = It lasted { $hours }, not { $reported }
compared-figures-worse = { " · " }worse: { $days } of 100
compared-worse = What gets worse
compared-worse-note = The number says on how many of 100 possible days it gets worse. A change can help everyone and still widen the gap between groups: that is in the table.
compared-hours = More hours undone
compared-not-done = More errands not done
compared-hang-ups = More calls given up
compared-gap = A wider gap between the worst-off group and everyone else
compared-ratio = A higher ratio between them
compared-table = Change in the hours undone, and on how many of 100 possible days something gets worse
compared-change = Change
compared-middle = Middle

## Which assumptions matter most
movers-heading = Which assumptions matter most
movers-drawn = We keep three kinds of doubt apart. The first is about numbers, and makes the ranges on this page.
movers-reading-attempt = The second is about words. “Only a few could log in” can be read in two ways. We take it that the same few people got in all the time. If each try had its own chance instead, errands would lie undone for { $other } hours in all, not { $base }.
movers-reading-person = The second is about words. “Only a few could log in” can be read in two ways. We take it that each try had its own chance. If the same few people got in all the time instead, errands would lie undone for { $other } hours in all, not { $base }.
movers-judged = The third is about values. How much an errand weighs is a judgement, and no number can settle it.
movers-how-to-read = Here one number at a time goes from the low end of its range to the high end, while the others stay in the middle. With all in the middle of their ranges, our estimate is { $base } hours undone. A wide guess comes first, however little it matters in the world. A tenth of the values lie below the low end and a tenth above the high end.
movers-low = Hours undone at the low end
movers-high = At the high end
number-demand = Logins wanted that day
number-outage-start = When the outage began
number-outage-end = When the outage ended
number-all-agents = People answering, all lines
number-call-length = Length of a call
number-phone-patience = Time before a caller hangs up
number-surge = Other calls against the usual
number-resolved = Share of calls that settle the matter
number-redial = Share of hang-ups that call again
