# What the bot says to a teacher about published questions: looking, finding, correcting.

key-questions = 📚 Questions
key-published-before = ← Back
key-published-next = Next →
key-questions-all = 📚 All questions
key-questions-to-set = ← To the set
key-fix = ✏️ Correct
key-fix-reported = ✏️ Correct
key-history = 🕘 History: version { $count }
key-taken-out = 🗃 Facts taken out: { $count }
key-remove-question = 🗑 Take this question out
key-retire-fact = 🗑 Take the whole fact out
key-restore-fact = ↩️ Put the fact back
key-judge-true = ✅ Make it true
key-judge-false = ❌ Make it false
key-preview-fix = 👁 What will change
key-fix-more = ✏️ Change more
key-fix-parts = ← Another part
key-fix-cancel = ↩️ Don’t save
key-fix-back = ← To the question
key-save-and-tell = 📣 Save and tell learners
key-save-quietly = ✅ A typo: save quietly
key-retire-sure = 🗑 Yes, take it out
key-restore-sure = ↩️ Yes, put it back
key-back-to-version = ↩️ Back to version { $version }

question-place = 📚 <i>Fact { $place } of { $facts } · question { $nth } of { $asked }</i>
question-retired = 🗃 <i>Taken out: this fact is asked no more · question { $nth } of { $asked }</i>
question-fact = <i>Fact: { $statement }</i>
question-version = <i>version { $version }</i>
questions-find = 🔎 <i>To find another question, send a word of it.</i>
questions-none = 📚 The set “{ $title }” has no questions now: all its facts were taken out.
questions-found = 🔎 <b>“{ $words }”</b>: { $count ->
    [one] { $count } question.
   *[other] { $count } questions.
}
question-found = <b>{ $nth }.</b> { $text } <i>({ $kind })</i>
questions-not-found = 🔎 <b>“{ $words }”</b>: there is no such question. Send another word.
questions-found-more = …and { $count } more. Add a word to find it sooner.
taken-out-title = 🗃 <b>Facts taken out: “{ $title }”</b>

    They are asked no more, but all that learners remember of them is kept. Each can be put back.
fact-taken-out = <b>{ $nth }.</b> { $text }
taken-out-none = 🗃 Nothing has been taken out of the set “{ $title }”.

preview-title = ✏️ <b>Before and after</b>
change-of = <i>{ $question }</i>
change = { $part }:
    <s>{ $was }</s>
    <b>{ $now }</b>
change-new = { $part }:
    <b>{ $now }</b>
change-gone = { $part }:
    <s>{ $was }</s>
changes-more = …and { $count ->
    [one] { $count } more change.
   *[other] { $count } more changes.
}
changed-ask = Question
changed-answer = Answer
changed-accept = Accepted too
changed-wrong = Wrong options
changed-why = Why not
changed-explanation = Explanation
changed-statement = Fact
changed-verdict = The statement
changed-pairs = Pairs
verdict-is-true = true
verdict-is-false = false
preview-tells = 📣 It looks as if something else is right now. Those who answered the question as it was had better know: I’ll write to them by day, in one message. What they remember stays.
preview-quiet = The right answer seems to be the same: you can save this without troubling anybody. If something else is right now, do tell learners.
fix-nothing = ✏️ Nothing has changed: all is as it was.
retire-ask = 🗑 <b>Take this fact out?</b>

    { $statement }

    It will not be asked any more, in any form. What learners remember of it is kept, and you can put it back at any time.
restore-ask = ↩️ <b>Put this fact back?</b>

    { $statement }

    It will be asked again, and all that learners remembered of it is still theirs.

saved-fix = ✅ <b>Corrected.</b> This is version { $version }: learners see it the next time they meet the question.
saved-retired = 🗑 <b>The fact was taken out.</b> It is asked no more.
saved-back = ↩️ <b>The fact is back.</b> It is asked again.
saved-tells = 📣 Those who answered the question as it was hear of it by day, in one message for all corrections.
saved-reporters = 🙏 { $count ->
    [one] I’ll thank the learner who reported it.
   *[other] I’ll thank the { $count } learners who reported it.
}
fix-outdated = ⚠️ <b>Your change was not saved:</b> the question was changed meanwhile, or you had left it. This is how it is now.

history-title = 🕘 <b>History</b>: this is version { $version }.
history-version = <b>Version { $version }</b> · { $date } · { $name }
history-version-nameless = <b>Version { $version }</b> · { $date }
history-edited = Changed: { $parts }.
history-retired = The fact was taken out.
history-back = The fact was put back.
history-told = 📣 <i>With a word to learners.</i>
