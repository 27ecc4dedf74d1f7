# The phone in the hand. First the few words on its screen, then the sentence of its caption, which
# follows the title of an errand: “Register as unemployed. …”

phone-label = On the phone

## On the screen
phone-hangs = Waiting for { $system }{ "\u00A0" }…
phone-no-answer = No answer
phone-crowded = Too many at once
phone-again = Try again
phone-on-hold = On hold
phone-own-code = Unlocked
phone-session = Still logged in
phone-done = Done
phone-put-off = Put off
phone-missed = Too late
phone-tries = { $tries ->
    [one] About { $tries } try.
   *[other] About { $tries } tries.
}
phone-calls = { $calls ->
    [one] About { $calls } call.
   *[other] About { $calls } calls.
}
phone-wait = { $minutes ->
    [one] Estimated wait: { $minutes } minute.
   *[other] Estimated wait: { $minutes } minutes.
}

## Other ways
phone-way-phone = by phone
phone-way-second = with another login
phone-way-counter = at a counter
phone-way-code = with an emergency code
phone-of-100 = { $people } of 100: { $way }

## The caption
phone-quiet-caption = The screen is dark. No errand needs the phone right now.
phone-hangs-caption = The page waits for { $system }, and nothing happens.
phone-refused-caption = { $system } does not answer, so the login fails.
phone-crowded-caption = { $system } is back, but too many people try at once.
phone-again-caption = { $system } works again, and the next try can get through.
phone-on-hold-caption = On hold in a phone queue.
phone-no-answer-caption = Nobody has answered the call yet.
phone-own-code-caption = The app opens with its own code and does not ask for { $system }.
phone-session-caption = The page was open already, so it asks for no new login.
phone-done-caption = The login with { $system } works at the first try.
phone-at-last-caption = The login with { $system } works at last.
phone-answered-caption = Somebody answers, and it is done.
phone-put-off-caption = No more tries today.
phone-missed-caption = The deadline at { $deadline } has passed.
phone-other-way-caption = It is done { $way }, without { $system }.
phone-of-100-caption = Of 100 people in the same situation, { $people } have done it { $way }.
