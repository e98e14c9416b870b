# Reports of bad questions: what comes by itself. «notice-reported» is read by a teacher.

notice-reported = ⚠️ <b>A question was reported.</b> “{ $title }”:
    <blockquote>{ $question }</blockquote>

    Have a look at what is wrong: you can answer the learner.
key-reported = ⚠️ Have a look
notice-report-answered = 💬 <b>Your teacher has answered your report.</b> “{ $title }”, the question:
    <blockquote>{ $question }</blockquote>

    { $answer }
notice-report-answered-by = 💬 <b>{ $name } has answered your report.</b> “{ $title }”, the question:
    <blockquote>{ $question }</blockquote>

    { $answer }
notice-report-thanks = 🙏 <b>Thank you for reading closely!</b> Your teacher has checked the question you reported, and it is right. “{ $title }”:
    <blockquote>{ $question }</blockquote>
notice-report-removed = 🙏 <b>Thank you for reading closely!</b> The question you reported is there no more. “{ $title }”:
    <blockquote>{ $question }</blockquote>
