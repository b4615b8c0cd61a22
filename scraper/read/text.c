#define PCRE2_CODE_UNIT_WIDTH 8

#include "text.h"

#include "../base/buf.h"
#include "../base/log.h"
#include "../limits.h"

#include <ctype.h>
#include <math.h>
#include <pcre2.h>
#include <time.h>

#define VALUE_MAX 128 /* bytes of a date, an amount or a number */

/* Length of the well-formed character at p, 0 where there is none (Unicode, table 3-7). */
static size_t
character(const unsigned char *p, size_t left)
{
	unsigned char low = 0x80, high = 0xbf;
	size_t len;

	if (p[0] < 0x80)
		return p[0] ? 1 : 0;
	if (p[0] < 0xc2 || p[0] > 0xf4)
		return 0;
	len = p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
	if (p[0] == 0xe0)
		low = 0xa0;
	else if (p[0] == 0xed)
		high = 0x9f;
	else if (p[0] == 0xf0)
		low = 0x90;
	else if (p[0] == 0xf4)
		high = 0x8f;
	if (left < len || p[1] < low || p[1] > high)
		return 0;
	for (size_t i = 2; i < len; i++)
		if ((p[i] & 0xc0) != 0x80)
			return 0;
	return len;
}

/* How many bytes from the start are plain ASCII without NUL, eight at a time. */
static size_t
ascii_run(const char *at, size_t len)
{
	size_t i = 0;

	for (; i + 8 <= len; i += 8) {
		uint64_t w;

		memcpy(&w, at + i, 8);
		if ((w & 0x8080808080808080u) ||
		    ((w - 0x0101010101010101u) & ~w & 0x8080808080808080u))
			break;
	}
	while (i < len && at[i] > 0)
		i++;
	return i;
}

bool
text_is_utf8(struct span s)
{
	size_t i = ascii_run(s.at, s.len);

	while (i < s.len) {
		size_t n = character((const unsigned char *)s.at + i, s.len - i);

		if (!n)
			return false;
		i += n;
		i += ascii_run(s.at + i, s.len - i);
	}
	return true;
}

static void
add_character(struct buf *b, uint32_t c)
{
	char out[4];
	size_t n = 0;

	if (c < 0x80) {
		out[n++] = (char)c;
	} else if (c < 0x800) {
		out[n++] = (char)(0xc0 | c >> 6);
		out[n++] = (char)(0x80 | (c & 0x3f));
	} else if (c < 0x10000) {
		out[n++] = (char)(0xe0 | c >> 12);
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (c & 0x3f));
	} else {
		out[n++] = (char)(0xf0 | c >> 18);
		out[n++] = (char)(0x80 | (c >> 12 & 0x3f));
		out[n++] = (char)(0x80 | (c >> 6 & 0x3f));
		out[n++] = (char)(0x80 | (c & 0x3f));
	}
	buf_add(b, out, n);
}

/* Windows-1252's characters 0x80 to 0x9f; 0xfffd where it has none. */
static const uint16_t windows_1252[32] = { 0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026,
	0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd,
	0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a,
	0x0153, 0xfffd, 0x017e, 0x0178 };

static struct span
kept(struct arena *a, struct buf *b)
{
	struct span s = { arena_ndup(a, b->data, b->len), b->len };

	buf_release(b);
	return s;
}

struct span
text_utf8(struct arena *a, struct span s)
{
	bool mixed;
	struct buf b;

	if (!s.at || text_is_utf8(s))
		return s;
	/* NUL alone does not make UTF-8 something else */
	buf_init(&b, s.len * 3 + 1);
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i])
			buf_char(&b, s.at[i]);
	mixed = text_is_utf8((struct span){ b.data, b.len });
	if (mixed)
		return kept(a, &b);
	buf_reset(&b);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c)
			add_character(&b, c >= 0x80 && c < 0xa0 ? windows_1252[c - 0x80] : c);
	}
	return kept(a, &b);
}

