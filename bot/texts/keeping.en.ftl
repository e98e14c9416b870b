# What the bot says to a teacher about questions that were reported.

key-reports = ⚠️ Reports: { $count }
key-report-answer = 💬 Answer
key-report-right = ✅ The question is right
key-report-close = ✅ Close the report
key-report-before = ← Back
key-report-next = Next →
key-report-leave = ↩️ Do not answer
key-report-set = ← To the set

report-none = ✅ <b>No more reports.</b>

    All of them in “{ $title }” are answered. If a new one comes, I’ll write to you.
report-place = ⚠️ <i>Reported question { $nth } of { $all } · “{ $title }”</i>
report-people = 🙋 { $count ->
    [one] { $count } learner reported it.
   *[other] { $count } learners reported it.
}
report-words = 💬 <i>“{ $words }”</i>
report-gone = <i>This question is no longer in the set.</i>
report-await = 💬 <b>Write your answer in one message.</b> { $count ->
    [one] It goes to the learner who reported the question.
   *[other] It goes to all { $count } learners who reported the question.
}
report-refused = ⚠️ An answer has at most { $most ->
    [one] { $most } character
   *[other] { $most } characters
}, and at least one word. Send another text.
report-told = 💬 <b>Your answer is on its way.</b> { $count ->
    [one] It goes to { $count } learner.
   *[other] It goes to { $count } learners.
}
report-thanked = ✅ <b>The report is closed.</b> { $count ->
    [one] I’ll thank { $count } learner for reading closely.
   *[other] I’ll thank { $count } learners for reading closely.
}
report-closed-before = <i>This report has been answered already.</i>
