"""The subject: questions, memory, the conversation. Knows no Telegram, no SQL; has no clock and no chance of its own."""
