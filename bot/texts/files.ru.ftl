# Наборы файлами: что бот говорит учителю. «Вы».

key-files = 📁 Файлы
key-to-files = ← Файлы набора
key-to-set = ← К набору
key-template = 📄 Образец таблицы
file-as-yaml = YAML
file-as-xlsx = Excel
file-as-csv = CSV
file-as-tsv = TSV
file-as-gift = GIFT
file-as-aiken = Aiken
file-as-moodle = Moodle XML
file-as-apkg = Anki
files-title = 📁 <b>{ $title }</b>

    Все вопросы набора — файлом: для таблицы, для Moodle, для Anki. Выберите, в каком виде. Без потерь — YAML, Excel, CSV и TSV.
file-ready = 📄 <b>{ $title }</b>
    { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}, { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
}
file-lost = Этот формат вмещает не всё:
file-lost-below = Этот формат вмещает не всё — что именно, написано ниже.
file-empty = В наборе пока нет вопросов.
file-nothing-fits = В этот формат не помещается ни один вопрос набора. Выберите другой.
file-failed = Файл не получился: набор слишком велик. Попробуйте CSV или YAML.
file-untitled = Вопросы
template-caption = 📄 Таблица с примерами. Впишите свои вопросы вместо них и пришлите файл после /new: я покажу, что понял, прежде чем сохранить.
template-name = Образец таблицы.xlsx

## Обновление набора из файла

key-update-set = 🔄 Обновить из файла
key-update-not = ✖️ Не обновлять
key-update-not-sure = Да, не обновлять
key-update-go-on = Нет, вернуться
update-not-ask = ✖️ <b>Не обновлять набор?</b> Он останется таким, как есть, вместе с учениками и ссылкой. Пропадёт только присланный файл и то, что вы здесь решили о его вопросах.
update-left = 👌 Набор остался таким, как был. Он на месте — /class
key-update-known = 🔄 Обновить тот набор
key-publish-update = 🔄 Обновить набор
update-title = 🔄 <b>{ $title }</b>
update-text = Пришлите новый файл этого набора ({ $endings }). Сначала я покажу, что изменится, и ничего не сохраню без вас. Ссылка останется прежней, а ученики сохранят всё, что помнят.
hint-file-awaited = ⚠️ Здесь нужен файл с вопросами, а не текст.
hint-set-not-yours = ⚠️ Этот набор вам больше не изменить: его удалили или передали другому учителю.
hint-look-first = ⚠️ Сначала просмотрите вопросы: те, что вы не взяли, исчезли бы из набора.
set-not-yours = Этот набор вам больше не изменить: его удалили или передали другому учителю.
changes-title = <b>Что изменится в наборе</b>
changes = Фактов: новых { $new }, изменено { $changed }, исчезнет { $gone }, без перемен { $same }.
changes-again = ⚠️ Пока вы смотрели, набор изменился. Я сравнил файл с ним заново.
changes-most-gone = ⚠️ Исчезнет больше половины фактов. Тот ли это файл?
changes-memory = Ученики сохранят всё, что помнят об оставшихся фактах.
changes-none = В вопросах ничего не изменится.
overview-update = Если всё верно, обновите набор.
kinds = Понято: { $kinds }.
kind-count = { $kind } — { $count }
left-out-all = Всё, чего взять не удалось
known-set = 💡 У вас уже есть набор «{ $title }» с этими фактами. Его можно обновить — ссылка и память учеников останутся. Или опубликовать новый.
updated = ✅ <b>Набор «{ $title }» обновлён.</b> В нём { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}, ссылка прежняя:
    { $link }
