# Что бот говорит учителю, который составляет набор. Тёплое короткое «вы».
# Почему из текста не вышло вопросов, сказано в reading.ru.ftl.

## Кнопки

key-write = ✍️ Составить вопросы
key-again = 🔁 Попробовать ещё раз
key-other-file = 📎 Отправить другой файл
key-stop = ✖️ Остановить
key-discard = 🗑 Выбросить черновик
key-discard-sure = Да, выбросить
key-keep-draft = Нет, оставить
key-review = 👀 Смотреть по одному
key-check = 🔎 Только «проверьте»: { $count }
key-by-kind = 🗂 По видам
key-keep-rest = ✅ Взять остальные: { $count }
key-publish = 🚀 Опубликовать: { $count }
key-keep = ✅ Взять
key-drop = ✖️ Убрать
key-kept = ☑️ Взято
key-dropped = ☑️ Убрано
key-keep-after-all = ↩️ Вернуть
key-reopen-rest = ↩️ Вернуть на разбор
key-next = →
key-to-draft = ← К черновику
key-back = ←
key-overview = ☰ К черновику
key-share = 📤 Поделиться

## Материал

new-title = ✏️ <b>Новый набор</b>
new-text = Пришлите текст о событиях — одним сообщением или несколькими подряд, я сложу их в один. Или файл: .txt, .md, .docx, .pdf, .epub. Готовые вопросы тоже подойдут ({ $endings }).

    Черновик никуда не денется: вернуться к нему можно в любой день командой /new.
collected = 📄 Ваш текст: { $pieces ->
    [one] { $pieces } сообщение
    [few] { $pieces } сообщения
   *[many] { $pieces } сообщений
}, { $characters ->
    [one] { $characters } знак
    [few] { $characters } знака
   *[many] { $characters } знаков
}.
collected-opening = <b>Начало:</b> <i>{ $text }…</i>
collected-whole = <i>{ $text }</i>
collected-ending = <b>Конец:</b> <i>…{ $text }</i>
collected-more = Если это не весь текст, присылайте дальше.
collected-file = 📎 Ваш файл: <b>{ $name }</b>
hint-text-too-long = ⚠️ Текст не поместился: в чат можно прислать { $limit ->
    [one] { $limit } знак
    [few] { $limit } знака
   *[many] { $limit } знаков
}, остальное я не взял. Такой длинный текст пришлите файлом — или составьте набор из того, что есть.
hint-text-too-short = Здесь пока слишком мало, чтобы о чём-то спросить. Пришлите хотя бы несколько предложений.
hint-text-missing = Сначала пришлите текст или файл.
hint-text-first = ⚠️ Файл я пока не взял: от вас уже есть текст. Составьте вопросы из него или выбросьте черновик, а потом пришлите файл.
hint-draft-open = ⚠️ У вас уже есть черновик. Закончите его или выбросьте, а потом пришлите новое.
hint-not-material = ⚠️ Из этого текст мне не прочесть. Пришлите его словами или файлом: .txt, .md, .docx, .pdf, .epub.
hint-stopped = Остановлено. Всё, что вы прислали, на месте.
hint-nothing-kept = Публиковать пока нечего: возьмите хотя бы один вопрос.
file-too-big = 📎 Файл на { $size } МБ, а я беру до { $limit } МБ. Разделите его на части или пришлите только нужные главы.
enough-texts = На сегодня хватит: за день я составляю вопросы для одного человека не больше { $limit } { $limit ->
    [one] раза
    [few] раз
   *[many] раз
}. Ваш черновик подождёт — завтра откройте его командой /new.
enough-files = На сегодня хватит файлов: за день я беру от одного человека не больше { $limit } { $limit ->
    [one] файла
    [few] файлов
   *[many] файлов
}. Приходите завтра или вставьте текст сообщением.
closed = Здесь наборы не составляют. Спросите того, кто держит этого бота.

## Работа

started = 👌 Принято, работаю.
progress-waiting = ⏳ <b>Сейчас возьмусь.</b> Можно закрыть чат: я напишу, когда будет готово.
progress-reading = 📖 <b>Читаю…</b>
progress-sentences = 📖 <b>Делю на предложения…</b>
progress-parsing = 🔍 <b>Разбираю предложения…</b> { $done } из { $total }
progress-events = 🗂 <b>Ищу, кто, что и когда…</b> { $done } из { $total }
progress-questions = ✍️ <b>Составляю вопросы…</b> { $done } из { $total }
progress-checking = 🧐 <b>Проверяю…</b>

## Почему не вышло

