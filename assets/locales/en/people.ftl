# The figures about everyone: every hour, who could wait, and safeguards compared.

list-and = { " and " }

## Everyone, every hour
everyone-title = At worst, { $blocked } of { $services } services let almost nobody in, while { $untouched } worked all day
everyone-title-open = At no full hour was a service blocked for nearly everyone, and { $untouched } of { $services } worked all day
everyone-how-to-read = Line: works. Stripes: partly works. Filled: blocked at login. Empty: down or closed.
everyone-basis = Each column shows how things stand when that hour strikes. An estimate.
everyone-people = Errands stuck, put off or missed
everyone-worst = Services at { $hour }: { $blocked } blocked at login, { $degraded } partly working, { $down } down or closed.
everyone-errands = At the foot are each person’s errands: stuck (striped), put off or missed (filled).
everyone-table = Full hours at which a service was not itself, or a person had errands stuck
everyone-row = Service or person
everyone-stuck = errands stuck
everyone-lost = put off or missed at the end
everyone-at-most = { $hours }, at most { $count }

## Who could wait
courses-title = Of { $all } errands { $stuck } got stuck: { $lost }
courses-put-off = { $count } put off
courses-missed = { $count } past the deadline
courses-title-none-lost = Of { $all } errands { $stuck } got stuck, but none was put off or missed
courses-title-none-stuck = None of the { $all } errands got stuck
courses-how-to-read = From the first try to the end. Dot: done. Arrow: put off. Cross: missed. Upright line: your hour.
courses-basis = Each bar is an errand that got stuck for more than a few minutes. An estimate: what happened to most of 100 people in the same situation.
courses-at-once = { $count ->
    [one] { $count } more went smoothly
   *[other] { $count } more went smoothly
}
courses-person = { $person }: { $stuck } stuck; { $lost }.
courses-person-none-lost = { $person }: { $stuck } stuck, none put off or missed.
courses-lost-errand = “{ $errand }” { $end }
courses-hour = { $person }: { $stuck } stuck, { $lost } put off or missed.
courses-table = Every errand, how it ended, what it weighs and its harm in points
courses-errand = Errand
courses-wanted = First tried
courses-end = How it ended
courses-since = At
courses-weight = Weight
courses-harm = Harm

who-heading = Who could wait?
who-missed = { $names } could not wait: a deadline passed first.
who-put-off = { $names } could wait: what was put off is due later.
who-trying = At { $hour }, { $names } had still not got through.
who-waited = { $names } had to wait, but got everything done by { $hour }.
who-untouched = { $names } never had to wait long.
who-groups = Each person here stands for many. The group that fared worst is “{ $worst }”: a login they wanted lay undone for { $hours } on average. For everyone outside these groups it was { $rest }.
who-person-errands = { $done } of { $all } errands done, { $off } put off, { $missed } missed.
who-person-group = In this group, a wanted login lay undone for { $hours }.
who-gap-more = That is { $gap } more than everyone else, { $ratio } times as long.
who-gap-less = That is { $gap } less than everyone else, { $ratio } times as long.
who-gap-only = That is { $gap } more than everyone else, who lost none.
who-gap-none = That is as long as everyone else.
who-person-before = Without your safeguards: { $hours }.
who-hours = { $hours } hours
who-person-harm = Harm: { $points } of { $most } points
who-harm = Harm is counted in points. An errand done within { $grace } counts nothing, one that misses its deadline counts its full weight, and a delay in between counts a part.
who-weights-same = Every errand weighs { $weight } here. That is a judgement, not a fact. Whoever gives some errands more weight gets another answer.
who-weights-own = The weights are in the table below. They are a judgement, not a fact. Other weights give another answer.
who-caution = These are estimates, of what happened to most of 100 people in the same situation. The people are examples, and those within a group differ more than the groups do.
who-indices = Over all groups, the Gini index is { $gini } and the Theil index { $theil }. Both are 0 if all fare alike.
who-details = The groups in figures
who-table = Groups against everyone else
who-group = Group
who-per-login = Hours undone per login wanted
who-gap = Hours more than everyone else
who-ratio = Times everyone else
who-not-done = Not done that day
who-rest = Everyone else

