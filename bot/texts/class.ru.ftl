# Как класс знает набор: страница, ученики, отчёт и карта. С учителем — на «вы».

key-class = 👥 Класс
key-class-learners = 🧑‍🎓 Ученики
key-class-map = 🗺 Карта
key-class-report = 📊 Отчёт
key-class-to-class = ← К классу
key-class-to-set = ← К набору

class-title = 👥 <b>Класс: «{ $title }»</b>
class-empty = Пока здесь никого нет. Отправьте ученикам ссылку: кто начнёт по ней учиться, появится на этой странице.
class-counts = В классе { $count ->
    [one] { $count } ученик
    [few] { $count } ученика
   *[many] { $count } учеников
}: отвечают — { $active }, молчат неделю — { $silent }{ $waiting ->
    [0] { "" }
   *[other] , ещё не начали — { $waiting }
}.
class-new = Присоединились за неделю: { $count }.
class-beyond = Здесь те, кто присоединился последними. Не показаны ещё { $count }.
class-expected = Сегодня класс вспомнит { $percent } % набора.
class-exam = { $day }, на экзамене, вспомнит { $percent } %, если больше не повторять.
class-learned = В среднем на ученика: выучено { $learned }, учится { $learning }, не начато { $ahead }.
class-aside = Отложено: { $count }.
class-not-begun = Пока никто не ответил ни на один вопрос.
class-holds = Ни один факт не держится заметно хуже остальных.
class-losing = <b>Хуже всего держится:</b>
class-losing-line = { $nth }. { $statement }
    <i>Встретили: { $met }{ $forgotten ->
    [0] { "" }
   *[other] , забыли: { $forgotten }
}, через неделю из встретивших вспомнят { $percent } %.</i>
class-wrong = <b>Похоже, что-то не так с вопросами:</b>
class-wrong-line = • { $question }
    <i>{ $why }</i>
class-more = …и ещё { $count }: все есть в отчёте.

## Ученики

class-learners-title = 🧑‍🎓 <b>Ученики: «{ $title }»</b>
class-page = Страница { $nth } из { $all }
class-learner = { $name } — вспомнит { $percent } % (ответов: { $answers }{ $total ->
    [0] { "" }
   *[other] , сразу верно { $right } из { $total }
}); { $last }
class-learner-silent = 💤 { $name } — вспомнит { $percent } % (ответов: { $answers }{ $total ->
    [0] { "" }
   *[other] , сразу верно { $right } из { $total }
}); { $last }
class-nameless = Без имени
class-never = ответов ещё не было
class-today = последний ответ сегодня
class-yesterday = последний ответ вчера
class-days-ago = последний ответ { $count ->
    [one] { $count } день
    [few] { $count } дня
   *[many] { $count } дней
} назад

## Карта

class-map = 🗺 <b>«{ $title }»</b>: чем зеленее клетка, тем вернее ученик вспомнит этот факт сегодня.
class-map-exam = 🗺 <b>«{ $title }»</b>: чем зеленее клетка, тем вернее ученик вспомнит этот факт в день экзамена.
class-map-numbered = Под номерами: { $names }.
class-map-part = Показаны { $count } фактов, которые держатся хуже всего.
class-map-title = Что помнит класс
class-map-about = «{ $title }» · { $date }
class-map-about-exam = «{ $title }» · к экзамену { $date }
class-map-never = ещё не встречалось
class-map-lost = забывается
class-map-sure = помнится
class-no-map = Карту можно нарисовать, когда в классе от 1 до { $limit } человек. Отчёт есть для любого класса.

## Отчёт

class-report = 📊 Отчёт о классе: <b>«{ $title }»</b>
class-report-file = { $title } — класс.xlsx
class-report-learners = Ученики
class-report-about = Отчёт
class-report-facts = Факты
class-report-chances = Кто что вспомнит { $day }
class-report-items = Вопросы
class-report-set = Набор
class-report-made-on = Отчёт от
class-report-exam = Экзамен
class-report-people = Учеников
class-report-day-form = DD.MM.YYYY
class-report-name = Имя
class-report-joined = В классе с
class-report-last-answer = Последний ответ
class-report-quiet-days = Дней без ответов
class-report-silent = Молчит
class-report-not-started = Не начато
class-report-learning = Учится
class-report-learned = Выучено
class-report-set-aside = Отложено
class-report-recall-today = Вспомнит сегодня, %
class-report-recall-exam = Вспомнит на экзамене, %
class-report-answers-behind = Ответов за прогнозом
class-report-behind = Отстаёт, фактов
class-report-fact = Факт
class-report-met = Встретили
class-report-all-today = Вспомнят сегодня, % класса
class-report-all-exam = Вспомнят на экзамене, % класса
class-report-met-week = Вспомнят через неделю, % встретивших
class-report-forgotten-by = Забыли
class-report-lapses = Забываний
class-report-losing = Класс теряет
class-report-question = Вопрос
class-report-answers = Первых ответов
class-report-facility = Верно, %
class-report-discrimination = Различает
class-report-compared = Учеников сравнили
class-report-better-half = Сильная половина
class-report-weaker-half = Слабая половина
class-report-taken = Что выбирали
class-report-idle = Никто не выбирает
class-report-looks-wrong = Что не так
class-report-nameless = Без имени
class-report-yes = да
class-report-true = Верно
class-report-false = Неверно
class-report-reversed = Сильные ошибаются чаще слабых
class-report-other-answer = Неверный ответ берут чаще верного
class-report-below-chance = Верно отвечают слишком редко
