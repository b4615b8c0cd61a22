#include "xlsx_cell.h"

#include <ctype.h>

#define DAY_MAX 2958465.0 /* 9999-12-31 */
#define DIGITS 15         /* that Excel shows */

/* Behind what stands in quotes, brackets or behind a backslash at p; p itself where nothing
 * does */
static const char *
skip_literal(const char *p)
{
	const char *end;

	if (*p == '"') {
		end = strchr(p + 1, '"');
		return end ? end + 1 : p + strlen(p);
	}
	if (*p == '[') {
		end = strchr(p, ']');
		return end ? end + 1 : p + strlen(p);
	}
	if ((*p == '\\' || *p == '_' || *p == '*') && p[1])
		return p + 2;
	return p;
}

/* [h]:mm is a span of time, not a time of day */
static bool
is_elapsed(const char *p)
{
	return *p == '[' && strchr("hHmMsS", p[1]) && (p[2] == ']' || p[2] == p[1]);
}

static enum xlsx_format
code_format(const char *p)
{
	bool day = false, time = false;

	while (*p && *p != ';') {
		const char *next = skip_literal(p);

		if (is_elapsed(p))
			return XLSX_PLAIN;
		if (next > p) {
			p = next;
			continue;
		}
		if (strncasecmp(p, "general", 7) == 0)
			return XLSX_PLAIN;
		day |= strchr("yYdDeE", *p) &&
		       !(tolower((unsigned char)*p) == 'e' && strchr("+-", p[1]));
		day |= strncasecmp(p, "mmm", 3) == 0;
		time |= strchr("hHsS", *p) != NULL;
		/* "m" is a month, unless hours or seconds stand beside it */
		if ((*p == 'm' || *p == 'M') && !time && !strpbrk(p, "hHsS"))
			day = true;
		p++;
	}
	return day && time ? XLSX_DAYTIME : day ? XLSX_DAY : time ? XLSX_TIME : XLSX_PLAIN;
}

enum xlsx_format
xlsx_format(long id, const char *code)
{
	if (code)
		return code_format(code);
	if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 ||
	    (id >= 50 && id <= 54) || id == 57 || id == 58)
		return XLSX_DAY;
	if (id == 22)
		return XLSX_DAYTIME;
	if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 ||
	    id == 55 || id == 56)
		return XLSX_TIME;
	return XLSX_PLAIN;
}

/* The calendar's day of a count of days from 1970-01-01 (Howard Hinnant's civil_from_days) */
static void
civil(long days, long *year, long *month, long *day)
{
	long era, of_era, year_of_era, of_year, shifted;

	days += 719468;
	era = (days >= 0 ? days : days - 146096) / 146097;
	of_era = days - era * 146097;
	year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	shifted = (5 * of_year + 2) / 153;
	*day = of_year - (153 * shifted + 2) / 5 + 1;
	*month = shifted < 10 ? shifted + 3 : shifted - 9;
	*year = year_of_era + era * 400 + (*month <= 2);
}

static const char *
date_text(struct arena *a, double serial, enum xlsx_format format, bool from_1904)
{
	long days = (long)serial, seconds, year, month, day;

	seconds = (long)((serial - (double)days) * 86400 + 0.5);
	if (seconds == 86400) {
		seconds = 0;
		days++;
	}
	if (format == XLSX_TIME)
		return arena_printf(
		    a, "%02ld:%02ld:%02ld", seconds / 3600, seconds / 60 % 60, seconds % 60);
	/* 1900 was no leap year, but Lotus 1-2-3 had it for one, and Excel after it */
	if (!from_1904 && days < 60)
		days++;
	civil(days - (from_1904 ? 24107 : 25569), &year, &month, &day);
	if (format == XLSX_DAY || !seconds)
		return arena_printf(a, "%04ld-%02ld-%02ld", year, month, day);
	return arena_printf(a, "%04ld-%02ld-%02ld %02ld:%02ld:%02ld", year, month, day,
	    seconds / 3600, seconds / 60 % 60, seconds % 60);
}

/* Digits from the first that is not 0, of a number with a point in it */
static int
digits_of(const char *text)
{
	int digits = 0;

	if (!strchr(text, '.'))
		return 0;
	for (const char *p = text; *p && *p != 'e' && *p != 'E'; p++)
		if (isdigit((unsigned char)*p) && (digits || *p != '0'))
			digits++;
	return digits;
}

const char *
xlsx_number(struct arena *a, const char *text, enum xlsx_format format, bool from_1904)
{
	char *end;
	double value;

	if (format == XLSX_PLAIN && digits_of(text) <= DIGITS)
		return text;
	value = strtod(text, &end);
	if (end == text || *end)
		return text;
	if (format == XLSX_PLAIN)
		return arena_printf(a, "%.*g", DIGITS, value);
	if (!(value >= (format == XLSX_TIME ? 0 : 1) && value <= DAY_MAX))
		return text;
	return date_text(a, value, format, from_1904);
}

bool
xlsx_reference(const char *text, long *column, long *row)
{
	long c = 0;
	char *end;

	for (; isalpha((unsigned char)*text) && c < 1000000; text++)
		c = c * 26 + (toupper((unsigned char)*text) - 'A' + 1);
	*column = c - 1;
	*row = strtol(text, &end, 10);
	return c > 0 && !*end && *row >= 0;
}

/* The character of "_xHHHH_" at p; -1: it is none */
static long
escaped(const char *p)
{
	char digits[5] = { 0 };

	if (strncmp(p, "_x", 2) != 0 || strnlen(p, 7) < 7 || p[6] != '_')
		return -1;
	memcpy(digits, p + 2, 4);
	if (strspn(digits, "0123456789abcdefABCDEF") != 4)
		return -1;
	return strtol(digits, NULL, 16);
}

void
xlsx_unescape(char *text)
{
	char *out = text;

	for (const char *p = text; *p;) {
		long c = escaped(p);

		/* what it can stand for is a control character, or the '_' of such an escape */
		if (c < 0 || c >= 0x80) {
			*out++ = *p++;
			continue;
		}
		if (c != '\r')
			*out++ = c < ' ' && c != '\n' && c != '\t' ? ' ' : (char)c;
		p += 7;
	}
	*out = '\0';
}
