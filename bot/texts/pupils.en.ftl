# One learner, one fact, and how a question works.

key-class-facts = 📌 Facts
key-suspects = ⚠️ In doubt: { $count }
key-to-learners = ← To the learners
key-to-facts = ← To the facts
key-all-facts = 📌 All facts
key-question-before = ← Question
key-question-next = Question →

## A learner

pupil-title = 🧑‍🎓 <b>{ $name }</b> · “{ $title }”
pupil-since = In the class since { $day }; { $last }. { $answers ->
    [0] { "" }
    [one] { $answers } answer in all.
   *[other] { $answers } answers in all.
}
pupil-silent = 💤 Has not answered for long.
pupil-expected = Would recall { $percent } % of the set today.
pupil-exam = On the day of the exam, { $day }, they would recall { $percent } %, if nothing is reviewed until then.
pupil-learned = Learned { $learned }, learning { $learning }, not started { $ahead }.
pupil-hard = <b>Hardest:</b>
pupil-hard-line = { $nth }. { $statement }
    <i>Right { $right } of { $total }; recalled in a week with a chance of { $percent } %.</i>
pupil-hard-aside = { $nth }. { $statement }
    <i>Right { $right } of { $total }; set aside: it was forgotten too often.</i>
pupil-no-mistakes = Not one mistake in what is being asked now.
pupil-gone = This learner is not in the class any more.

## Facts

facts-title = 📌 <b>Facts: “{ $title }”</b>
facts-order = Those that hold worst come first: the fewest will recall them in a week.
facts-suspect-title = ⚠️ <b>Questions in doubt: “{ $title }”</b>
facts-none = There are no such questions any more.
facts-line = { $nth }. { $statement }
    <i>In a week recalled by { $later } % of those who met it, today by { $percent } % of all; met by { $met }, answers: { $answers }.</i>
facts-line-losing = { $nth }. 📉 { $statement }
    <i>In a week recalled by { $later } % of those who met it, today by { $percent } % of all; met by { $met }, answers: { $answers }.</i>
facts-line-unmet = { $nth }. { $statement }
    <i>Nobody has met it yet.</i>
fact-gone = This fact is not in the set any more.
fact-place = 📌 <i>Fact { $nth } of { $all } · “{ $title }”</i>
fact-nobody = Nobody has met this fact yet.
fact-expected = Today { $percent } % of the class would recall it. Met by { $met } of { $all }.
fact-exam = On the day of the exam, { $day }, { $percent } % would recall it, if nothing is reviewed until then.
fact-lasting = In a week { $percent } % of those who met it would recall it.
fact-forgotten = { $learners ->
    [one] { $learners } learner has forgotten it
   *[other] { $learners } learners have forgotten it
}, { $lapses ->
    [one] { $lapses } time
   *[other] { $lapses } times
} in all: { $names }
fact-losing = 📉 It holds worse than the others, the class is losing it: in a week { $percent } % of those who met it would recall it.
fact-shaky = May not recall it even today: { $names }
fact-fading = May forget it within a week: { $names }
fact-learning = Still learning it: { $names }
fact-unmet = Have not met it yet: { $names }
fact-known = All who met this fact remember it, and most likely will in a week.
fact-name-chance = { $name } ({ $percent } %)
fact-name-times = { $name } ({ $times ->
    [one] once
   *[other] { $times } times
})
fact-and-more = and { $count } more

## A question

item-place = <i>Question { $nth } of { $all }</i>
item-no-answers = <i>Nobody has answered this question yet.</i>
item-few = <i>{ $answers ->
    [one] { $answers } first answer so far
   *[other] { $answers } first answers so far
}: a question can be judged from { $least } on.</i>
item-facility = Right at the first try: { $right } of { $total }, that is { $percent } %.
item-halves = Right of those who know the rest better: { $better } of { $strong }; of those who know it less: { $weaker } of { $weak }.
item-tells-well = It tells those who know from those who do not well ({ $compared ->
    [one] { $compared } learner compared
   *[other] { $compared } learners compared
}).
item-tells-little = It hardly tells those who know from those who do not ({ $compared ->
    [one] { $compared } learner compared
   *[other] { $compared } learners compared
}).
item-tells-hardly = It does not tell those who know from those who do not ({ $compared ->
    [one] { $compared } learner compared
   *[other] { $compared } learners compared
}).
item-taken = What was picked in { $pressed ->
    [one] { $pressed } answer
   *[other] { $pressed } answers
}:
item-right = ✅ { $text }: { $times }
item-wrong = ▫️ { $text }: { $times }
item-idle = ▫️ { $text }: 0 <i>(nobody picks it, you may replace it)</i>
item-reversed = { $right } of { $total } get it right; those who know the rest better are wrong more often. Check the answer.
item-other-answer = “{ $text }” is picked more often than the right one: { $taken } against { $right }. Check the answer.
item-below-chance = { $right } of { $total } get it right: guessing would do better. Check the question and the answer.
item-hardly-known = Only { $right } of { $total } get it right. Check the question and the answer.
item-doubt = ⚠️ { $why }