struct span
text_from_utf16(struct arena *a, struct span s, bool big_endian)
{
	struct buf b;
	uint32_t high = 0;

	buf_init(&b, s.len * 2 + 4);
	for (size_t i = 0; i + 1 < s.len; i += 2) {
		const unsigned char *p = (const unsigned char *)s.at + i;
		uint32_t c =
		    big_endian ? (uint32_t)p[0] << 8 | p[1] : (uint32_t)p[1] << 8 | p[0];
		bool low = c >= 0xdc00 && c < 0xe000;

		if (high && low) {
			add_character(&b, 0x10000 + ((high - 0xd800) << 10) + (c - 0xdc00));
			high = 0;
			continue;
		}
		if (high)
			add_character(&b, 0xfffd);
		high = c >= 0xd800 && c < 0xdc00 ? c : 0;
		if (!high && c && c != 0xfeff)
			add_character(&b, low ? 0xfffd : c);
	}
	return kept(a, &b);
}

/* Bytes of the blank at p, 0 where there is none. */
static size_t
blank(const char *at, size_t left)
{
	static const char *const wide[] = { "\xc2\xa0", "\xe2\x80\x8b", "\xe2\x80\xaf",
		"\xe2\x80\x89", "\xef\xbb\xbf", "\xe3\x80\x80" };

	if (*at == ' ' || (*at >= '\t' && *at <= '\r'))
		return 1;
	if ((unsigned char)*at < 0xc2)
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(wide); i++) {
		size_t n = strlen(wide[i]);

		if (n <= left && memcmp(at, wide[i], n) == 0)
			return n;
	}
	return 0;
}

struct span
text_trim(struct span s)
{
	size_t n;

	/* nearly always there is nothing to do: both ends are ASCII and no blanks */
	if (s.len && s.at[0] > ' ' && s.at[s.len - 1] > ' ')
		return s;
	while (s.len && (n = blank(s.at, s.len))) {
		s.at += n;
		s.len -= n;
	}
	while (s.len) {
		for (n = 1; n <= 3 && n <= s.len; n++)
			if (blank(s.at + s.len - n, n) == n)
				break;
		if (n > 3 || n > s.len)
			break;
		s.len -= n;
	}
	return s;
}

char *
text_squeeze(struct arena *a, const char *text)
{
	struct span s = text_trim(span_of(text));
	char *out, *o;

	if (!text)
		return NULL;
	o = out = arena_alloc(a, s.len + 1);
	for (size_t i = 0; i < s.len;) {
		size_t n = blank(s.at + i, s.len - i);

		if (!n) {
			*o++ = s.at[i++];
			continue;
		}
		if (o[-1] != ' ')
			*o++ = ' ';
		i += n;
	}
	*o = '\0';
	return out;
}

bool
text_same(struct span x, struct span y)
{
	size_t i = 0, j = 0;

	x = text_trim(x);
	y = text_trim(y);
	while (i < x.len && j < y.len) {
		size_t bx = blank(x.at + i, x.len - i), by = blank(y.at + j, y.len - j);

		if (bx && by) {
			while (i < x.len && (bx = blank(x.at + i, x.len - i)))
				i += bx;
			while (j < y.len && (by = blank(y.at + j, y.len - j)))
				j += by;
			continue;
		}
		if (tolower((unsigned char)x.at[i]) != tolower((unsigned char)y.at[j]))
			return false;
		i++;
		j++;
	}
	return i == x.len && j == y.len;
}

const char *
text_find(const char *text, const char *word)
{
	return text && word ? strcasestr(text, word) : NULL;
}

char *
text_between(struct arena *a, const char *text, const char *before, const char *after)
{
	const char *from = text_find(text, before), *to;
	struct span s;

	if (!from)
		return NULL;
	from += strlen(before);
	to = text_find(from, after);
	s = text_trim((struct span){ from, to ? (size_t)(to - from) : strlen(from) });
	return arena_ndup(a, s.at, s.len);
}

/* A NUL-ended copy of a short value; false where it is empty or too long to be one. */
static bool
short_value(struct span s, char out[VALUE_MAX])
{
	s = text_trim(s);
	if (!s.len || s.len >= VALUE_MAX || memchr(s.at, '\0', s.len))
		return false;
	memcpy(out, s.at, s.len);
	out[s.len] = '\0';
	return true;
}

static bool
is_calendar_day(int year, int month, int day)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	if (year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1)
		return false;
	return day <= days[month - 1] + (month == 2 && leap);
}

