/** Every sentence of the page, in Russian and in English. Pure: the language is chosen by `speak`. */

const RU = {
  sandbox: "Песочница", people: "Люди", bots: "Боты", bot: "бот", message: "Сообщение", menu: "Меню",
  start: "Начать", send: "Отправить", attach: "Прикрепить", close: "Закрыть", cancel: "Отмена", ok: "OK",
  addPerson: "Добавить человека", switchPerson: "Сменить человека", theme: "Тёмная тема", more: "Ещё",
  clock: "Часы песочницы", hour: "+1\u00a0час", hourShort: "+1\u00a0ч", week: "+1\u00a0неделя", weekShort: "+1\u00a0нед.",
  tomorrow: "Завтра 9:00", hourLong: "Перевести часы на час вперёд",
  tomorrowLong: "Перевести часы на завтра, 9:00", weekLong: "Перевести часы на неделю вперёд",
  conversation: "Переписка", toLatest: "К последним сообщениям", commands: "Команды",
  botKeyboard: "Клавиатура бота", dropHere: "Отпустите, чтобы отправить файл", today: "Сегодня", yesterday: "Вчера",
  passed: (span) => `прошло: ${span}`, wentBack: (span) => `время вернулось назад: ${span}`,
  whatCan: "Что умеет этот бот?",
  emptyChat: "Здесь пока нет сообщений.", noBots: "В песочнице пока нет ни одного бота. Как только бот появится, чат откроется.",
  noPeople: "В песочнице пока никого нет. Добавьте человека, чтобы начать переписку.",
  offline: "Песочница не отвечает. Соединяемся снова…", failed: "Не получилось. Попробуйте ещё раз.",
  failedBecause: (reason) => `Не получилось: ${reason}`, oldKey: "Эта кнопка уже изменилась.",
  deadKey: "Такие кнопки в песочнице не работают.", copied: "Скопировано",
  unknownBot: (name) => `В песочнице нет бота @${name}.`,
  block: "Заблокировать бота", unblock: "Разблокировать", copyText: "Копировать текст", reply: "Ответить",
  replyTo: (name) => `В ответ: ${name}`, cancelReply: "Не отвечать", retractVote: "Отменить голос",
  openOutside: "Открыть ссылку?", open: "Открыть", shareWith: "Кто откроет ссылку?",
  shareHint: "В песочнице ссылку открывает тот, кому её «прислали».", noLink: "Ссылка ведёт не к боту песочницы.",
  firstName: "Имя", lastName: "Фамилия", username: "Имя пользователя", optional: "можно не указывать",
  languageOf: "Язык Telegram", add: "Добавить", needsName: "Введите имя.",
  badUsername: "Латинские буквы, цифры и подчёркивание, от 5 до 32 знаков.",
  clockTitle: "Дата и время песочницы", clockHint: "Бот живёт по этим часам. Переводите их, чтобы увидеть завтрашний день сегодня.",
  zone: "Часовой пояс на этой странице", moveTo: "Перевести на", move: "Перевести", realTime: "Вернуть настоящее время",
  sendFiles: (n) => `Отправить ${n}\u00a0${plural(n, "файл", "файла", "файлов")}`, caption: "Подпись",
  file: "Файл", sticker: "Стикер", voice: "Голосовое", photo: "Фото", video_note: "Видеосообщение",
  location: "Геопозиция", contact: "Контакт", download: "Скачать", openPicture: "Открыть изображение",
  video: "Видео", audio: "Аудио", animation: "GIF", dice: "Игральная кость", pinned: "Закреплено сообщение",
  unsupported: "Сообщение такого вида здесь не показывается.", spoiler: "Показать скрытый текст",
  expand: "Развернуть цитату", collapse: "Свернуть цитату",
  poll: "Опрос", anonymousPoll: "Анонимный опрос", quiz: "Викторина", anonymousQuiz: "Анонимная викторина",
  finalResults: "Окончательные результаты", vote: "Голосовать", explanation: "Пояснение", chosen: "ваш выбор",
  right: "верный ответ", wrong: "неверный ответ", noVotes: "Нет голосов", noAnswers: "Нет ответов",
  votes: (n) => `${n}\u00a0${plural(n, "голос", "голоса", "голосов")}`,
  answers: (n) => `${n}\u00a0${plural(n, "ответ", "ответа", "ответов")}`,
  unread: (n) => `${n}\u00a0${plural(n, "новое сообщение", "новых сообщения", "новых сообщений")}`,
  you: "Вы", sentBy: (who, when) => `${who}, ${when}`, edited: "изменено", bytes: ["Б", "КБ", "МБ", "ГБ"],
  actions: {
    typing: "печатает", upload_photo: "отправляет фото", upload_document: "отправляет файл",
    choose_sticker: "выбирает стикер", record_voice: "записывает голосовое", upload_voice: "отправляет голосовое",
    record_video: "записывает видео", upload_video: "отправляет видео", find_location: "ищет место",
    record_video_note: "записывает видеосообщение", upload_video_note: "отправляет видеосообщение",
  },
};

