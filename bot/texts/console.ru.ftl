# Что говорит командная строка по-русски.

no-token = Нет токена. Запишите UZELOK_TOKEN=… в окружение или в файл .env (токен выдаёт @BotFather) — или попробуйте бота без токена: make demo
bad-token-form = UZELOK_TOKEN не похож на токен: цифры, двоеточие, буквы, например 123456:ABC-def… Скопируйте его у @BotFather целиком.
token-refused = { $server } не принимает токен. Его отозвали или скопировали не целиком? Действующий покажет @BotFather.
bad-setting = { $variable }: { $problem }
wanted-listen = напишите адрес и порт, например 127.0.0.1:9464
wanted-url = напишите адрес, который начинается с https:// или http://
wanted-messages = напишите целое число от 0 до 1000; 0 — для сервера без ограничений
wanted-keep = напишите целое число; 0 — не делать копий
wanted-log = напишите debug, info, warning или error
wanted-log-format = напишите auto, console или json
wanted-publishing = нужно одно из слов everyone, list, code
wanted-publishers = нужны числа через запятую: номера людей в Telegram
wanted-code = нужно не меньше восьми знаков; при UZELOK_PUBLISHING=code код обязателен
wanted-secret = годятся только A–Z, a–z, 0–9, _ и -, не больше 256 знаков
unknown-setting = { $variable } — не настройка Узелка, она ничего не меняет.{ $meant ->
    [none] {""}
   *[other] {" "}Может быть, { $meant }?
}
running = Узелок работает как @{ $username }. Ссылка на набор из поставки: https://t.me/{ $username }?start={ $code }
demo-ready = Узелок готов. Откройте в браузере:
demo-hint = Там ждут два ученика и учительница, а часы можно переводить. Ctrl+C завершает демонстрацию.
no-sentry = Задан UZELOK_SENTRY_DSN, но Sentry не установлен: поставьте uzelok[sentry] или уберите эту настройку.
busy-address = Бот не может слушать { $address }: { $problem }. Укажите другой адрес в UZELOK_WEBHOOK_LISTEN или UZELOK_MONITOR_LISTEN.
busy-port = Порт { $port } занят. Выберите другой: make demo ARGS="--port { $other }"
db-bad-url = UZELOK_DATABASE_URL: адрес { $where } мне незнаком. Напишите sqlite:///путь/к/файлу.sqlite3 или postgresql://имя:пароль@сервер/база. Знаки @ / : в пароле пишутся как %40 %2F %3A
db-in-memory = UZELOK_DATABASE_URL: база без файла всё забудет. Напишите sqlite:///путь/к/файлу.sqlite3
db-no-folder = Не удаётся создать папку для { $where }: { $detail }
db-cannot-open = { $where } не открывается: { $detail }
db-read-only = В { $where } нельзя писать: файл, папка или диск только для чтения. Подключите их на запись или выберите другое место в UZELOK_DATABASE_URL.
db-disk-full = Диск с { $where } переполнен. Освободите место и запустите снова; подтверждённое не потеряно.
db-not-a-database = { $where } — не база SQLite. Если это другой файл, выберите другое имя в UZELOK_DATABASE_URL.
db-not-ours = { $where } — база SQLite, но не Узелка.
db-busy = У { $where } нет свободных соединений: { $detail }. Подождите немного; если не пройдёт, увеличьте max_connections сервера или посмотрите, кто их занял (pg_stat_activity).
db-too-slow = { $where } не успевает: { $detail }. Сервер перегружен, или кто-то держит блокировку (pg_stat_activity)?
db-damaged = { $where } повреждён: { $detail }. Восстановите копию (uzelok restore) или спасите что можно командой .recover в sqlite3.
db-disk-error = Диск с { $where } сбоит: { $detail }
db-locked = { $where } занят другим процессом. Не запущена ли вторая копия бота?
db-unreachable = { $where } не отвечает: { $detail }
db-refused = { $where } не знает такого пользователя, пароля или базы: { $detail }
db-not-migrated = { $where } от прежней версии. Обновите: uzelok migrate
db-newer = { $where } создан более новым Узелком (ревизия { $found }, этот знает { $known }). Обновите программу; данные не тронуты.
migrated = { $where }: ревизия { $revision }
file-missing = { $path }: такого файла нет.
file-unreadable = { $path } не читается: { $problem }
file-unwritable = { $path } не записать: { $problem }
file-exists = { $path } уже есть. Выберите другое имя или добавьте --force.
check-ok = { $path }: { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}, { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
}. Всё в порядке.
check-no-source = Рядом нет файла { $source }, из которого взяты цитаты: цитаты не проверены.
check-faults = { $path }: { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
}.
bad-code-form = { $code } не годится для ссылки: латинские буквы, цифры, дефис и подчёркивание, не больше 64.
imported = «{ $title }»: фактов — { $facts }. Ссылка: https://t.me/<ваш бот>?start={ $code }
no-such-set = Набора с кодом { $code } нет. Есть: { $codes }
exported = { $path }: фактов — { $facts }
convert-no-format = { $path }: по такому окончанию не понять, в каком формате писать. Можно: { $endings }
converted = { $path } записан. Прочитано: { $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}, { $questions ->
    [one] { $questions } вопрос
    [few] { $questions } вопроса
   *[many] { $questions } вопросов
}
complaints-none = Жалоб на наборы без владельца нет.
complaints-set = { $title } ({ $code })
complaints-question = { "  " }{ $question } [{ $place }] — { $count ->
    [one] пожаловался { $count } ученик
    [few] пожаловались { $count } ученика
   *[many] пожаловались { $count } учеников
}
complaints-words = { "    " }«{ $words }»
rebuilt = Учеников — { $learners }; заново по журналу собрано воспоминаний — { $facts }, отличалось — { $changed }.
healthy = всё хорошо
unhealthy = нет признаков жизни { $seconds } с
never-alive = признаков жизни ещё не было
stopped = Остановлен.

