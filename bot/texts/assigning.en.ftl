# What a class is set: days, pace, exam. To teachers.

key-assignment = 🎯 Assignment
key-assign-choose = 🎯 Assign
key-assign-start = Start: { $day }
key-assign-exam = Exam: { $day }
key-assign-pace = { $count } a day
key-assign-pace-chosen = ● { $count } a day
key-assign-do = ✅ Assign to the class
key-assign-change = ✏️ Change
key-assign-again = 🎯 Assign anew
key-assign-take-back = ✖️ Take it back
key-assign-take-back-sure = Yes, take it back
key-assign-keep = No, keep it
key-assign-nudge = 👋 Nudge those behind: { $count }
key-assign-page = ← To the assignment
key-assign-set = ← To the set

assign-title = 🎯 <b>Assignment: “{ $title }”</b>
assign-none = Nothing is assigned yet. Choose the day of the exam, and I’ll work out for everyone how much new to take each day, so that all of it is met and gone over in time.
assign-given = From { $starts } on, { $pace } new a day. The exam is on { $exam }.
assign-over = The exam was on { $exam }. Learners go on with the set at their own pace.
assign-empty = Nobody learns this set yet. Whoever comes by the link gets the assignment at once.
assign-all-on-track = Everybody is on track.
assign-not-begun = The assignment has not begun yet.
assign-behind = { $count ->
    [one] { $count } of { $all } is behind:
   *[other] { $count } of { $all } are behind:
}
assign-behind-line = { $name }: by { $count ->
    [one] { $count } fact
   *[other] { $count } facts
}
assign-behind-more = …and { $count } more.
assign-last-nudge = The nudge has been sent. It was the last one before the exam.
assign-next-nudge = The nudge has been sent. You can send the next one on { $day }.
assign-unreachable = They cannot be written to: they have stopped the bot, or their day comes only with the exam.

assign-ask-exam = 📅 <b>When is the exam?</b> Write a date, for example <b>{ $example }</b>, or choose one.
assign-ask-start = 📅 <b>From which day on?</b> Write a date, for example <b>{ $example }</b>, or choose one.
assign-no-day = I could not read that date. Write the day and the month, for example { $example }.
assign-no-such-day = ⚠️ There is no such day: { $day }. Write another one, for example { $example }.
assign-next-year-start = 📅 It begins on { $day }: not this year.
assign-next-year-exam = 📅 The exam is on { $day }: not this year.
assign-other-day = <i>Another date or pace can simply be written.</i>

assign-days = Begins on { $starts }, exam on { $exam }.
assign-which-day = 🤔 <b>{ $day }: is that the first day, or the day of the exam?</b>
key-assign-is-start = The first day
key-assign-is-exam = The day of the exam
key-assign-neither = ← To the plan
assign-already = ✅ <b>The class has been set just that.</b> Nothing has changed.
assign-already-other = ⚠️ <b>The class has been set something else:</b>
assign-would-replace = Below is the plan of this message. It takes the place of what is set if you press “Assign to the class”.
assign-preview = { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, { $pace } a day: everything new is met by { $arrives }. { $left ->
    [0] No day is left just to go over it.
    [one] { $left } day is left to go over it.
   *[other] { $left } days are left to go over it.
}
assign-all-begun = All learners have begun the whole set: until the exam they only review. Whoever comes later meets { $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}, { $pace } a day.
assign-begun = The class has begun already: { $mean } of { $facts } on average{ $whole ->
    [0] { "" }
   *[other] , and the whole set by { $whole } of { $learners }
}.
assign-unchanged = That is how it is now.
assign-trouble-no-facts = ⚠️ The set has no questions, so there is nothing to assign yet.
assign-trouble-exam-is-past = ⚠️ That day is over, or it is today. Choose another one for the exam.
assign-trouble-exam-too-far = ⚠️ That day is more than two years away. Choose a nearer one for the exam.
assign-trouble-start-is-past = ⚠️ That day is over. It can begin today or later.
assign-trouble-start-too-late = ⚠️ It has to begin at least a day before the exam.
assign-trouble-too-slow = ⚠️ { $pace } a day is not enough: it takes at least { $least } a day.
assign-trouble-too-soon = ⚠️ No pace is quick enough: it would take { $least } new facts a day. Choose a later day or a smaller set.

assign-done = ✅ <b>Assigned.</b> { $count ->
    [0] { "" }
    [one] { $count } learner will hear of it.
   *[other] { $count } learners will hear of it.
}
assign-changed = ✅ <b>Changed.</b> Everyone’s plan has changed with it.
assign-taken-back = The assignment is taken back. Learners go on at their own pace.
assign-take-back-ask = Take the assignment of “{ $title }” back? What was learned stays, and new facts come at everyone’s own pace.
assign-nudged = 👋 <b>The nudge is on its way.</b> { $count ->
    [one] It goes to { $count } learner, by day where they live.
   *[other] It goes to { $count } learners, by day where they live.
} Whoever catches up before is left in peace.
assign-not-nudged = There is nobody to nudge now, or the nudge has been sent already.

## On the class page

assign-class-behind = Behind the plan: { $count }.
assign-learner-exam = ; at the exam { $percent } %
assign-learner-behind = ; { $count } behind
assign-fact-exam = <i>At the exam: { $percent } % of the whole class.</i>
