# Жалобы на вопросы: что приходит само. Ученику «ты»; «notice-reported» читает учитель, ему «вы».

notice-reported = ⚠️ <b>На вопрос пожаловались.</b> Набор «{ $title }»:
    <blockquote>{ $question }</blockquote>

    Посмотрите, что не так: можно ответить ученику.
key-reported = ⚠️ Посмотреть
notice-report-answered = 💬 <b>Учитель ответил на твою жалобу.</b> Набор «{ $title }», вопрос:
    <blockquote>{ $question }</blockquote>

    { $answer }
notice-report-answered-by = 💬 <b>Ответ на твою жалобу: { $name }.</b> Набор «{ $title }», вопрос:
    <blockquote>{ $question }</blockquote>

    { $answer }
notice-report-thanks = 🙏 <b>Спасибо, что читаешь внимательно!</b> Учитель проверил вопрос из твоей жалобы: он верный. Набор «{ $title }»:
    <blockquote>{ $question }</blockquote>
notice-report-removed = 🙏 <b>Спасибо, что читаешь внимательно!</b> Вопроса из твоей жалобы больше нет. Набор «{ $title }»:
    <blockquote>{ $question }</blockquote>
