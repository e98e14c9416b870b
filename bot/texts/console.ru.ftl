# Что говорит командная строка по-русски.

no-token = Нет токена. Запишите UZELOK_TOKEN=… в окружение или в файл .env (токен выдаёт @BotFather) — или попробуйте бота без токена: uzelok demo
bad-token-form = UZELOK_TOKEN не похож на токен: цифры, двоеточие, буквы, например 123456:ABC-def… Скопируйте его у @BotFather целиком.
token-refused = { $server } не принимает токен. Его отозвали или скопировали не целиком? Действующий покажет @BotFather.
bad-setting = { $variable }: { $problem }
running = Узелок работает как @{ $username }. Ссылка на набор из поставки: https://t.me/{ $username }?start={ $code }
demo-ready = Узелок готов. Откройте в браузере:
demo-hint = Там ждут два ученика и учительница, а часы можно переводить. Ctrl+C завершает демонстрацию.
busy-port = Порт { $port } занят. Выберите другой: uzelok demo --port { $other }
db-bad-url = UZELOK_DATABASE_URL: адрес { $where } мне незнаком. Напишите sqlite:///путь/к/файлу.sqlite3 или postgresql://имя:пароль@сервер/база
db-in-memory = UZELOK_DATABASE_URL: база без файла всё забудет. Напишите sqlite:///путь/к/файлу.sqlite3
db-no-folder = Не удаётся создать папку для { $where }: { $detail }
db-cannot-open = { $where } не открывается: { $detail }
db-read-only = В { $where } нельзя писать: файл, папка или диск только для чтения. Подключите их на запись или выберите другое место в UZELOK_DATABASE_URL.
db-disk-full = Диск с { $where } переполнен. Освободите место и запустите снова; подтверждённое не потеряно.
db-not-a-database = { $where } — не база SQLite. Если это другой файл, выберите другое имя в UZELOK_DATABASE_URL.
db-damaged = { $where } повреждён: { $detail }. Восстановите копию или спасите что можно командой .recover в sqlite3.
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
rebuilt = Учеников — { $learners }; заново по журналу собрано воспоминаний — { $facts }, отличалось — { $changed }.
healthy = всё хорошо
unhealthy = нет признаков жизни { $seconds } с
never-alive = признаков жизни ещё не было
stopped = Остановлен.

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
