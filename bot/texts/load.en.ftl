
# How much to learn and to remember.

key-retention = 🎯 How much to remember
key-easy = 🛋 Easy days

settings-retention = Remember: { $percent }%
settings-easy = Easy days: { $days }
settings-easy-none = Easy days: none
percent = { $percent }%
load-basis = { $answers ->
    [0] For now I count { $seconds } seconds an answer; once I know your pace I can say better.
    [one] Counted from your { $answers } answer: { $seconds } s each.
   *[other] Counted from your { $answers } answers: { $seconds } s each.
}
pace-title = 🌱 <b>How many new ones a day?</b>

    So many minutes a day new ones and reviews take in a month, or sooner, when nothing new is left:
pace-takes = <b>{ $count }</b> a day — { $minutes ->
    [0] under a minute
   *[other] about { $minutes } min
}
pace-left = { $count ->
    [0] Nothing new is left in your sets: from here on there are only reviews.
   *[other] There are { $count } new left in your sets: not enough for a month, after that only reviews.
}
settings-pace-of-class = 🎯 “{ $title }”: { $count } a day, as the class was set
pace-of-class = Where there is an exam ahead, the pace is the class’s; the rest is as you choose:
pace-write = Choose, or write a number from 0 to 100.
pace-set = 🌱 { $count } new a day — { $until ->
    [month] in a month
   *[end] by the day nothing new is left
} that is { $minutes ->
    [0] under a minute
   *[other] about { $minutes } min
} a day.
pace-unclear = ⚠️ I didn’t get the number. Write one from 0 to 100, for example 12.
retention-title = 🎯 <b>How much to remember?</b>

    I ask again when your chance of recall has fallen to this. Remembering more means reviewing more often. So many minutes a day it takes:
retention-takes = <b>{ $percent }%</b> — { $minutes ->
    [0] under a minute
   *[other] about { $minutes } min
}
retention-takes-advised = <b>{ $percent }%</b> — { $minutes ->
    [0] under a minute
   *[other] about { $minutes } min
} 👍
retention-advice = 👍 I’d take { $percent }%: that way a minute leaves the most in memory. For an important exam, go higher.
easy-title = 🛋 <b>Easy days</b>

    On these days you get about half the reviews: the rest moves to the days around. New ones come as usual.
easy-all = All days are easy, so all are alike.
