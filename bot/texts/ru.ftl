# Всё, что бот говорит по-русски. Ученику — тёплое короткое «ты».
# <b>, <i>, <blockquote>, <tg-spoiler> — разметка Telegram; подставленные значения экранируются сами.

## Кнопки

key-start = ▶️ Начать
key-learn = ▶️ Учиться
key-continue = ▶️ Продолжить
key-go-on = ▶️ Учиться дальше
key-next = Дальше →
key-more = ➕ Ещё новое
key-hint = 💡 Подсказка
key-give-up = Не знаю
key-pause = ⏸ Пауза
key-submit = ✔️ Готово
key-clear = ↺ Сначала
key-show = Показать ответ
key-undo = ↩️ Отменить
key-complain = ⚑ Плохой вопрос
key-true = Верно
key-false = Неверно
key-sets = 📚 Наборы
key-my-sets = 🎓 Мои наборы
key-share = 🔗 Ссылка для учеников
key-new = ➕ Составить набор
key-stats = 📈 Успехи
key-settings = ⚙️ Настройки
key-skip = Пропустить →
key-help = ❓ Помощь
key-back = ← Назад
key-home = 🏠 В начало
key-leave = Выйти из набора
key-leave-sure = Да, выйти
key-stay = Нет, остаюсь
key-aside = 🪨 Отложенные: { $count }
key-bring-back = ↩︎ { $fact }
key-language = 🌐 Язык
key-zone = 🌍 Часовой пояс
key-reminder = 🔔 Напоминание
key-quiet = 🌙 Тихие часы
key-pace = 🌱 Нового в день
key-reviews = 🔁 Повторений в день
key-off = Не напоминать
key-no-quiet = Без тихих часов
key-other-cities = Другие города
key-later = Через час
key-not-today = Не сегодня
key-forget-sure = Да, удалить всё
key-keep = Нет, оставить
key-rate-1 = Не помню · { $again }
key-rate-2 = Трудно · { $again }
key-rate-3 = Помню · { $again }
key-rate-4 = Легко · { $again }
key-current = ● { $label }

## Когда снова

when-minutes = через { $count } { $count ->
    [one] минуту
    [few] минуты
   *[many] минут
}
when-today = сегодня
when-tomorrow = завтра
when-days = через { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
}
when-months = через { $count } { $count ->
    [one] месяц
    [few] месяца
   *[many] месяцев
}
when-years = через { $count } { $count ->
    [one] год
    [few] года
   *[many] лет
}
short-minutes = { $count } мин
short-tomorrow = 1 день
short-days = { $count } { $count ->
    [one] день
    [few] дня
   *[many] дней
}
short-months = { $count } мес.
short-years = { $count } { $count ->
    [one] год
    [few] года
   *[many] лет
}

## Вопрос

progress = { $bar }  { $done } из { $all }
new-fact = 🌱 новое
ask-typed = ✍️ Напиши ответ сообщением.
ask-multi = Отметь все верные ответы.
ask-order = Нажимай по порядку.
ask-match = Что подходит: <b>{ $left }</b>?
ask-true-false = Верно ли это?
ask-gap = Что пропущено?
ask-flashcard = Вспомни ответ про себя и проверь.
ask-rate = Насколько легко вспомнилось?
hint-letters = 💡 <code>{ $shape }</code>
picked-line = { $number }. { $text }
pair-line = { $left } — { $right }
option-line = <b>{ $letter }.</b> { $text }
letters = АБВГДЕЖЗИКЛМ

## Ответ

verdict-right = ✅ <b>Правильно!</b>
verdict-right-2 = ✅ <b>В точку!</b>
verdict-right-3 = ✅ <b>Отлично!</b>
verdict-almost = 🟡 <b>Почти!</b>
verdict-wrong = ❌ <b>Мимо.</b>
verdict-gave-up = 🤝 <b>Ничего, теперь запомним.</b>
verdict-recalled = ✅ <b>Хорошо!</b>
verdict-forgotten = 🤝 <b>Бывает. Скоро повторим.</b>
missing-day = Не хватает дня.
missing-month = Не хватает месяца.
missing-year = Не хватает года.
missing-surname = Не хватает фамилии.
missing-part = Уточни время: начало, середина или конец?
missing-bound = Уточни: до или после?
missing-exact-number = Нужно точное число.
missing-spelling = Проверь, как пишется.
missing-more-words = Ответ неполный.
missing-fewer-words = Лишние слова.
your-answer = Твой ответ: <s>{ $said }</s>
your-answer-almost = Твой ответ: { $said }
right-answer = Правильно: <b>{ $answer }</b>
right-true = Утверждение <b>верно</b>.
right-false = Утверждение <b>неверно</b>.
right-order = Правильный порядок:
right-pairs = Правильные пары:
why-wrong = «{ $option }»: { $why }
evidence = <blockquote>{ $quote }</blockquote>
evidence-of = <blockquote>{ $subject } … { $quote }</blockquote>
comes-again = 🗓 Спрошу снова { $when }
comes-again-date = 🗓 Спрошу снова { $when }, { $date }
comes-again-today = 🗓 Спрошу ещё раз сегодня
comes-again-once = 🗓 Для верности спрошу ещё раз сегодня
leech = 🪨 Этот факт ускользал много раз, и я его отложил, чтобы не мучить тебя. Вернуть его можно в «Наборах».
undone = Ответ отменён. Попробуй ещё раз.

