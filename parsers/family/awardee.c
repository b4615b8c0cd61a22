#include "awardee.h"

#include <ctype.h>
#include <strings.h>

#define WORDS_MAX 64

/* A text cut at its blanks; `count` goes down as its end is read */
struct words {
	const char *at[WORDS_MAX];
	size_t count;
};

static bool
is_one_of(const char *word, const char *const *list)
{
	while (*list && strcasecmp(word, *list) != 0)
		list++;
	return *list != NULL;
}

static bool
has(const char *word, int (*test)(int))
{
	while (*word && !test((unsigned char)*word))
		word++;
	return *word != '\0';
}

static bool
is_capitals(const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (word[i] < 'A' || word[i] > 'Z')
			return false;
	return word[len] == '\0';
}

/* "20852" "43219-1891" "EC4M" "9BT": a digit, and nothing but letters, digits and hyphens */
static bool
is_postal(const char *word)
{
	return strlen(word) <= 10 && has(word, isdigit) &&
	       word[strspn(word, "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0';
}

/* "INC." "L.L.C." "CO.," without the points */
static bool
is_form(struct arena *a, const char *word)
{
	static const char *const forms[] = { "INC", "INCORPORATED", "LLC", "LC", "LLP", "LLLP",
		"LP", "PLLC", "PLC", "CORP", "CORPORATION", "CO", "COMPANY", "LTD", "LIMITED",
		"GMBH", "AG", "KG", "SRL", "SARL", "SPA", "SA", "BV", "NV", "PC", "PBC", "ULC",
		"PTY", "LIMITED(THE)", NULL };
	char *plain = arena_dup(a, word), *o = plain;

	for (const char *p = word; *p; p++)
		if (*p != '.' && *p != ',')
			*o++ = *p;
	*o = '\0';
	return is_one_of(plain, forms);
}

static void
cut(struct arena *a, const char *text, struct words *w)
{
	char *p = text_squeeze(a, text);

	for (w->count = 0; *p && w->count < WORDS_MAX; w->count++) {
		w->at[w->count] = p;
		p += strcspn(p, " ");
		if (*p)
			*p++ = '\0';
	}
}

static char *
join(struct arena *a, const struct words *w, size_t from, size_t to)
{
	char *out = arena_dup(a, from < to ? w->at[from] : "");

	while (++from < to)
		out = arena_printf(a, "%s %s", out, w->at[from]);
	return out;
}

static const char *
last(const struct words *w, size_t back)
{
	return w->count > back ? w->at[w->count - 1 - back] : "";
}

/* Takes country, postal code and state off the end; false where there is no such end. Without a
 * postal code only "USA" behind a state is taken for a country: names end in "CO INC" as well.
 */
static bool
take_end(struct arena *a, struct words *w, struct awardee *out)
{
	bool country = is_capitals(last(w, 0), 3) && !is_form(a, last(w, 0)) &&
		       (is_postal(last(w, 1)) ||
			   (strcmp(last(w, 0), "USA") == 0 && is_capitals(last(w, 1), 2)));
	bool code;

	if (country)
		out->country = w->at[--w->count];
	code = is_postal(last(w, 0)) && (country || strspn(last(w, 0), "0123456789-") >= 5);
	if (code)
		w->count--;
	/* "K1S 5B6" */
	if (code && country && strcmp(out->country, "USA") != 0 && is_postal(last(w, 0)) &&
	    has(last(w, 0), isupper))
		w->count--;
	if ((code || country) && w->count > 1 && is_capitals(last(w, 0), 2))
		out->state = w->at[--w->count];
	return code || country;
}

/* Behind the last legal form that no number of a street stands before; 0: no legal form */
static size_t
end_of_form(struct arena *a, const struct words *w)
{
	size_t end = 0;

	for (size_t i = 1; i < w->count; i++) {
		if (is_form(a, w->at[i]))
			end = i + 1;
		else if (end && isdigit((unsigned char)w->at[i][0]))
			break;
	}
	if (end && end < w->count && strcasecmp(w->at[end], "THE") == 0 &&
	    strchr(w->at[end - 1], ','))
		end++;
	return end;
}

/* "KING MATTHEW R" of "KING MATTHEW R De Pere" */
static size_t
end_of_capitals(const struct words *w)
{
	size_t end = 0;

	while (end < w->count && !has(w->at[end], islower))
		end++;
	return end >= 2 && end < w->count ? end : 0;
}

/* Before the number of a street, else before the last word, or the last two of "San Rafael" */
static size_t
end_of_words(const struct words *w)
{
	static const char *const openers[] = { "San", "Santa", "Saint", "St.", "Los", "Las",
		"New", "Fort", "Port", "De", "El", "La", "North", "South", "East", "West",
		"Lake", "Palm", "Mount", "Ann", NULL };

	for (size_t i = 2; i + 1 < w->count; i++)
		if (isdigit((unsigned char)w->at[i][0]))
			return i;
	if (w->count > 2 && is_one_of(w->at[w->count - 2], openers))
		return w->count - 2;
	return w->count > 1 ? w->count - 1 : w->count;
}

static void
take_city(struct arena *a, const struct words *w, size_t from, struct awardee *out)
{
	bool street = false;

	for (size_t i = from; i < w->count; i++)
		street = street || has(w->at[i], isdigit);
	if (!street && from < w->count)
		out->city = join(a, w, from, w->count);
	for (size_t i = from; street && !out->dwelling && i < w->count; i++)
		out->dwelling = strcasecmp(w->at[i], "APT") == 0;
}

bool
awardee_split(struct arena *a, const char *text, struct awardee *out)
{
	static const char *const nobody[] = { "", "null", "Multiple", "Various",
		"SEE ATTACHMENT", "See attached", "N/A", "NA", "None", "TBD", "Multiple Awards",
		"Multiple Awardees", "Multiple Vendors", "See description", NULL };
	struct words w;
	size_t end = 0;

	memset(out, 0, sizeof(*out));
	cut(a, text ? text : "", &w);
	if (take_end(a, &w, out)) {
		end = end_of_form(a, &w);
		if (!end)
			end = end_of_capitals(&w);
		if (!end)
			end = end_of_words(&w);
		take_city(a, &w, end, out);
		out->dwelling = out->dwelling && !end_of_form(a, &w);
	} else {
		end = w.count;
	}
	out->name = join(a, &w, 0, end);
	return !is_one_of(out->name, nobody);
}
