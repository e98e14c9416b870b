# How a class knows a set: the page, the learners, the report and the map.

key-class = 👥 Class
key-class-learners = 🧑‍🎓 Learners
key-class-map = 🗺 Map
key-class-report = 📊 Report
key-class-to-class = ← To the class
key-class-to-set = ← To the set

class-title = 👥 <b>Class: “{ $title }”</b>
class-empty = Nobody is here yet. Send your learners the link: whoever begins to learn with it appears on this page.
class-counts = { $count ->
    [one] { $count } learner
   *[other] { $count } learners
} in the class: answering { $active }, silent for a week { $silent }{ $waiting ->
    [0] { "" }
   *[other] , not begun yet { $waiting }
}.
class-new = Joined this week: { $count }.
class-beyond = These are the ones who joined last. Not shown: { $count } more.
class-expected = Today the class would recall { $percent } % of the set.
class-exam = On the day of the exam, { $day }, it would recall { $percent } %, if nothing is reviewed until then.
class-learned = On average, for each learner: learned { $learned }, learning { $learning }, not started { $ahead }.
class-aside = Set aside: { $count }.
class-not-begun = Nobody has answered a question yet.
class-holds = No fact holds clearly worse than the others.
class-losing = <b>What holds worst:</b>
class-losing-line = { $nth }. { $statement }
    <i>Met by { $met }{ $forgotten ->
    [0] { "" }
   *[other] , forgotten by { $forgotten }
}; of those who met it, { $percent } % recall it in a week.</i>
class-wrong = <b>Something may be wrong with these questions:</b>
class-wrong-line = • { $question }
    <i>{ $why }</i>
class-more = …and { $count } more: the report has them all.

## Learners

class-learners-title = 🧑‍🎓 <b>Learners: “{ $title }”</b>
class-page = Page { $nth } of { $all }
class-learner = { $name }: would recall { $percent } % (answers: { $answers }{ $total ->
    [0] { "" }
   *[other] , right at once { $right } of { $total }
}); { $last }
class-learner-silent = 💤 { $name }: would recall { $percent } % (answers: { $answers }{ $total ->
    [0] { "" }
   *[other] , right at once { $right } of { $total }
}); { $last }
class-nameless = Without a name
class-never = no answers yet
class-today = last answer today
class-yesterday = last answer yesterday
class-days-ago = last answer { $count ->
    [one] { $count } day
   *[other] { $count } days
} ago

## The map

class-map = 🗺 <b>“{ $title }”</b>: the greener a square, the surer the learner recalls this fact today.
class-map-exam = 🗺 <b>“{ $title }”</b>: the greener a square, the surer the learner recalls this fact on the day of the exam.
class-map-numbered = By their numbers: { $names }.
class-map-part = Shown are the { $count } facts that hold worst.
class-map-title = What the class remembers
class-map-about = “{ $title }” · { $date }
class-map-about-exam = “{ $title }” · by the exam on { $date }
class-map-never = not met yet
class-map-lost = fading
class-map-sure = remembered
class-no-map = A map can be drawn for a class of 1 to { $limit }. There is a report for any class.

## The report

class-report = 📊 Report on the class: <b>“{ $title }”</b>
class-report-file = { $title } — class.xlsx
class-report-learners = Learners
class-report-about = Report
class-report-facts = Facts
class-report-chances = Who recalls what, { $day }
class-report-items = Questions
class-report-set = Set
class-report-made-on = Made on
class-report-exam = Exam
class-report-people = Learners
class-report-day-form = D MMM YYYY
class-report-name = Name
class-report-joined = In the class since
class-report-last-answer = Last answer
class-report-quiet-days = Days without answers
class-report-silent = Silent
class-report-not-started = Not started
class-report-learning = Learning
class-report-learned = Learned
class-report-set-aside = Set aside
class-report-recall-today = Recall today, %
class-report-recall-exam = Recall at the exam, %
class-report-answers-behind = Answers behind the forecast
class-report-behind = Behind by, facts
class-report-fact = Fact
class-report-met = Met by
class-report-all-today = Recall today, % of the class
class-report-all-exam = Recall at the exam, % of the class
class-report-met-week = Recall in a week, % of those who met it
class-report-forgotten-by = Forgotten by
class-report-lapses = Times forgotten
class-report-losing = The class is losing it
class-report-question = Question
class-report-answers = First answers
class-report-facility = Right, %
class-report-discrimination = Discrimination
class-report-compared = Learners compared
class-report-better-half = Stronger half
class-report-weaker-half = Weaker half
class-report-taken = What was picked
class-report-idle = Nobody picks
class-report-looks-wrong = What looks wrong
class-report-nameless = Without a name
class-report-yes = yes
class-report-true = True
class-report-false = False
class-report-reversed = Strong learners get it wrong more often than weak ones
class-report-other-answer = A wrong answer is taken more often than the right one
class-report-below-chance = Right answers are too rare
