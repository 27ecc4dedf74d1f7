# The app's own words. A scenario's words are in the scenario file.
# Key = place + part. Danish has the same keys and arguments, in the same files.

## Document
title-front = { $headline }
title-persona = { $persona }: { $headline }

## Top of the page
kicker = Explainer · { $date }
finding-one = While { $system } was down, people wanted to log in about { $logins } times (range: { $range }).
finding-range = While { $system } was down, people wanted to log in about { $few } times if it lasted { $short }, and about { $many } times if it lasted { $long } (range: { $range }).
finding-basis = Estimate: our arithmetic on one unofficial count of logins and an assumed day curve. The range is from our lowest to our highest assumptions. All are among the numbers below.
languages-heading = Language

## Personas
personas-heading = Choose a persona

## Clock bar
clock-legend = Hour of the day
clock-previous = Previous hour
clock-next = Next hour
clock-hour-before = before the outage, { $blocked } of { $services } services blocked, { $partly } partly work
clock-hour-outage = outage, { $blocked } of { $services } services blocked, { $partly } partly work
clock-hour-recovery = recovery, { $blocked } of { $services } services blocked, { $partly } partly work
clock-hour-after = after the outage, { $blocked } of { $services } services blocked, { $partly } partly work
duration-question = How long did it last? Reports disagree.

## The hour in words
words-heading = This hour (estimate)
authority-said = The authority at { $clock }: { $text }
authority-silent = At { $clock }: { $text }

## Errands
errands-heading = Errands
errands-person = { $person }: the day, hour by hour
errands-how-to-read = An errand stands as done or put off once at least half of 100 people in the same situation have got that far. The counts are estimates from our model.
errand-terms-today = { $service }. From { $wanted }, by { $deadline } today.
errand-terms-later = { $service }. From { $wanted } today, due { $deadline }.
errand-tries = { $tries ->
    [one] About { $tries } try so far.
   *[other] About { $tries } tries so far.
}
errand-by-phone = Done by phone.
errand-by-second-login = Done with a second login.
errand-by-counter = Done at a counter.
errand-by-code = Done with an emergency code.
errand-odds = Of 100 people in the same situation, { $done } are done and { $given-up } have given up for today.
errand-odds-late = Of 100 people in the same situation, { $done } made it in time, { $given-up } gave up and { $late } ran out of time.
state-not-yet = not yet
state-trying = trying
state-on-phone = waiting on the phone
state-done = done
state-done-other-way = done another way
state-put-off = put off
state-missed = missed

## Service board
board-heading = Services
board-key = How to read the board
status-works = works
status-degraded = partly works
status-blocked = blocked at login
status-down = down or closed
opened-second-login = About { $share } in 100 people can use a second login instead.
opened-codes = Some get an emergency code instead: at most { $count } an hour in the whole country.
opened-counter = Some can show who they are at a counter instead: at most { $count } an hour in the whole country.
service-more = What it needs. All boxes below one heading must work.
route-login = needs a new login
route-session = being logged in already is enough
route-own-login = uses its own code
route-no-login = needs no login
route-second = for those who get one
needs-any = one of
needs-at-least = at least { $count } of
core-down = down

## What would have helped
safeguards-heading = What would have helped?
safeguards-intro = Switch on what you would have wanted. The whole day is worked out again, with the same people.
safeguard-strength = How much: { $name }
safeguard-strength-value = { $percent } of what we assume
outcome-heading = With your choice
outcome-nothing = Nothing is switched on.
outcome-hours = In the whole country, errands lie undone for about { $after } hours in all, instead of { $before }.
outcome-hours-same = In the whole country, errands lie undone for about { $after } hours in all: no change.
outcome-person = { $person }: { $after } of { $all } errands are done by the day’s end, instead of { $before }.
outcome-person-same = { $person }: { $after } of { $all } errands are done by the day’s end: no change.
outcome-basis = An estimate of one day with our central assumptions, which is not quite the middle of many days as at the top. Ranges show how far other assumptions take it.
ranges-waiting = Working out the range over many possible days …
ranges-country = Over possible days, errands in the whole country lie undone for { $after } hours, instead of { $before }.
ranges-group = { $persona }, per errand: { $after } hours undone, instead of { $before }.
ranges-from-to = { $low } to { $high }
ranges-note = Ranges over { $days } possible days that our assumptions allow, the same days with and without your choice. A tenth lie below a range and a tenth above.
effects-alone = { $middle } hours undone (range { $low } to { $high }).
effects-alone-one = { $middle } hours undone.
effects-worse = On { $days } of 100 possible days it makes things worse.

## How we know
unit-minutes = { $amount } min

## Notices
notice-heading = About your link
notice-close = Close
notice-version = The link is of version “{ $found }”, which this page does not know. It was read as far as possible.
notice-scenario = There is no outage called “{ $found }” here. You see the one we have.
notice-language = The language “{ $found }” is not available.
notice-persona = There is no persona called “{ $found }”. You see the one chosen here.
notice-hour = “{ $found }” is not an hour shown here. You see the opening hour.
notice-outage = “{ $found }” is not a span within this day. You see the length as reported.
notice-safeguard = “{ $found }” is not a safeguard with a strength from 0 to 1. It was left out.
notice-appearance = “{ $found }” is not a colour scheme. You see the one of your system.
notice-unknown = The link says “{ $found }”, which means nothing here.
notice-failed = The page could not load its interactive part. Everything below still works: the hours, the texts and the tables.
notice-loading = Working out the day your link asks for …

## Foot
foot-privacy = No cookies, no tracking, no requests to others.
foot-licence = Free to use and to embed. Code: MIT or Apache-2.0.
