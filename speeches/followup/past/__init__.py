"""Ledgers of past requirements (旧台账): guess what the columns mean, check every line, take over all or nothing."""
