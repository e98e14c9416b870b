# Прогноз: чего он стоит. Одними словами и ученику, и учителю.

forecast-trust = <i>Прогноз опирается на { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
   *[many] { $answers } ответов
}; по { $checked ->
    [one] { $checked } проверенному
    [few] { $checked } проверенным
   *[many] { $checked } проверенным
} он в среднем ошибается { $points ->
    [0] меньше чем на 1 процентный пункт
    [one] на { $points } процентный пункт
    [few] на { $points } процентных пункта
   *[many] на { $points } процентных пунктов
}.</i>
forecast-untested = <i>Прогноз опирается на { $answers ->
    [one] { $answers } ответ
    [few] { $answers } ответа
   *[many] { $answers } ответов
}. Насколько он точен, говорить рано: проверенных ответов { $checked }, нужно хотя бы { $least }.</i>
forecast-answers = <i>Основано на { $answers ->
    [one] { $answers } ответе
    [few] { $answers } ответах
   *[many] { $answers } ответах
}.</i>

## Ученику

assigned-near = ⏳ До экзамена { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}{ $questions ->
    [0] { "" }
    [one] : сегодня { $questions } вопрос на повторение
    [few] : сегодня { $questions } вопроса на повторение
   *[many] : сегодня { $questions } вопросов на повторение
}. Если больше не повторять, { $exam } вспомнишь около { $percent } % набора.
assigned-behind-it = <i>Прогноз — по { $answers ->
    [one] { $answers } ответу
    [few] { $answers } ответам
   *[many] { $answers } ответам
}.</i>
assigned-few-behind-it = <i>Прогноз грубый: ответов пока { $answers }.</i>
stats-foresight = Из начатого ({ $facts ->
    [one] { $facts } факт
    [few] { $facts } факта
   *[many] { $facts } фактов
}) сегодня помнишь около <b>{ $today } %</b>; если не повторять, через неделю — { $week } %, через месяц — { $month } %
