# Corrected questions, as learners hear of them.

corrected-question = ✏️ <i>This question has been corrected since you last answered it.</i>
corrected-was = ✏️ The question was corrected: “{ $was }” was taken for right; now it is “{ $now }”.
corrected-else = ✏️ The question was corrected: what is right here has changed since you last answered it.
asked-anew = ✏️ The question was corrected while it was in front of you. That answer does not count; on we go.

notice-corrected = ✏️ <b>A correction.</b> In the set “{ $title }” { $count ->
    [one] one question that you have met was corrected:
   *[other] { $count } questions that you have met were corrected:
}
corrected-line-question = <blockquote>{ $question }</blockquote>
corrected-line = “{ $was }” was taken for right; now it is <b>“{ $now }”</b>.
corrected-line-else = What is right here has changed. You will see when I ask.
notice-corrected-more = …and { $count } more.
notice-corrected-memory = All that you remember stays: I’ll ask in good time.
notice-report-fixed = 🙏 <b>Corrected, thank you!</b> The teacher has put right the question that you reported. The set “{ $title }”:
    <blockquote>{ $question }</blockquote>
