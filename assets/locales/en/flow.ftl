# What a reader does with the story: guess, play, compare, share.

## Top of the page
skip-to-day = Skip to the day, hour by hour

## Predict
predict-heading = What do you think?
predict-question = { $person }, has { $count } errands today. How many of them do you think are done on time?
predict-meaning = On time means that day, and before the deadline of each errand. Your guess stays on this page, unless you share it.
predict-sent = Whoever sent you the link guessed { $guess }.
predict-made = You guessed { $guess } of { $all }. What happened stands below the day.
predict-skip = Skip, and go to the day
predict-go = Go to the day
notice-guess = “{ $found }” is not a number of errands that this person has. No guess is shown.

## Play
play-start = Play
play-pause = Pause

## Reveal
reveal-heading = What happened
reveal-outcome = { $person }: { $done } of { $all } errands were done on time.
reveal-same = You guessed { $guess }, and our model says the same.
reveal-more = You guessed { $guess }. Our model says { $count } more.
reveal-fewer = You guessed { $guess }. Our model says { $count } fewer.
reveal-basis = An estimate. An errand counts as done once at least half of 100 people in the same situation have done it, before its deadline.
reveal-lost = Not done that day
reveal-trouble = Done in time, but not as planned
reveal-smooth = Done as planned
why-own-code = It took the service’s own code, not a new login.
why-open-session = The page was open already and asked for no new login.
why-no-login = It needed no login.
why-login-worked = The login worked at { $wanted }.
why-login-blocked = At { $wanted } the login let almost nobody in.
why-login-crowded = At { $wanted } so many tried to log in that many tries failed.
why-despite = At { $wanted } many others could not log in, but it worked.
why-call = It took a call, not a login.
why-wait = Whoever rang waited up to { $minutes } minutes.
why-done-at = It was done at about { $clock }.
why-due-today = The deadline was { $clock }.
why-due-later = There is time until { $day }.

## Share
share-heading = Share
share-link = Link
share-link-about = It opens this page with the person, the hour, the outage and the safeguards you chose.
share-this-page = Open this page by itself
share-guess = With my guess: { $guess } of { $all }
share-copy-link = Copy the link
share-link-copied = The link is copied.
share-embed = Embed
share-embed-about = Paste this into an article or a lesson. It shows the same person, hour and choices.
share-your-site = https://your.site/
share-frame-title = { $person }: { $headline }, hour by hour
share-copy-snippet = Copy the code
share-builder = More ways to embed it, and a check of your own page
share-snippet-copied = The code is copied.
share-select = The browser does not let this page copy. The text is selected: copy it from there.
share-image = Image
share-image-about = Below each figure, beside its table, are buttons that save it as a picture.
share-image-page = The finding in one picture (PNG)
share-data = Data
share-data-about = These are the reported day and our central assumptions: the model’s estimates, not measurements.
share-data-scenario = The scenario: people, services, numbers (JSON)
share-data-hours = Logins by hour, service and group (CSV)
share-data-errands = Each person’s errands (CSV)
