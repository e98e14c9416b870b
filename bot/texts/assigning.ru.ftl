# Задание классу: срок, темп, экзамен. С учителем — на «вы».

key-assignment = 🎯 Задание
key-assign-choose = 🎯 Задать
key-assign-start = Начало: { $day }
key-assign-exam = Экзамен: { $day }
key-assign-pace = { $count } в день
key-assign-pace-chosen = ● { $count } в день
key-assign-do = ✅ Задать классу
key-assign-change = ✏️ Изменить
key-assign-again = 🎯 Задать заново
key-assign-take-back = ✖️ Снять задание
key-assign-take-back-sure = Да, снять
key-assign-keep = Нет, оставить
key-assign-nudge = 👋 Напомнить отстающим: { $count }
key-assign-page = ← К заданию
key-assign-set = ← К набору

assign-title = 🎯 <b>Задание: «{ $title }»</b>
assign-none = Задания пока нет. Назначьте день экзамена — и я рассчитаю для каждого, сколько нового брать в день, чтобы всё успеть и повторить.
assign-given = С { $starts } по { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день. Экзамен { $exam }.
assign-over = Экзамен был { $exam }. Ученики снова учат набор в своём темпе.
assign-empty = Этот набор пока никто не учит. Кто придёт по ссылке, получит задание сразу.
assign-all-on-track = Все идут по плану.
assign-not-begun = Задание ещё не началось.
assign-behind = { $count ->
    [one] Отстаёт { $count } из { $all }:
    [few] Отстают { $count } из { $all }:
   *[many] Отстают { $count } из { $all }:
}
assign-behind-line = { $name } — на { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}
assign-behind-more = …и ещё { $count }.
assign-last-nudge = Напоминание отправлено. До экзамена оно было последним.
assign-next-nudge = Напоминание отправлено. Следующее можно будет отправить { $day }.
assign-unreachable = Написать им не получится: они остановили бота, или день у них наступит уже вместе с экзаменом.

assign-ask-exam = 📅 <b>Когда экзамен?</b> Напишите дату, например <b>{ $example }</b>, или выберите.
assign-ask-start = 📅 <b>С какого дня начать?</b> Напишите дату, например <b>{ $example }</b>, или выберите.
assign-no-day = Не разобрал дату. Напишите день и месяц, например { $example }.
assign-no-such-day = ⚠️ Такого дня нет: { $day }. Напишите другой, например { $example }.
assign-next-year-start = 📅 Начало — { $day }: уже не в этом году.
assign-next-year-exam = 📅 Экзамен — { $day }: уже не в этом году.
assign-other-day = <i>Другую дату или темп можно просто написать.</i>

assign-days = Начало — { $starts }, экзамен — { $exam }.
assign-which-day = 🤔 <b>{ $day } — это день начала или день экзамена?</b>
key-assign-is-start = День начала
key-assign-is-exam = День экзамена
key-assign-neither = ← К плану
assign-already = ✅ <b>Это классу уже задано.</b> Ничего не изменилось.
assign-already-other = ⚠️ <b>Классу уже задано другое:</b>
assign-would-replace = Ниже — план из этого сообщения. Он заменит то, что задано, если нажать «Задать классу».
assign-preview = { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
} по { $pace } в день — всё новое будет пройдено к { $arrives }. { $left ->
    [0] Дней только на повторение не останется.
    [one] На повторение останется { $left } день.
    [few] На повторение останется { $left } дня.
   *[many] На повторение останется { $left } дней.
}
assign-all-begun = Все ученики уже начали весь набор: до экзамена им остаётся повторять. Кто придёт позже, пройдёт { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
} по { $pace } в день.
assign-begun = Класс начинает не с нуля: в среднем на ученика уже начато { $mean } из { $facts }{ $whole ->
    [0] { "" }
   *[other] , а весь набор начали { $whole } из { $learners }
}.
assign-unchanged = Так сейчас и задано.
assign-trouble-no-facts = ⚠️ В наборе нет вопросов, задать пока нечего.
assign-trouble-exam-is-past = ⚠️ Этот день уже прошёл или наступил сегодня. Выберите для экзамена другой.
assign-trouble-exam-too-far = ⚠️ До этого дня больше двух лет. Выберите для экзамена день поближе.
assign-trouble-start-is-past = ⚠️ Этот день уже прошёл. Начать можно сегодня или позже.
assign-trouble-start-too-late = ⚠️ Начать нужно хотя бы за день до экзамена.
assign-trouble-too-slow = ⚠️ По { $pace } в день не успеть: нужно не меньше { $least } в день.
assign-trouble-too-soon = ⚠️ Не успеть ни в каком темпе: новых в день понадобилось бы { $least }. Выберите день подальше или набор поменьше.

assign-done = ✅ <b>Задано.</b> { $count ->
    [0] { "" }
    [one] Об этом узнает { $count } ученик.
    [few] Об этом узнают { $count } ученика.
   *[many] Об этом узнают { $count } учеников.
}
assign-changed = ✅ <b>Изменено.</b> План у каждого уже пересчитан.
assign-taken-back = Задание снято. Ученики учат набор в своём темпе.
assign-take-back-ask = Снять задание с набора «{ $title }»? Выученное останется, а новое пойдёт в своём темпе у каждого.
assign-nudged = 👋 <b>Напоминание отправлено.</b> { $count ->
    [one] Его получит { $count } ученик, когда у него день.
    [few] Его получат { $count } ученика, когда у них день.
   *[many] Его получат { $count } учеников, когда у них день.
} Кто успеет догнать раньше, того не побеспокою.
assign-not-nudged = Напоминать сейчас некому, или напоминание уже отправлено.

## На странице класса

assign-class-behind = Отстают от плана: { $count }.
assign-learner-exam = ; на экзамене { $percent } %
assign-learner-behind = ; отстаёт на { $count }
assign-fact-exam = <i>На экзамене вспомнят { $percent } % всего класса.</i>
