"""Results turned into what a person sees. Pure: no clock, no network, no Telegram."""