## Начало

welcome = 👋 Привет, { $name }! Я <b>Узелок</b> — узелок на память.

    Задаю короткие вопросы и возвращаюсь к каждому в тот день, когда он вот-вот забудется. Нескольких минут в день хватает.
friend = друг
welcome-back = 🪢 <b>Узелок</b>
home-waiting = { $count ->
    [one] Сегодня тебя ждёт <b>{ $count } вопрос</b>.
    [few] Сегодня тебя ждут <b>{ $count } вопроса</b>.
   *[many] Сегодня тебя ждут <b>{ $count } вопросов</b>.
}
home-done = На сегодня всё повторено. Отдыхай 🌿
home-pick = С чего начнём?
home-empty = Наборов пока нет. Попроси у учителя ссылку на набор.
bad-code = 🔗 Эта ссылка никуда не ведёт: набор убрали или адрес скопирован не целиком.
invited = 📚 <b>{ $title }</b>
invited-facts = { $count ->
    [one] { $count } факт
    [few] { $count } факта
   *[many] { $count } фактов
} · { $pace } { $pace ->
    [one] новый
    [few] новых
   *[many] новых
} в день
invited-again = Ты уже учишь этот набор.
no-set = Этого набора больше нет.

## Наборы

sets-title = 📚 <b>Наборы</b>
sets-none = Пока ни одного набора. Открой ссылку от учителя.
set-line = <b>{ $title }</b>
set-line-own = ✏️ <b>{ $title }</b> · твой набор
set-line-with = ✏️ <b>{ $title }</b> · ведёшь вместе, владелец — { $name }
set-state = выучено { $learned } · учится { $learning } · впереди { $ahead }
leave-ask = Выйти из набора «{ $title }»? Память о нём сохранится: вернёшься — продолжишь с того же места.
aside-title = 🪨 <b>Отложено</b> в наборе «{ $title }»
aside-text = Эти факты забывались слишком часто. Придумай для каждого картинку или рифму и верни, когда будешь готов.
aside-empty = Отложенного нет.
brought-back = Вернул. Спрошу при первом случае.

## Успехи

stats-title = 📈 <b>Успехи</b>
stats-streak = 🔥 Подряд: <b>{ $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}</b>
stats-freezes = { "" } · ❄️ в запасе { $count }
stats-today = Сегодня: { $count ->
    [0] всё повторено
    [one] ждёт <b>{ $count } вопрос</b>, около { $minutes } мин
    [few] ждут <b>{ $count } вопроса</b>, около { $minutes } мин
   *[many] ждут <b>{ $count } вопросов</b>, около { $minutes } мин
}
stats-fortnight = На две недели: { $count ->
    [one] { $count } повторение
    [few] { $count } повторения
   *[many] { $count } повторений
}
stats-retention = При повторении вспоминаешь <b>{ $percent } %</b> (повторений за 30 дней: { $total })
stats-no-retention = Сколько запоминается надолго, станет видно после первых повторений
stats-learned = Выучено { $learned } · учится { $learning } · впереди { $ahead }
stats-aside = { "" } · отложено { $count }
chart-forecast = Повторения по дням
chart-calendar = Ответы по дням
chart-less = меньше
chart-more = больше

## Настройки

settings-title = ⚙️ <b>Настройки</b>
settings-zone = Часовой пояс: { $zone } (сейчас { $time })
settings-reminder = Напоминание: { $time }
settings-reminder-off = Напоминание: выключено
settings-quiet = Тихие часы: { $from }–{ $to }
settings-quiet-none = Тихие часы: нет
settings-pace = Нового в день: { $count }
settings-reviews = Повторений в день: до { $count }
language-title = 🌐 На каком языке говорить?
language-name = 🇷🇺 Русский
zone-title = 🌍 <b>Сколько у тебя сейчас времени?</b>

    Напиши время, например <b>14:35</b>, или город — или выбери из списка.
zone-cities = 🌍 У кого сейчас <b>{ $time }</b>? Выбери ближайший город:
zone-none = Ни в одном известном мне городе сейчас не { $time }. Проверь часы и напиши ещё раз, например 14:35.
zone-set = 🌍 Запомнил: { $zone }, сейчас { $time }.
clock-unclear = Не разобрал время. Напиши, например, 19:30 — или выбери ниже.
city-unclear = Такого города не знаю. Напиши, сколько у тебя времени, — или выбери город того же пояса.
reminder-title = 🔔 <b>Когда напоминать?</b>

    Напомню раз в день и только если есть что повторить. Выбери или напиши время, например 7:45.
reminder-set = 🔔 Буду напоминать в { $time }, если есть что повторить.
reminder-off = 🔕 Больше не напоминаю. Включить можно в настройках.
quiet-title = 🌙 <b>Тихие часы</b>

    В это время я молчу.
