"""An echo bot in python-telegram-bot as it comes, as its page shows it: `python -m bench.echo_ptb URL TOKEN`.

Updates are processed side by side, which its page advises and which is faster.
"""

import sys

from telegram import Update
from telegram.ext import ApplicationBuilder, ContextTypes, MessageHandler, filters


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


if __name__ == "__main__":
    url, token = sys.argv[1:]
    application = ApplicationBuilder().token(token).base_url(f"{url}/bot").concurrent_updates(True).build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.run_polling()
