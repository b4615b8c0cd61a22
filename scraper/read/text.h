/*
 * text.h: values as people and portals write them: blanks, encodings, dates, money.
 *
 * Everything here is a pure function of its arguments. What comes back lives in the arena that
 * was passed, or is the argument itself.
 */
#ifndef TEXT_H
#define TEXT_H

#include "../base/arena.h"

/* True where every byte belongs to a well-formed UTF-8 character and none is NUL. */
bool text_is_utf8(struct span);

/*
 * The same text as UTF-8: itself where it is that already, else read as Windows-1252, the
 * usual other thing (bytes that Windows-1252 leaves open become U+FFFD). A NUL byte is left
 * out. US portals mix the two in one file, so this is asked for each value.
 */
struct span text_utf8(struct arena *, struct span);

/* UTF-16 (with or without byte order mark, as a whole body) to UTF-8; ISO-8859-1 is read as
 * Windows-1252, as browsers do. */
struct span text_from_utf16(struct arena *, struct span, bool big_endian);

/* Without blanks at both ends: spaces, tabs, line ends, no-break spaces, zero-width ones. */
struct span text_trim(struct span);

/* Runs of blanks become one space, ends trimmed. NULL in, NULL out. */
char *text_squeeze(struct arena *, const char *text);

/* Both without case (ASCII) and with runs of blanks taken as one. */
bool text_same(struct span, struct span);

/* The place of `word` in text, without case (ASCII), or NULL. */
const char *text_find(const char *text, const char *word);

/* The cut between two words: what stands in `text` after `before` and up to `after`; NULL where
 * before is not there. after NULL or not there: to the end. */
char *text_between(struct arena *, const char *text, const char *before, const char *after);

/*
 * "2025-03-28" from text in one of the strptime(3) formats (joined by "|"; NULL: ISO 8601,
 * whose time of day, if any, is dropped). A two-digit year is 1969 to 2068. NULL where the
 * text is no date of these forms, or none of the calendar.
 */
char *text_date(struct arena *, struct span, const char *formats);

/* "2025-03-28 15:04:05+00" likewise; a stated offset is carried out, no offset is left as UTC.
 */
char *text_time(struct arena *, struct span, const char *formats);

/* "-1234.50" from 1,234.50  $ 1,234.5  (1,234.50)  -$5  1.5E+03; "cents": 12345 is 123.45.
 * NULL where the text is no amount. */
char *text_money(struct arena *, struct span, const char *as);

/* "1234" from 1,234  1234.0; NULL where it is no whole number of up to 18 digits. */
char *text_count(struct arena *, struct span);

/* "t" or "f" from t true yes y 1 / f false no n 0; NULL for anything else. */
const char *text_bool(struct span);

/*
 * The first match of a PCRE2 pattern (caseless, UTF) in text: its group 1, or the whole match
 * where it has no group. NULL where there is none, or the pattern needs more steps than
 * LIMIT_MATCH_STEPS. The pattern must be a constant of the program: one that does not compile
 * ends the process.
 */
char *text_match(struct arena *, const char *text, const char *pattern);

/* A PIID in text as people run them together ("HSCETC15C00001", "70CDCR-20-D-00000011"), upper
 * case, without hyphens; NULL where there is none. */
char *text_piid(struct arena *, const char *text);

#endif