/* "2025-03-28" at p, which must hold ten characters */
static bool
iso_day(const char *p, struct tm *tm)
{
	for (int i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? p[i] != '-' : !isdigit((unsigned char)p[i]))
			return false;
	tm->tm_year =
	    (p[0] - '0') * 1000 + (p[1] - '0') * 100 + (p[2] - '0') * 10 + (p[3] - '0') - 1900;
	tm->tm_mon = (p[5] - '0') * 10 + (p[6] - '0') - 1;
	tm->tm_mday = (p[8] - '0') * 10 + (p[9] - '0');
	return is_calendar_day(tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday);
}

/* One of the formats, the whole text; *offset gets the seconds east of UTC where stated. */
static bool
parse_formats(const char *text, const char *formats, struct tm *tm)
{
	while (formats && *formats) {
		const char *bar = strchr(formats, '|'), *end;
		size_t len = bar ? (size_t)(bar - formats) : strlen(formats);
		char one[64];

		if (len >= sizeof(one))
			die("a date's format is too long: %s", formats);
		memcpy(one, formats, len);
		one[len] = '\0';
		memset(tm, 0, sizeof(*tm));
		tm->tm_mday = 1;
		end = strptime(text, one, tm);
		if (end && !*end &&
		    is_calendar_day(tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday))
			return true;
		formats = bar ? bar + 1 : NULL;
	}
	return false;
}

/* The offset behind a time of day: "", "Z", "+00", "-04:00", "-0400", " UTC"; false for others
 */
static bool
iso_offset(const char *p, int *seconds)
{
	int sign = *p == '-' ? -1 : 1, h, m = 0;

	*seconds = 0;
	while (*p == ' ')
		p++;
	if (!*p || strcmp(p, "Z") == 0 || strcmp(p, "z") == 0 || strcmp(p, "UTC") == 0 ||
	    strcmp(p, "GMT") == 0)
		return true;
	if (*p != '+' && *p != '-')
		return false;
	sign = *p++ == '-' ? -1 : 1;
	if (!isdigit((unsigned char)p[0]) || !isdigit((unsigned char)p[1]))
		return false;
	h = (p[0] - '0') * 10 + (p[1] - '0');
	p += 2;
	if (*p == ':')
		p++;
	if (*p) {
		if (!isdigit((unsigned char)p[0]) || !isdigit((unsigned char)p[1]) || p[2])
			return false;
		m = (p[0] - '0') * 10 + (p[1] - '0');
	}
	*seconds = sign * (h * 3600 + m * 60);
	return h < 24 && m < 60;
}

/* ISO 8601 with a time of day; a bare day is midnight */
static bool
iso_time(const char *text, struct tm *tm, int *offset)
{
	const char *p = text + 10;
	char *end;

	memset(tm, 0, sizeof(*tm));
	*offset = 0;
	if (strlen(text) < 10 || !iso_day(text, tm))
		return false;
	if (!*p)
		return true;
	if (*p != 'T' && *p != ' ' && *p != 't')
		return iso_offset(p, offset);
	p = strptime(p + 1, "%H:%M:%S", tm);
	if (!p) {
		p = strptime(text + 11, "%H:%M", tm);
		if (!p)
			return false;
	}
	if (*p == '.' || *p == ',') {
		strtoul(p + 1, &end, 10);
		p = end;
	}
	return iso_offset(p, offset);
}

/* "15:04:05" at p, which must hold eight characters */
static bool
iso_clock(const char *p)
{
	for (int i = 0; i < 8; i++)
		if (i == 2 || i == 5 ? p[i] != ':' : !isdigit((unsigned char)p[i]))
			return false;
	return p[0] < '3' && (p[0] < '2' || p[1] < '4') && p[3] < '6' && p[6] < '6';
}

/* Whether the first of the formats that can match a text of that length is the ISO form: then
 * strptime, which is slow, need not be asked. Without formats it always is. */
static bool
is_iso_first(const char *formats, size_t len)
{
	static const char day[] = "%Y-%m-%d", day_and_clock[] = "%Y-%m-%d %H:%M:%S";
	const char *first = len == 10 ? day : day_and_clock;

	if (!formats)
		return true;
	if (len == 19 && strncmp(formats, day, sizeof(day) - 1) == 0 &&
	    formats[sizeof(day) - 1] == '|')
		formats += sizeof(day);
	len = strcspn(formats, "|");
	return len == strlen(first) && memcmp(formats, first, len) == 0;
}

