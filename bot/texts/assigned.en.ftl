# What a class has been set, as a learner sees it.

assigned-waiting = 🎯 <b>{ $title }</b>: we begin on { $starts }, the exam is on { $exam }.
assigned-ready = 🎯 <b>{ $title }</b>: time to begin, { $pace } new a day. The exam is on { $exam }.
assigned-on-track = 🎯 <b>{ $title }</b>: you are on track, the exam is on { $exam }.
assigned-behind = 🎯 <b>{ $title }</b>: you are { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} behind. { $pace } new a day, and you catch up { $by }. The exam is on { $exam }.
assigned-behind-late = 🎯 <b>{ $title }</b>: you are { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} behind. { $pace } new a day, and you catch up { $by }, with little time left to go over it. The exam is on { $exam }.
assigned-behind-missing = 🎯 <b>{ $title }</b>: you are { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} behind. Even with { $pace } new a day, { $missing } will be left out. Take more than the day’s share. The exam is on { $exam }.
assigned-all-met = 🎯 <b>{ $title }</b>: nothing new is left, now we go over it. The exam is on { $exam }.
assigned-today = 🎯 <b>{ $title }</b>: the exam is today. Good luck!
assigned-by = by { $day }
assigned-by-today = today
assigned-more = <i>…and more assignments: { $count }.</i>

## What comes by itself

notice-assigned = 🎯 <b>A new assignment.</b> For the exam on { $exam } we learn “{ $title }”. How much is new each day is worked out for you: just come every day.
notice-exam-moved = 🎯 <b>The exam on “{ $title }” is now on { $exam }.</b> The plan has changed with it, and new facts come at the right pace.
notice-nudged = 👋 <b>A word from your teacher: “{ $title }”.</b> You are { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} behind. { $pace } new a day, and you catch up { $by }. The exam is on { $exam }.
notice-nudged-late = 👋 <b>A word from your teacher: “{ $title }”.</b> You are { $count ->
    [one] { $count } fact
   *[other] { $count } facts
} behind. The exam is on { $exam }: even with { $pace } new a day, { $missing } will be left out. Begin today, and take more than the day’s share.
