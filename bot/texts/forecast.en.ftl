# The forecast: what it is worth. The same words for learners and teachers.

forecast-trust = <i>The forecast rests on { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}; over { $checked ->
    [one] { $checked } that was
   *[other] { $checked } that were
} checked it is off on average by { $points ->
    [0] less than 1 percentage point
    [one] { $points } percentage point
   *[other] { $points } percentage points
}.</i>
forecast-untested = <i>The forecast rests on { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}. How exact it is cannot be said yet: { $checked } checked so far, { $least } are needed.</i>
forecast-answers = <i>Based on { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}.</i>

## To a learner

assigned-near = ⏳ { $days ->
    [one] { $days } day
   *[other] { $days } days
} to the exam{ $questions ->
    [0] { "" }
    [one] : { $questions } question to review today
   *[other] : { $questions } questions to review today
}. With no more reviews, you’ll remember about { $percent } % of the set on { $exam }.
assigned-behind-it = <i>Forecast from { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
}.</i>
assigned-few-behind-it = <i>A rough forecast: { $answers ->
    [one] { $answers } answer
   *[other] { $answers } answers
} so far.</i>
stats-foresight = Of what you’ve begun ({ $facts ->
    [one] { $facts } fact
   *[other] { $facts } facts
}) you remember about <b>{ $today } %</b> today; with no reviews, { $week } % in a week, { $month } % in a month