char *
text_date(struct arena *a, struct span s, const char *formats)
{
	char text[VALUE_MAX];
	struct tm tm = { 0 };
	int offset;

	if ((s.len == 10 ||
		(formats && s.len == 19 && s.at[10] == ' ' && iso_clock(s.at + 11))) &&
	    is_iso_first(formats, s.len) && iso_day(s.at, &tm))
		return arena_ndup(a, s.at, 10);
	if (!short_value(s, text))
		return NULL;
	/* a stated offset is not carried out here: the day is the portal's own day */
	if (formats ? !parse_formats(text, formats, &tm) : !iso_time(text, &tm, &offset))
		return NULL;
	return arena_printf(a, "%04d-%02d-%02d", tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

char *
text_time(struct arena *a, struct span s, const char *formats)
{
	char text[VALUE_MAX];
	struct tm tm;
	int offset = 0;
	time_t when;

	if (s.len == 19 && (s.at[10] == ' ' || (!formats && s.at[10] == 'T')) &&
	    iso_day(s.at, &tm) && iso_clock(s.at + 11) && is_iso_first(formats, 19)) {
		memcpy(text, s.at, 19);
		text[10] = ' ';
		memcpy(text + 19, "+00", 3);
		return arena_ndup(a, text, 22);
	}
	if (!short_value(s, text))
		return NULL;
	if (formats) {
		if (!parse_formats(text, formats, &tm))
			return NULL;
		offset = (int)tm.tm_gmtoff;
	} else if (!iso_time(text, &tm, &offset)) {
		return NULL;
	}
	when = timegm(&tm) - offset;
	gmtime_r(&when, &tm);
	return arena_printf(a, "%04d-%02d-%02d %02d:%02d:%02d+00", tm.tm_year + 1900,
	    tm.tm_mon + 1, tm.tm_mday, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* Digits of an amount without grouping, sign and currency; false where something else is there.
 * Commas must stand before groups of three. */
static bool
plain_amount(const char *p, char *out, bool *negative)
{
	char *o = out;
	int since_comma = -1;
	bool point = false, bracket = false;

	*negative = false;
	for (; *p; p++) {
		if (isdigit((unsigned char)*p)) {
			*o++ = *p;
			since_comma += since_comma >= 0 && !point;
		} else if (*p == '.' && !point) {
			if (since_comma >= 0 && since_comma != 3)
				return false;
			point = true;
			*o++ = *p;
		} else if (*p == ',' && !point && o > out &&
			   (since_comma < 0 || since_comma == 3)) {
			since_comma = 0;
		} else if (*p == '-' && o == out && !*negative) {
			*negative = true;
		} else if (*p == '(' && o == out && !*negative) {
			*negative = bracket = true;
		} else if (*p == ')' && bracket && !p[1]) {
			bracket = false;
		} else if ((*p != '$' && *p != '+' && *p != ' ') || o != out) {
			return false;
		}
	}
	*o = '\0';
	return o > out && !bracket && !(since_comma >= 0 && !point && since_comma != 3) &&
	       strcmp(out, ".") != 0;
}

/* 1.2345E+03, as spreadsheets save numbers */
static bool
scientific(const char *text, char *out, bool *negative)
{
	char *end;
	double d;

	/* strtod would read hexadecimal as well */
	if (!strpbrk(text, "eE") || strpbrk(text, "xX") ||
	    !isdigit((unsigned char)text[text[0] == '-']))
		return false;
	d = strtod(text, &end);
	if (*end || d > 1e17 || d < -1e17)
		return false;
	*negative = signbit(d) != 0;
	snprintf(out, VALUE_MAX, "%.2f", fabs(d));
	return true;
}

char *
text_money(struct arena *a, struct span s, const char *as)
{
	char text[VALUE_MAX], digits[VALUE_MAX], out[VALUE_MAX + 8], *o;
	const char *whole = digits, *point;
	bool negative;
	size_t before, after;

	if (!short_value(s, text))
		return NULL;
	if (!plain_amount(text, digits, &negative) && !scientific(text, digits, &negative))
		return NULL;
	while (whole[0] == '0' && isdigit((unsigned char)whole[1]))
		whole++;
	point = strchr(whole, '.');
	before = point ? (size_t)(point - whole) : strlen(whole);
	after = point ? strlen(point + 1) : 0;
	if (as && strcmp(as, "cents") == 0) {
		long cents = strtol(whole, NULL, 10);

		return point || before > 18
			   ? NULL
			   : arena_printf(a, "%s%ld.%02ld", negative ? "-" : "", cents / 100,
				 cents % 100);
	}
	while (after > 2 && point[after] == '0')
		after--;
	if (before > 20)
		return NULL;
	/* zero has no sign */
	if (negative && strspn(digits, "0.") == strlen(digits))
		negative = false;
	o = out;
	if (negative)
		*o++ = '-';
	if (!before)
		*o++ = '0';
	memcpy(o, whole, before);
	o += before;
	*o++ = '.';
	memcpy(o, point ? point + 1 : "00", after);
	for (o += after; after < 2; after++)
		*o++ = '0';
	return arena_ndup(a, out, (size_t)(o - out));
}

char *
text_count(struct arena *a, struct span s)
{
	char text[VALUE_MAX], digits[VALUE_MAX] = "", *point;
	bool negative;

	if (!short_value(s, text) || !plain_amount(text, digits, &negative))
		return NULL;
	point = strchr(digits, '.');
	if (point) {
		if (strspn(point + 1, "0") != strlen(point + 1))
			return NULL;
		*point = '\0';
	}
	if (strlen(digits) > 18)
		return NULL;
	if (digits[0] >= '1' && !negative)
		return arena_dup(a, digits);
	return arena_printf(a, "%ld", (negative ? -1 : 1) * strtol(digits, NULL, 10));
}

const char *
text_bool(struct span s)
{
	static const char *const yes[] = { "t", "true", "y", "yes", "1" };
	static const char *const no[] = { "f", "false", "n", "no", "0" };

	for (size_t i = 0; i < ARRAY_SIZE(yes); i++)
		if (text_same(s, span_of(yes[i])))
			return "t";
	for (size_t i = 0; i < ARRAY_SIZE(no); i++)
		if (text_same(s, span_of(no[i])))
			return "f";
	return NULL;
}

static pcre2_code *
compile(const char *pattern)
{
	int error;
	size_t at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
	    PCRE2_CASELESS | PCRE2_UTF, &error, &at, NULL);

	if (!code)
		die("the pattern '%s' does not compile at %zu", pattern, at);
	return code;
}

char *
text_match(struct arena *a, const char *text, const char *pattern)
{
	pcre2_code *code;
	pcre2_match_data *found;
	pcre2_match_context *limits;
	char *out = NULL;
	int groups;

	if (!text || !text_is_utf8(span_of(text)))
		return NULL;
	code = compile(pattern);
	found = pcre2_match_data_create_from_pattern(code, NULL);
	limits = pcre2_match_context_create(NULL);
	if (!found || !limits)
		die("out of memory");
	pcre2_set_match_limit(limits, LIMIT_MATCH_STEPS);
	pcre2_set_depth_limit(limits, LIMIT_MATCH_DEPTH);
	groups = pcre2_match(
	    code, (PCRE2_SPTR)text, strlen(text), 0, PCRE2_NO_UTF_CHECK, found, limits);
	if (groups > 0) {
		size_t *at = pcre2_get_ovector_pointer(found) + (groups > 1 ? 2 : 0);

		if (at[0] != PCRE2_UNSET && at[1] >= at[0])
			out = arena_ndup(a, text + at[0], at[1] - at[0]);
	}
	pcre2_match_context_free(limits);
	pcre2_match_data_free(found);
	pcre2_code_free(code);
	return out;
}

char *
text_piid(struct arena *a, const char *text)
{
	/* FAR 4.1603: since 2018 six characters of office, two of year, a letter, five to eight
	 * more; before, DHS wrote HSCETC-15-C-00001 */
	char *found = text_match(a, text,
	    "(?<![A-Z0-9])((?:70[A-Z0-9]{4}|HS[A-Z]{4}|HS[A-Z]{2}\\d{2})[- ]?\\d{2}[- "
	    "]?[A-Z]{1,2}"
	    "[- ]?[A-Z0-9]{5,8})(?![A-Z0-9])");
	char *o = found;

	if (!found)
		return NULL;
	for (const char *p = found; *p; p++)
		if (*p != '-' && *p != ' ')
			*o++ = (char)toupper((unsigned char)*p);
	*o = '\0';
	return found;
}