reviews-title = 🔁 <b>Сколько повторений в день, не больше?</b>

    После каникул завал разойдётся по дням, а не свалится сразу.
saved = Сохранено

## Помощь, отмена, данные

help = 🪢 <b>Как всё устроено</b>

    Я спрашиваю — ты отвечаешь. Что вспомнилось легко, вернётся не скоро, что забылось — совсем скоро. Вопросы понемногу становятся труднее: сначала выбор, потом пропуск, потом ответ своими словами.

    /learn — учиться
    /sets — наборы
    /new — составить свой набор
    /class — твои наборы и те, кто по ним учится
    /stats — успехи
    /settings — язык, часы, напоминание
    /undo — отменить последний ответ
    /export — получить все свои данные
    /forget — удалить всё о себе

    Писать ответ можно как удобно: «15.10.1923», «15 октября», «сорок шесть», «Смирнов И. Н.» — я пойму.
nothing-to-undo = Отменять нечего.
too-old-to-undo = Это уже не последний ответ. Последний отменяет команда /undo.
already-answered = На этот вопрос ты уже ответил.
gone = Эта кнопка из прошлого и больше не работает.
gone-screen = Эта кнопка из прошлого. Вот что есть сейчас:
complained = ⚑ <b>Спасибо, записал.</b> Что не так с этим вопросом? Напиши одним сообщением — или просто иди дальше.
complaint-thanks = Спасибо! Передам тому, кто составил вопрос.
export-caption = Здесь всё, что я о тебе храню: настройки, память, ответы.
forget-ask = 🗑 <b>Удалить всё?</b>

    Сотру твои настройки, ответы и всю память о фактах. Вернуть это будет нельзя. Сначала можно забрать копию: /export
forgotten = Всё удалено. Если захочешь начать заново — /start

## Непонятное

answer-taken = Ответ на этот вопрос уже записан. Дальше — следующий 👇
press-a-button = Здесь ответ выбирают кнопкой 👇
not-understood = Не понял. Можно продолжить по кнопкам, а всё, что я умею, — в /help
unknown-command = Такой команды нет. Нажми, что хочешь, или посмотри все команды: /help
no-answer = 🖼 Ответить можно только кнопкой или словами — вопрос ждёт. А чтобы составить свой набор, отправь /new.
question-waits = 👆 Вопрос ждёт ответа — вернуться к нему можно в любую минуту.
only-text = Я понимаю текст и кнопки, а такое — пока нет.
only-private = Я учу один на один. Напиши мне в личные сообщения.
not-so-fast = Не так быстро: я не успеваю. Подожди несколько секунд и попробуй ещё раз.
failed = Что-то сломалось у меня, не у тебя. Ответы целы — попробуй ещё раз.

## Напоминания

remind-1 = 🪢 { $count ->
    [one] { $count } узелок ждёт, чтобы его не забыли
    [few] { $count } узелка ждут, чтобы их не забыли
   *[many] { $count } узелков ждут, чтобы их не забыли
}. Это около { $minutes } мин.
remind-2 = 👋 Пора вспомнить: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
}, около { $minutes } мин.
remind-3 = ☕️ { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
} на сегодня. Как раз на чашку чая — { $minutes } мин.
remind-4 = 🌱 Понемногу каждый день: { $count ->
    [one] { $count } вопрос ждёт
    [few] { $count } вопроса ждут
   *[many] { $count } вопросов ждут
}. Хватит { $minutes } мин.
remind-5 = 🧠 Самое время: { $count ->
    [one] { $count } вопрос
    [few] { $count } вопроса
   *[many] { $count } вопросов
} на сегодня. Это { $minutes } мин.
remind-streak = 🔥 Ты занимаешься { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
} подряд.
remind-again = ⏰ Час прошёл. { $count ->
    [one] Остался { $count } вопрос
    [few] Осталось { $count } вопроса
   *[many] Осталось { $count } вопросов
}, { $minutes } мин.
remind-rare = 🌿 Давно не виделись. { $count ->
    [one] { $count } вопрос подождёт
    [few] { $count } вопроса подождут
   *[many] { $count } вопросов подождут
}, но с каждым днём вспомнить труднее. Начнём с малого?
remind-last = 🪢 Месяц тишины — больше не буду беспокоить. Всё, что ты выучил, я храню: загляни, когда захочется, и продолжим с того же места.
snoozed = Напомню в { $time }.
snoozed-not = Сегодня больше не напомню, уже поздно.
not-today = Хорошо, до завтра 👋

## Команды в меню и описание бота

command-learn = учиться
command-sets = наборы вопросов
command-new = составить свой набор
command-class = мои наборы и ученики
command-stats = успехи и прогноз
command-settings = язык, часы, напоминание
command-undo = отменить последний ответ
command-help = как всё устроено
command-export = получить свои данные
command-forget = удалить всё о себе
command-start = начать
bot-short = Узелок на память: нужный вопрос в нужный день
bot-description = Задаю короткие вопросы о событиях и возвращаюсь к каждому в тот день, когда он вот-вот забудется. Нескольких минут в день хватает.
