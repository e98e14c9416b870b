# Задание класса, как его видит ученик: «ты», коротко.

assigned-waiting = 🎯 <b>{ $title }</b>: начинаем { $starts }, экзамен { $exam }.
assigned-ready = 🎯 <b>{ $title }</b>: пора начинать — по { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день. Экзамен { $exam }.
assigned-on-track = 🎯 <b>{ $title }</b>: идёшь по плану, экзамен { $exam }.
assigned-behind = 🎯 <b>{ $title }</b>: отстаёшь на { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}. По { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день — и догонишь { $by }. Экзамен { $exam }.
assigned-behind-late = 🎯 <b>{ $title }</b>: отстаёшь на { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}. По { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день — и догонишь { $by }, но времени на повторение будет мало. Экзамен { $exam }.
assigned-behind-missing = 🎯 <b>{ $title }</b>: отстаёшь на { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}. Даже по { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день останется не пройдено: { $missing }. Бери новое сверх нормы. Экзамен { $exam }.
assigned-all-met = 🎯 <b>{ $title }</b>: всё новое пройдено, дальше повторяем. Экзамен { $exam }.
assigned-today = 🎯 <b>{ $title }</b>: экзамен сегодня. Удачи!
assigned-by = к { $day }
assigned-by-today = сегодня
assigned-more = <i>…и ещё заданий: { $count }.</i>

## Приходит само

notice-assigned = 🎯 <b>Новое задание.</b> К экзамену — { $exam } — учим набор «{ $title }». Сколько нового в день, я рассчитаю: просто заходи каждый день.
notice-exam-moved = 🎯 <b>Экзамен по набору «{ $title }» теперь { $exam }.</b> План я пересчитал, новое будет приходить в нужном темпе.
notice-nudged = 👋 <b>Учитель напоминает: «{ $title }».</b> Ты отстаёшь на { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}. По { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день — и догонишь { $by }. Экзамен { $exam }.
notice-nudged-late = 👋 <b>Учитель напоминает: «{ $title }».</b> Ты отстаёшь на { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
}. Экзамен { $exam }: даже по { $pace } { $pace ->
    [one] новому
    [few] новых
   *[many] новых
} в день останется не пройдено { $missing }. Начни сегодня и бери новое сверх нормы.
