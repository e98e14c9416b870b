# Конец подхода, как его видит ученик: «ты», тепло.

finished-title = 🪢 <b>{ $of ->
    [set] С этим набором на сегодня всё!
   *[all] Готово на сегодня!
}</b>
finished-nothing = 🪢 <b>{ $of ->
    [set] В этом наборе на сегодня всё повторено.
   *[all] На сегодня всё повторено.
}</b>
finished-for-now = 🪢 <b>Пока всё!</b>
finished-soon = ⏳ { $count ->
    [one] Ещё { $count } вопрос вернётся
    [few] Ещё { $count } вопроса вернутся
   *[many] Ещё { $count } вопросов вернутся
} { $when } — или когда зайдёшь в следующий раз
finished-slipping = 🌿 { $count ->
    [one] { $count } факт пока не даётся. Не беда: пусть уляжется
    [few] { $count } факта пока не даются. Не беда: пусть улягутся
   *[many] { $count } фактов пока не даются. Не беда: пусть улягутся
}, а потом спрошу снова
finished-score = { $right } из { $answered } верно · { $minutes ->
    [0] меньше минуты
    [one] { $minutes } минута
    [few] { $minutes } минуты
   *[many] { $minutes } минут
}
finished-streak = 🔥 { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} подряд
finished-freeze = ❄️ Запас на пропуск: { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
}
coming = 🗓 { $of ->
    [set] В следующий раз по этому набору
   *[all] В следующий раз
} — { $when }{ $count ->
    [0] { "" }
    [one] : { $count } вопрос
    [few] : { $count } вопроса
   *[many] : { $count } вопросов
}
coming-reviews = , из них { $count } на повторение
finished-more = Можно взять ещё новое, если хочется: { $count ->
    [one] остался { $count } факт
    [few] осталось { $count } факта
   *[many] осталось { $count } фактов
}.
finished-all = Весь набор пройден. Дальше я буду спрашивать ровно тогда, когда пора вспомнить.
finished-remind = 🔔 Когда напоминать о вопросах?
paused = ⏸ <b>Пауза.</b> Я запомнил место: осталось { $left ->
    [one] { $left } вопрос
    [few] { $left } вопроса
   *[many] { $left } вопросов
}.
paused-empty = ⏸ <b>Пауза.</b> На сегодня всё повторено.