const EN = {
  sandbox: "Sandbox", people: "People", bots: "Bots", bot: "bot", message: "Message", menu: "Menu",
  start: "Start", send: "Send", attach: "Attach", close: "Close", cancel: "Cancel", ok: "OK",
  addPerson: "Add a person", switchPerson: "Switch person", theme: "Dark theme", more: "More",
  clock: "Sandbox clock", hour: "+1\u00a0hour", hourShort: "+1\u00a0h", week: "+1\u00a0week", weekShort: "+1\u00a0wk",
  tomorrow: "Tomorrow 9:00", hourLong: "Move the clock one hour ahead",
  tomorrowLong: "Move the clock to tomorrow, 9:00", weekLong: "Move the clock one week ahead",
  conversation: "Conversation", toLatest: "To the latest messages", commands: "Commands",
  botKeyboard: "Bot keyboard", dropHere: "Drop to send the file", today: "Today", yesterday: "Yesterday",
  passed: (span) => `${span} passed`, wentBack: (span) => `the clock went back: ${span}`,
  whatCan: "What can this bot do?",
  emptyChat: "No messages here yet.", noBots: "There is no bot in the sandbox yet. The chat opens as soon as one appears.",
  noPeople: "Nobody is in the sandbox yet. Add a person to start chatting.",
  offline: "The sandbox does not answer. Reconnecting…", failed: "That did not work. Please try again.",
  failedBecause: (reason) => `That did not work: ${reason}`, oldKey: "This button has already changed.",
  deadKey: "Buttons of this kind do nothing in the sandbox.", copied: "Copied",
  unknownBot: (name) => `There is no bot @${name} in the sandbox.`,
  block: "Block bot", unblock: "Unblock", copyText: "Copy text", reply: "Reply",
  replyTo: (name) => `Reply to ${name}`, cancelReply: "Do not reply", retractVote: "Retract vote",
  openOutside: "Open this link?", open: "Open", shareWith: "Who opens the link?",
  shareHint: "In the sandbox a link is opened by the person it was “sent” to.", noLink: "This link does not lead to a bot of the sandbox.",
  firstName: "First name", lastName: "Last name", username: "Username", optional: "optional",
  languageOf: "Telegram language", add: "Add", needsName: "Enter a first name.",
  badUsername: "Latin letters, digits and underscores, 5 to 32 characters.",
  clockTitle: "Date and time of the sandbox", clockHint: "The bot lives by this clock. Move it to see tomorrow today.",
  zone: "Time zone on this page", moveTo: "Move to", move: "Move", realTime: "Back to real time",
  sendFiles: (n) => (n === 1 ? "Send a file" : `Send ${n} files`), caption: "Caption",
  file: "File", sticker: "Sticker", voice: "Voice message", photo: "Photo", video_note: "Video message",
  location: "Location", contact: "Contact", download: "Download", openPicture: "Open the picture",
  video: "Video", audio: "Audio", animation: "GIF", dice: "Dice", pinned: "A message was pinned",
  unsupported: "Messages of this kind are not shown here.", spoiler: "Show the hidden text",
  expand: "Expand the quotation", collapse: "Collapse the quotation",
  poll: "Poll", anonymousPoll: "Anonymous Poll", quiz: "Quiz", anonymousQuiz: "Anonymous Quiz",
  finalResults: "Final Results", vote: "Vote", explanation: "Explanation", chosen: "your choice",
  right: "right answer", wrong: "wrong answer", noVotes: "No votes", noAnswers: "No answers",
  votes: (n) => `${n}\u00a0${n === 1 ? "vote" : "votes"}`,
  answers: (n) => `${n}\u00a0${n === 1 ? "answer" : "answers"}`,
  unread: (n) => `${n}\u00a0new ${n === 1 ? "message" : "messages"}`,
  you: "You", sentBy: (who, when) => `${who}, ${when}`, edited: "edited", bytes: ["B", "KB", "MB", "GB"],
  actions: {
    typing: "typing", upload_photo: "sending a photo", upload_document: "sending a file",
    choose_sticker: "choosing a sticker", record_voice: "recording voice", upload_voice: "sending voice",
    record_video: "recording video", upload_video: "sending video", find_location: "picking a location",
    record_video_note: "recording video", upload_video_note: "sending video",
  },
};

/** Russian wins where Telegram users commonly read it; everybody else gets English. */
const READS_RUSSIAN = new Set(["ru", "be", "uk", "kk", "ky", "uz", "tg"]);

const RULES = new Intl.PluralRules("ru");
let texts = RU;
let tongue = "ru";

function plural(n, one, few, many) {
  return { one, few, many, other: few }[RULES.select(n)];
}

/** @param {string | undefined} code a language_code such as "ru" or "en-GB" */
export function speak(code) {
  tongue = READS_RUSSIAN.has((code ?? "en").split("-")[0].toLowerCase()) ? "ru" : "en";
  texts = tongue === "ru" ? RU : EN;
  document.documentElement.lang = tongue;
  document.title = texts.sandbox;
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-placeholder]")) node.placeholder = t(node.dataset.tPlaceholder);
  for (const node of document.querySelectorAll("[data-t-title]")) node.title = t(node.dataset.tTitle);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
}

/** The sentence called `key`, with its values filled in. */
export function t(key, ...values) {
  const text = texts[key];
  return typeof text === "function" ? text(...values) : text;
}

/** "ru" or "en": also the locale for dates and numbers. */
export function language() {
  return tongue;
}

/** What the bot is doing now, e.g. "печатает"; unknown actions count as typing. */
export function actionName(action) {
  return texts.actions[action] ?? texts.actions.typing;
}

/** 12 700 → "12,4 КБ" */
export function fileSize(bytes) {
  let unit = 0;
  let size = bytes;
  while (size >= 1024 && unit < texts.bytes.length - 1) {
    size /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || size >= 100 ? 0 : 1;
  return `${size.toLocaleString(tongue, { maximumFractionDigits: digits })}\u00a0${texts.bytes[unit]}`;
}
