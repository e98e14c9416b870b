"""The subject: questions, memory, the conversation. Knows no Telegram and no SQL, has no clock and no chance."""
