# Один ученик, один факт и как работает вопрос. С учителем — на «вы».

key-class-facts = 📌 Факты
key-suspects = ⚠️ Под сомнением: { $count }
key-to-learners = ← К ученикам
key-to-facts = ← К фактам
key-all-facts = 📌 Все факты
key-question-before = ← Вопрос
key-question-next = Вопрос →

## Ученик

pupil-title = 🧑‍🎓 <b>{ $name }</b> · «{ $title }»
pupil-since = В классе с { $day }; { $last }. { $answers ->
    [0] { "" }
    [one] Всего { $answers } ответ.
    [few] Всего { $answers } ответа.
   *[many] Всего { $answers } ответов.
}
pupil-silent = 💤 Давно не отвечает.
pupil-expected = Сегодня вспомнит { $percent } % набора.
pupil-exam = { $day }, на экзамене, вспомнит { $percent } %, если больше не повторять.
pupil-learned = Выучено { $learned }, учится { $learning }, не начато { $ahead }.
pupil-hard = <b>Труднее всего:</b>
pupil-hard-line = { $nth }. { $statement }
    <i>Верно { $right } из { $total }; через неделю вспомнит с вероятностью { $percent } %.</i>
pupil-hard-aside = { $nth }. { $statement }
    <i>Верно { $right } из { $total }; отложен: слишком часто забывался.</i>
pupil-no-mistakes = Ни одной ошибки в том, что сейчас под вопросом.
pupil-gone = Этого ученика в классе больше нет.

## Факты

facts-title = 📌 <b>Факты: «{ $title }»</b>
facts-order = Сначала те, что держатся хуже всего: их через неделю вспомнят реже других.
facts-suspect-title = ⚠️ <b>Вопросы под сомнением: «{ $title }»</b>
facts-none = Таких вопросов больше нет.
facts-line = { $nth }. { $statement }
    <i>Через неделю из встретивших вспомнят { $later } %, сегодня из всех — { $percent } %; встретили: { $met }, ответов: { $answers }.</i>
facts-line-losing = { $nth }. 📉 { $statement }
    <i>Через неделю из встретивших вспомнят { $later } %, сегодня из всех — { $percent } %; встретили: { $met }, ответов: { $answers }.</i>
facts-line-unmet = { $nth }. { $statement }
    <i>Ещё никто не встречал.</i>
fact-gone = Этого факта в наборе больше нет.
fact-place = 📌 <i>Факт { $nth } из { $all } · «{ $title }»</i>
fact-nobody = Этот факт ещё никто не встречал.
fact-expected = Сегодня вспомнят { $percent } % класса. Встретили: { $met } из { $all }.
fact-exam = { $day }, на экзамене, вспомнят { $percent } %, если больше не повторять.
fact-lasting = Через неделю из встретивших вспомнят { $percent } %.
fact-forgotten = { $learners ->
    [one] Забывал { $learners } ученик
    [few] Забывали { $learners } ученика
   *[many] Забывали { $learners } учеников
}, всего { $lapses ->
    [one] { $lapses } раз
    [few] { $lapses } раза
   *[many] { $lapses } раз
}: { $names }
fact-losing = 📉 Держится хуже остальных, класс его теряет: через неделю из встретивших вспомнят { $percent } %.
fact-shaky = Могут не вспомнить уже сегодня: { $names }
fact-fading = Через неделю могут забыть: { $names }
fact-learning = Ещё учат: { $names }
fact-unmet = Ещё не встречали: { $names }
fact-known = Все, кто встретил этот факт, его помнят и через неделю, скорее всего, вспомнят.
fact-name-chance = { $name } ({ $percent } %)
fact-name-times = { $name } ({ $times ->
    [one] { $times } раз
    [few] { $times } раза
   *[many] { $times } раз
})
fact-and-more = и ещё { $count }

## Вопрос

item-place = <i>Вопрос { $nth } из { $all }</i>
item-no-answers = <i>На этот вопрос ещё никто не отвечал.</i>
item-few = <i>{ $answers ->
    [one] Пока { $answers } первый ответ
    [few] Пока { $answers } первых ответа
   *[many] Пока { $answers } первых ответов
}: судить о вопросе можно с { $least }.</i>
item-facility = С первого раза верно: { $right } из { $total }, это { $percent } %.
item-halves = Кто знает остальное лучше, ответил верно: { $better } из { $strong }; кто хуже: { $weaker } из { $weak }.
item-tells-well = Хорошо различает знающих и незнающих ({ $compared ->
    [one] сравнили { $compared } ученика
    [few] сравнили { $compared } учеников
   *[many] сравнили { $compared } учеников
}).
item-tells-little = Слабо различает знающих и незнающих ({ $compared ->
    [one] сравнили { $compared } ученика
    [few] сравнили { $compared } учеников
   *[many] сравнили { $compared } учеников
}).
item-tells-hardly = Почти не различает знающих и незнающих ({ $compared ->
    [one] сравнили { $compared } ученика
    [few] сравнили { $compared } учеников
   *[many] сравнили { $compared } учеников
}).
item-taken = Что выбирали в { $pressed ->
    [one] { $pressed } ответе
    [few] { $pressed } ответах
   *[many] { $pressed } ответах
}:
item-right = ✅ { $text } — { $times }
item-wrong = ▫️ { $text } — { $times }
item-idle = ▫️ { $text } — 0 <i>(никто не выбирает, можно заменить)</i>
item-reversed = Верных ответов { $right } из { $total }; те, кто лучше знает остальное, ошибаются чаще. Проверьте ответ.
item-other-answer = «{ $text }» выбирают чаще верного: { $taken } против { $right }. Проверьте ответ.
item-below-chance = Верных ответов { $right } из { $total }: наугад вышло бы больше. Проверьте вопрос и ответ.
item-hardly-known = Верных ответов только { $right } из { $total }. Проверьте вопрос и ответ.
item-doubt = ⚠️ { $why }
