/*
 * fuzz_text.c: any bytes as a value: a date, an amount, text of some encoding; and as a
 * Retry-After header.
 *
 * - What is read is of the form that text.h promises: a date of the calendar, an amount that is
 *   read again as itself, well-formed UTF-8.
 * - A wait is -1 or no longer than its limit.
 */
#include "fuzz_page.h"

#include "../../scraper/flow/fetch.h"
#include "../../scraper/flow/shown.h"

#include <ctype.h>

static void
check_date(const char *s)
{
	int year, month, day;

	if (!s)
		return;
	if (sscanf(s, "%4d-%2d-%2d", &year, &month, &day) != 3 || month < 1 || month > 12 ||
	    day < 1 || day > 31 || strlen(s) < 10)
		abort();
}

static void
read_dates(struct arena *a, struct span s)
{
	static const char *const formats[] = { NULL, "%m/%d/%y|%Y-%m-%d", "%b %d, %Y|%B %Y",
		"%d-%b-%y", "%Y%m%d", "%m/%d/%Y %I:%M %p" };

	for (size_t i = 0; i < ARRAY_SIZE(formats); i++) {
		const char *date = text_date(a, s, formats[i]);

		check_date(date);
		check_date(text_time(a, s, formats[i]));
		if (date && strcmp(text_date(a, span_of(date), NULL), date) != 0)
			abort();
	}
}

static void
read_numbers(struct arena *a, struct span s)
{
	const char *money = text_money(a, s, NULL), *count = text_count(a, s);

	text_money(a, s, "cents");
	text_bool(s);
	if (money && (strspn(money, "-0123456789.") != strlen(money) ||
			 !text_money(a, span_of(money), NULL) ||
			 strcmp(text_money(a, span_of(money), NULL), money) != 0))
		abort();
	if (count && (strlen(count) > 19 || !text_count(a, span_of(count)) ||
			 strcmp(text_count(a, span_of(count)), count) != 0))
		abort();
}

static void
read_text(struct arena *a, struct span s)
{
	struct span utf8 = text_utf8(a, s), wide = text_from_utf16(a, s, s.len % 2),
		    trimmed = text_trim(s);
	const char *text = arena_ndup(a, utf8.at ? utf8.at : "", utf8.len);

	if (!text_is_utf8(utf8) || !text_is_utf8(wide))
		abort();
	if (trimmed.len && (trimmed.at < s.at || trimmed.at + trimmed.len > s.at + s.len))
		abort();
	if (!text_is_utf8(span_of(text_squeeze(a, text))))
		abort();
	text_same(utf8, trimmed);
	text_find(text, "award");
	text_between(a, text, "for ", ".");
	text_match(a, text, "no\\.? *([a-z0-9-]+)");
	text_piid(a, text);
}

/* What goes to a terminal has no control character in it */
static void
show(struct span s)
{
	struct buf b;
	struct span rest, line;

	buf_init(&b, (size_t)1 << 26);
	shown_add(&b, s, true);
	for (size_t i = 0; i < b.len; i++)
		if ((unsigned char)b.data[i] < 0x20 && b.data[i] != '\n')
			abort();
	if (!text_is_utf8((struct span){ b.data, b.len }))
		abort();
	rest = (struct span){ b.data, b.len };
	for (size_t lines = 0; shown_line(&rest, 30, &line); lines++)
		if (lines > b.len + 1)
			abort();
	shown_word((struct span){ b.data, b.len });
	buf_release(&b);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_page f;
	struct span s;
	long wait;

	fuzz_page_init(&f, data, size);
	s = (struct span){ f.page.body, size };
	wait = retry_after_seconds(s.at, 1800000000);
	if (wait < -1 || wait > LIMIT_RETRY_AFTER_SECONDS)
		abort();
	read_dates(&f.arena, s);
	read_numbers(&f.arena, s);
	read_text(&f.arena, s);
	show(s);
	fuzz_page_release(&f);
	return 0;
}
