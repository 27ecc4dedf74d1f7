# The day in words, hour by hour. Which sentence is told is decided in src/present/narrative.
# $task is an infinitive: "register as unemployed". A sentence must be true whatever the errand.

## The country
moment-before = At { $clock } { $system } works as usual, and people log in about { $wanted } times an hour.
moment-start = At { $clock } { $system } stops letting people in, just as they want to log in about { $wanted } times an hour.
moment-outage = At { $clock } { $system } has been down for { $since }, and about { $stuck } logins wait for another try.
moment-outage-calm = At { $clock } { $system } has been down for { $since }.
moment-rush = At { $clock } { $system } is back, but about { $stuck } logins wait for another try.
moment-crowded = At { $clock } { $system } works, but about { $stuck } logins still wait for another try.
moment-busy = At { $clock } { $system } works, but some tries still fail.
moment-end = At { $clock } { $system } lets people in again.
moment-after-waiting = At { $clock } { $system } has worked again for { $since }, and about { $stuck } logins still wait.
moment-after = At { $clock } { $system } has worked again for { $since }.
country-after = Across the country the queue is gone, but about { $given-up } logins have been given up today.

## The person's day
day-errands = { $count ->
    [one] { $person } has { $count } errand today.
   *[other] { $person } has { $count } errands today.
}
day-next = At { $clock } { $person } wants to { $task }.
day-first = { $person } starts at { $clock }.
day-pause = { $person } has nothing more planned until { $clock }.
day-so-far = So far { $person } has done { $done } of { $all } errands.
day-so-far-all = { $person } has done all { $all } errands.
day-through = { $person } has no more errands today.
day-end = In the end { $person } has done { $done } of { $all } errands.
day-end-all = In the end { $person } has done all { $all } errands.
day-undone = { $person } did not manage to { $task }.

## Stuck
stuck-login = { $person } wants to { $task }, but does not get in.
stuck-login-too = Nor can { $person } { $task }.
stuck-call = { $person } rings to { $task }, but does not get through.
stuck-call-waits = { $person } rings to { $task } and has to wait.
stuck-to-phone = { $person } turns to the phone to { $task }, and has to wait.
stuck-from-phone = { $person } has not got through on the phone, but tries again to { $task }.
stuck-on-phone = { $person } still waits on the phone to { $task }.
stuck-tries = After about { $tries } tries { $person } still cannot { $task }.
stuck-again = { $person } tries again to { $task }, but in vain.
stuck-count = { $person } has now tried about { $tries } times to { $task }.
stuck-time-left = { $person } has { $left } left to { $task }.
due-today = It has to be done by { $clock } today.
due-later = It can wait until { $date }.
due-moved = The deadline has been moved to { $date }.

## Done
done-in-time = { $person } has had time to { $task }.
done-also = { $person } has also had time to { $task }.
done-too = Now { $person } can also { $task }.
done-just = { $person } only just had time to { $task }.
done-no-login = { $person } can still { $task }, since that takes no new login.
done-at-last = At last { $person } gets in and can { $task }.
done-after-tries = After a few tries { $person } gets in and can { $task }.
done-by-phone = { $person } gets through on the phone and can { $task }.
done-by-second-login = With the second login { $person } can { $task }.
done-by-code = With an emergency code { $person } can { $task }.
done-by-counter = At a counter { $person } can { $task }.

## Not done
lost-put-off = { $person } will have to { $task } another day.
lost-given-up = { $person } gives up trying to { $task } today.
lost-missed = The deadline at { $clock } has passed, and { $person } did not manage to { $task }.
