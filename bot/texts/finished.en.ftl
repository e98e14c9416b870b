# The end of a stretch, to a learner.

finished-title = 🪢 <b>{ $of ->
    [set] Done with this set for today!
   *[all] Done for today!
}</b>
finished-nothing = 🪢 <b>{ $of ->
    [set] Nothing of this set is due right now.
   *[all] Nothing is due right now.
}</b>
finished-for-now = 🪢 <b>That’s it for now!</b>
finished-soon = ⏳ { $count ->
    [one] { $count } more question comes
   *[other] { $count } more questions come
} back { $when } — or the next time you look in
finished-slipping = 🌿 { $count ->
    [one] { $count } fact won’t stick yet. Never mind: let it rest, and I’ll ask it again
   *[other] { $count } facts won’t stick yet. Never mind: let them rest, and I’ll ask them again
}
finished-score = { $right } of { $answered } right · { $minutes ->
    [0] under a minute
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}
finished-streak = 🔥 { $days ->
    [one] { $days } day
   *[other] { $days } days
} in a row
finished-freeze = ❄️ Days you may miss: { $count }
coming = 🗓 { $of ->
    [set] Of this set next time
   *[all] Next time
} { $when }{ $count ->
    [0] { "" }
    [one] : { $count } question
   *[other] : { $count } questions
}
coming-reviews = , { $count } of them to go over
finished-more = If you feel like it, take some new ones: { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} left.
finished-all = You have been through the whole set. From now on I’ll ask just when it’s time to recall.
finished-remind = 🔔 When shall I remind you?
paused = ⏸ <b>Paused.</b> I’ve kept your place: { $left ->
    [one] { $left } question
   *[other] { $left } questions
} left.
paused-empty = ⏸ <b>Paused.</b> Nothing is due today.