# uzelok backup, restore, migrate-to
backed-up = { $path }: { $megabytes } МБ, ревизия { $revision }. Копия проверена и цела.
backups-removed = { $count ->
    [one] Удалена { $count } старая копия
    [few] Удалены { $count } старые копии
   *[many] Удалено { $count } старых копий
}.
backup-on-server = PostgreSQL копируют его собственной программой (пароль она спросит или возьмёт из PGPASSWORD): pg_dump --format=custom --file=uzelok.dump "{ $url }"
restore-on-server = PostgreSQL восстанавливают его собственной программой (пароль она спросит или возьмёт из PGPASSWORD): pg_restore --clean --if-exists --single-transaction --dbname="{ $url }" uzelok.dump
no-room = В { $folder } не хватит места: нужно { $needed } МБ, свободно { $free } МБ. Ничего не изменено.
restore-itself = { $path } — это сама база. Назовите одну из её копий.
restored = Теперь в { $path } то, что хранит { $file }. Бота можно запускать.
restored-migrated = Копия была от прежней версии: таблицы обновлены с ревизии { $was } до { $revision }.
restored-kept = Прежняя база лежит в { $path }. Удалите её, когда она станет не нужна.
move-same-kind = Обе базы одного рода. `uzelok migrate-to` переносит SQLite в PostgreSQL или PostgreSQL в SQLite; копию SQLite делает uzelok backup, копию PostgreSQL — pg_dump.
move-not-empty = { $where } не пуста: { $there }. Назовите пустую базу; ничего не изменено.
move-impossible = Ничего не перенесено: строка таблицы { $table } не помещается. { $detail }
move-wrong = Ничего не перенесено: новая база вернула не то, что было в старой. Где именно — в таблице выше; сообщите об этом, пожалуйста.
move-table = таблица
move-rows = строк
move-checksum = контрольная сумма
move-same = совпадает
move-differs = РАЗЛИЧАЕТСЯ
moved = { $rows ->
    [one] Перенесена { $rows } строка
    [few] Перенесены { $rows } строки
   *[many] Перенесено { $rows } строк
}, всё совпало. Запишите новый адрес в UZELOK_DATABASE_URL и запустите бота: { $target }. Старая база, { $source }, осталась как была; писать в неё бот больше не должен.
stage-copying = Копирование
stage-moving = Перенос
stage-comparing = Сверка

# Черновики

check-marked = { $count ->
    [one] { $count } вопрос просит
    [few] { $count } вопроса просят
   *[many] { $count } вопросов просят
} проверки: там стоит «check: true».
check-draft = Это черновик. Просмотрите его и удалите строку «draft: true» — тогда его можно будет опубликовать.
import-draft = { $path } — черновик, а черновики не публикуются. Просмотрите вопросы{ $marked ->
    [0] { "" }
   *[other] {" "}(сначала те, где стоит «check: true», их { $marked })
}, удалите строку «draft: true» и повторите команду.

