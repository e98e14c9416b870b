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
