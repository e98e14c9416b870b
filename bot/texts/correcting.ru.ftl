# Что бот говорит учителю об опубликованных вопросах: смотреть, искать, исправлять. Тёплое короткое «вы».

key-questions = 📚 Вопросы
key-published-before = ← Назад
key-published-next = Дальше →
key-questions-all = 📚 Все вопросы
key-questions-to-set = ← К набору
key-fix = ✏️ Исправить
key-fix-reported = ✏️ Исправить
key-history = 🕘 История: версия { $count }
key-taken-out = 🗃 Убранные факты: { $count }
key-remove-question = 🗑 Убрать этот вопрос
key-retire-fact = 🗑 Убрать факт целиком
key-restore-fact = ↩️ Вернуть факт
key-judge-true = ✅ Сделать верным
key-judge-false = ❌ Сделать неверным
key-preview-fix = 👁 Что изменится
key-fix-more = ✏️ Изменить ещё
key-fix-parts = ← Другая часть
key-fix-cancel = ↩️ Не сохранять
key-fix-back = ← К вопросу
key-save-and-tell = 📣 Сохранить и сообщить
key-save-quietly = ✅ Опечатка: сохранить тихо
key-retire-sure = 🗑 Да, убрать
key-restore-sure = ↩️ Да, вернуть
key-back-to-version = ↩️ Вернуть версию { $version }

question-place = 📚 <i>Факт { $place } из { $facts } · вопрос { $nth } из { $asked }</i>
question-retired = 🗃 <i>Убран: этот факт больше не спрашивают · вопрос { $nth } из { $asked }</i>
question-fact = <i>Факт: { $statement }</i>
question-version = <i>версия { $version }</i>
questions-find = 🔎 <i>Чтобы найти другой вопрос, пришлите слово из него.</i>
questions-none = 📚 В наборе «{ $title }» сейчас нет ни одного вопроса: все факты убраны.
questions-found = 🔎 <b>«{ $words }»</b>: { $count ->
    [one] нашёлся { $count } вопрос.
    [few] нашлось { $count } вопроса.
   *[many] нашлось { $count } вопросов.
}
question-found = <b>{ $nth }.</b> { $text } <i>({ $kind })</i>
questions-not-found = 🔎 <b>«{ $words }»</b>: такого вопроса нет. Пришлите другое слово.
questions-found-more = …и ещё { $count }. Добавьте слово, чтобы найти точнее.
taken-out-title = 🗃 <b>Убранные факты: «{ $title }»</b>

    Их больше не спрашивают, но всё, что ученики о них помнят, хранится. Любой можно вернуть.
fact-taken-out = <b>{ $nth }.</b> { $text }
taken-out-none = 🗃 В наборе «{ $title }» убранных фактов нет.

preview-title = ✏️ <b>Было и стало</b>
change-of = <i>{ $question }</i>
change = { $part }:
    <s>{ $was }</s>
    <b>{ $now }</b>
change-new = { $part }:
    <b>{ $now }</b>
change-gone = { $part }:
    <s>{ $was }</s>
changes-more = …и ещё { $count ->
    [one] { $count } изменение.
    [few] { $count } изменения.
   *[many] { $count } изменений.
}
changed-ask = Вопрос
changed-answer = Ответ
changed-accept = Засчитать и
changed-wrong = Неверные варианты
changed-why = Почему нет
changed-explanation = Пояснение
changed-statement = Факт
changed-verdict = Утверждение
changed-pairs = Пары
verdict-is-true = верно
verdict-is-false = неверно
preview-tells = 📣 Похоже, изменилось то, что верно. Тем, кто отвечал на прежний вопрос, стоит об этом узнать: я напишу им днём, одним сообщением. То, что они помнят, останется.
preview-quiet = Верный ответ, похоже, прежний: можно сохранить, никого не тревожа. Если верно теперь другое, скажите об этом ученикам.
fix-nothing = ✏️ Ничего не изменилось: всё так, как и было.
retire-ask = 🗑 <b>Убрать этот факт?</b>

    { $statement }

    Его больше не будут спрашивать ни в одной форме. То, что ученики о нём помнят, сохранится, и вернуть его можно в любой момент.
restore-ask = ↩️ <b>Вернуть этот факт?</b>

    { $statement }

    Его снова будут спрашивать, и всё, что ученики о нём помнили, останется с ними.

saved-fix = ✅ <b>Исправлено.</b> Это версия { $version }: ученики увидят её при следующей встрече с вопросом.
saved-retired = 🗑 <b>Факт убран.</b> Его больше не спрашивают.
saved-back = ↩️ <b>Факт вернулся.</b> Его снова спрашивают.
saved-tells = 📣 Те, кто отвечал на прежний вопрос, узнают об этом днём, одним сообщением на все исправления.
saved-reporters = 🙏 { $count ->
    [one] Поблагодарю { $count } ученика, который пожаловался.
    [few] Поблагодарю { $count } учеников, которые пожаловались.
   *[many] Поблагодарю { $count } учеников, которые пожаловались.
}
fix-outdated = ⚠️ <b>Правка не сохранена:</b> этот вопрос успели изменить, или вы уже ушли от него. Вот как он выглядит сейчас.

history-title = 🕘 <b>История</b>: сейчас версия { $version }.
history-version = <b>Версия { $version }</b> · { $date } · { $name }
history-version-nameless = <b>Версия { $version }</b> · { $date }
history-edited = Изменено: { $parts }.
history-retired = Факт убран.
history-back = Факт возвращён.
history-told = 📣 <i>С сообщением ученикам.</i>