# uzelok generate
folder-unwritable = { $path }: такой папки нет, или в неё нельзя писать.
title-long = Название не длиннее { $limit } знаков.
generate-onto-itself = { $path } — это сам текст. Выберите для вопросов другое имя.
generated = Записан { $path }, рядом — { $source }, текст, из которого взяты цитаты. Теперь просмотрите вопросы{ $marked ->
    [0] { "" }
   *[other] , начиная с помеченных «check: true»,
} и удалите строку «draft: true».
generated-nothing = { $path }: вопросов не вышло, файл не записан.
stage-reading = Чтение
stage-sentences = Предложения
stage-parsing = Грамматика и имена
stage-events = Кто, что, когда
stage-questions = Вопросы
stage-checking = Проверка
seen = Понято
seen-text = { $language }; { $characters ->
    [one] { $characters } знак
    [few] { $characters } знака
   *[many] { $characters } знаков
}, { $sentences ->
    [one] { $sentences } предложение
    [few] { $sentences } предложения
   *[many] { $sentences } предложений
}, из них с датой: { $dated }; названо людей: { $people }
sum-facts = Факты
sum-questions = Вопросы
sum-check = Проверьте сами
sum-used = Предложения, давшие факты
sum-unused = Предложения без вопросов
kind-choice = выбор
kind-multi-choice = несколько верных
kind-true-false = верно или нет
kind-typed = ответ с клавиатуры
kind-cloze = пропуск
kind-order = порядок
kind-match = пары
kind-flashcard = карточка
answer-true = верно
answer-false = неверно
mark-check = проверить
unused-by-rule = правило { $rule }
unused-nothing = спросить не о чем
unused-rest = другие причины
explain-sentence = «{ $text }»
explain-fact = Факт { $fact }: { $statement }
explain-again = Факт { $fact }: см. предложение { $number }
explain-untold = Из нескольких предложений:
explain-refused = Нет: { $reason }

refused-no-verb = не найден глагол, который говорил бы, что произошло
refused-no-fact = не осталось ничего, о чём можно ясно спросить
refused-stray-words = его слова не отделить от слов соседней части
refused-two-verbs = в нём два действия, и не видно, где кончается первое
refused-relative-date = год назван в другом предложении
refused-disputed-date = в дате сомневается соседнее предложение
refused-pronoun = неясно, кто «он», «она» или «они»
refused-possessive = неясно, чьё это
refused-doubt = текст сам сомневается
refused-negated = сказано, чего не было
refused-points-back = отсылает к сказанному раньше
refused-subject-unclear = неясно, кто или что это сделало
refused-object-unclear = неясно, о чём речь
refused-no-subject = не сказано, кто это сделал
refused-subject-elsewhere = кто это сделал, сказано слишком далеко
refused-hangs-on-dropped = остаток сам по себе непонятен
refused-complement-dropped = вопрос оборвался бы на полуслове
refused-speech-follows = дальше следуют чьи-то слова
refused-broken-list = перечень оборвался бы
refused-open-participle = причастный оборот остался бы открытым
refused-not-past = не сказано ни об одном прошедшем событии
refused-modal = глагол говорит о желании, возможности или состоянии
refused-not-a-statement = вопрос или восклицание
refused-unfinished = предложение не окончено
refused-unbalanced = скобка или кавычка осталась открытой
refused-saying = сказано, кто что говорил, а не что произошло
refused-first-person = автор говорит о себе
refused-compares = сравнивает с тем, чего в предложении нет
refused-too-long = слишком длинное предложение
refused-subordinate = это лишь придаточная часть
refused-description-dropped = потерялось бы нужное определение
refused-ambiguous-name = имя или фамилия подходит нескольким людям
refused-apposition-cut = пояснение после тире потерялось бы
refused-disagrees = подлежащее и сказуемое не согласованы
refused-by-whom = не сказано, кто это сделал
refused-first-name-only = назван только по имени: вне текста неясно, кто это
refused-object-missing = неясно, с кем или с чем это сделали
refused-relative-unclear = неясно, к чему относится «который»
refused-relative-unnamed = у того, о чём говорит «который», нет своего имени
refused-surname-only = одной фамилии мало: вне текста неясно, кто это
refused-who-whom = неясно, кто из двух что сделал с другим
refused-unanchored = вне этого текста неясно, о чём речь
refused-whose = не сказано, чьё это или какое именно
refused-small-deed = подробность, понятная только вместе с соседними предложениями

# Подгонка памяти под человека
fitted = Подогнано под человека: { $count }.
fit-nobody = Подгонять нечего: у ученика { $learner } нет ответов, или его нет.
fit-none = Подгонять ещё не приходилось. Это случится само, когда у кого-нибудь наберётся 64 ответа.
fit-cohort = Подогнано под всех вместе; людей — { $people }.
fit-cohort-not = Всех вместе подгонять рано: мало людей, сегодня это уже делалось, или ответов прибавилось меньше чем наполовину.
fit-who = кто
fit-when = когда
fit-answers = ответов
fit-loss = потери
fit-outcome = итог
fit-repairs = Исправлено в журнале — { $who }: { $what }.
fit-all = все ({ $people })
fit-held-out = проверка
fit-taken = взято
fit-few = мало ответов
fit-no-better = не лучше прежних
fit-unsound = найдено негодное
fit-failed = прервано
repair-unordered = не по порядку
repair-missing = нет строк
repair-undated = невозможный день
repair-unrated = без оценки
repair-doubled = повтор
repair-backwards = часы шли назад
repair-crammed = слишком часто за день
repair-cut = слишком длинная история
repair-old = слишком давно