nothing-written = 🤷 <b>Вопросов из этого текста не вышло.</b>
nothing-add = Текст на месте. Можно дописать ещё и попробовать снова.
nothing-file = Пришлите другой файл — или текст сообщением.
not-written = 😕 <b>Не получилось.</b>
worker-gave-up = Работа обрывалась несколько раз подряд. Попробуйте часть текста или сохраните его как простой (.txt).
file-gone = Telegram больше не отдаёт этот файл. Пришлите его ещё раз.
file-unfetched = Файл не удалось скачать: Telegram не ответил. Попробуйте ещё раз.
faults-title = 🧾 <b>В файле { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}</b>, поэтому пока ничего не взято:
fault-line = • { $fault }
faults-more = …и ещё { $count }: весь список в файле ниже.
faults-fix = Исправьте и пришлите файл снова.
faults-all = Все ошибки по порядку
left-out-title = Чего взять не удалось:

## Черновик

overview-title = 📝 <b>{ $title }</b>
overview-counts = { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
}: взято { $kept }, убрано { $dropped }, не просмотрено { $open }
overview-counts-taken = { $questions ->
    [one] { $questions } вопрос, взят
    [few] { $questions } вопроса, взяты все
   *[many] { $questions } вопросов, взяты все
}
taken-as-questions = 📋 В файле уже были вопросы с ответами, я взял их как есть. Если это обычный текст, пришлите его с окончанием .md — тогда составлю вопросы по нему.
overview-check = 🔎 Я не до конца уверен в { $count } — { $count ->
    [one] он помечен
    [few] они помечены
   *[many] они помечены
} «проверьте».
overview-todo = Возьмите хорошие вопросы: в набор войдут только они. Всё сохраняется само, закончить можно в другой день.
overview-ready = Решено обо всех вопросах. Можно публиковать.
overview-taken = Сам я ничего не менял. Можно публиковать — или сначала просмотреть вопросы по одному.
discard-ask = 🗑 <b>Выбросить черновик?</b> Текст и вопросы пропадут, вернуть их будет нельзя.
discarded = Черновик выброшен. Новый — /new
lost-draft = Не понял: текста я сейчас не жду. Черновик «{ $title }» на месте.
lost-untitled = Не понял: текста я сейчас не жду. Ваш черновик на месте.
gone = Этого черновика больше нет. Готовые наборы — /class, новый — /new
place = { $nth } из { $all } · { $kind }
place-check = { $nth } из { $all } · { $kind } · 🔎 проверьте
choose-kind = 🗂 <b>Какие вопросы смотреть?</b>
only-kind = 🗂 <i>Только вид «{ $kind }» · в черновике № { $nth }</i>
only-check = 🔎 <i>Только «проверьте» · в черновике № { $nth }</i>
verdict-kept = ✅ <i>взят</i>
verdict-dropped = ✖️ <i>убран</i>
right = ✅ { $text }
wrong = ▫️ { $text }
wrong-why = ▫️ { $text } — <i>{ $why }</i>
accepted = Засчитаю и так: { $texts }
ordered = { $nth }. { $text }
pair = { $left } — { $right }
true = ✅ Верно
false = ✅ Неверно
explained = 💬 { $text }
evidence = <blockquote>{ $quote }</blockquote>
evidence-of = <blockquote>{ $subject } … { $quote }</blockquote>
evidence-long = <blockquote expandable>{ $quote }</blockquote>
evidence-of-long = <blockquote expandable>{ $subject } … { $quote }</blockquote>
no-evidence = <i>Без цитаты из текста</i>
kind-choice = выбор
kind-multi-choice = несколько верных
kind-true-false = верно или нет
kind-typed = ответ словами
kind-cloze = пропуск
kind-order = порядок
kind-match = пары
kind-flashcard = карточка

## Набор

published = 🎉 <b>Набор «{ $title }» готов.</b>

    Его видят только те, у кого есть ссылка:
    { $link }

    Ниже — картинка с QR-кодом и словами: перешлите её ученикам или покажите на экране.
published-already = ✅ <b>Набор «{ $title }» уже опубликован.</b>

    Ссылка для учеников:
    { $link }
invitation = 🪢 <b>{ $title }</b>

    { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}, несколько минут в день. Откройте и учите:
    { $link }
share-text = { $title } — учить понемногу каждый день

## Наборы, которым я учу

taught-none = 🎓 <b>Ваши наборы</b>

    Пока их нет. Составьте первый из текста или файла: это занимает несколько минут.
taught-title = 🎓 <b>Ваши наборы</b>
taught-set = 🎓 <b>{ $title }</b>
    { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}
key-share-link = 🔗 Ссылка для учеников
key-as-learner = 👁 Как видит ученик
key-to-taught = ← Ваши наборы
not-yours = Такого набора у вас нет. Все ваши — /class
