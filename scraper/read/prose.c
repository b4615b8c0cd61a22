#include "prose.h"

#include <strings.h>

/* After these a full stop ends no sentence. */
static const char *const abbreviations[] = { "mr", "mrs", "ms", "dr", "prof", "sen", "sens",
	"rep", "reps", "gov", "gen", "col", "sgt", "lt", "st", "jr", "sr", "vs", "v", "no",
	"nos", "dept", "fig", "sec", "art", "jan", "feb", "mar", "apr", "jun", "jul", "aug",
	"sep", "sept", "oct", "nov", "dec", "e.g", "i.e", "cf", "approx", "est", "p", "pp",
	"vol", "rev" };

/* After these it may: where the next word is one that often begins a sentence. */
static const char *const endings[] = { "inc", "corp", "co", "ltd", "llc", "u.s", "u.s.a", "u.k",
	"u.n", "d.c", "a.m", "p.m", "l.l.c", "bros", "al" };
static const char *const beginnings[] = { "the", "it", "its", "in", "but", "he", "she", "they",
	"this", "that", "these", "those", "on", "at", "for", "we", "when", "while", "after",
	"according", "some", "both", "a", "an", "as", "there", "their", "however", "last" };

static bool
is_one_of(const char *const *words, size_t count, struct span s)
{
	for (size_t i = 0; i < count; i++)
		if (strlen(words[i]) == s.len && strncasecmp(words[i], s.at, s.len) == 0)
			return true;
	return false;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

static bool
is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_alpha(char c)
{
	return is_capital(c) || (c >= 'a' && c <= 'z');
}

static bool
is_stop(char c)
{
	return c == '.' || c == '?' || c == '!';
}

/* The length of a quotation mark or closing bracket at p: curly ones have three bytes */
static size_t
closer(const char *p, const char *end)
{
	if (p < end && (*p == '"' || *p == '\'' || *p == ')' || *p == ']'))
		return 1;
	if (end - p >= 3 &&
	    (memcmp(p, "\xe2\x80\x9d", 3) == 0 || memcmp(p, "\xe2\x80\x99", 3) == 0))
		return 3;
	return 0;
}

static bool
opens_sentence(const char *p, const char *end)
{
	return p == end || is_capital(*p) || (*p >= '0' && *p <= '9') || *p == '"' ||
	       *p == '\'' || *p == '(' || *p == '[' || *p == '@' || (unsigned char)*p >= 0x80;
}

/* Full stops stand inside of an abbreviation: "U.S" */
static struct span
word_before(const char *start, const char *p)
{
	const char *end = p;

	while (p > start && (is_alpha(p[-1]) || p[-1] == '.'))
		p--;
	return (struct span){ p, (size_t)(end - p) };
}

static struct span
word_at(const char *p, const char *end)
{
	const char *start = p;

	while (p < end && is_alpha(*p))
		p++;
	return (struct span){ start, (size_t)(p - start) };
}

/* Does the full stop at p end a sentence that started at `start`? next: what stands behind it
 */
static bool
stop_ends(const char *start, const char *p, const char *next, const char *end)
{
	struct span before = word_before(start, p);

	if (before.len == 1 && is_capital(*before.at))
		return false; /* an initial */
	if (is_one_of(abbreviations, ARRAY_SIZE(abbreviations), before))
		return false;
	if (is_one_of(endings, ARRAY_SIZE(endings), before))
		return is_one_of(beginnings, ARRAY_SIZE(beginnings), word_at(next, end));
	return true;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p;
}

static const char *
line_end(const char *p, const char *end)
{
	const char *line = memchr(p, '\n', (size_t)(end - p));

	return line ? line : end;
}

/* Lines are wrapped where most of at least four end inside of a sentence and none is long */
static bool
is_wrapped(const char *p, const char *end)
{
	size_t lines = 0, open = 0;

	while (p < end) {
		const char *stop = line_end(p, end), *last = stop;

		while (
		    last > p && (is_blank(last[-1]) || last[-1] == '"' || last[-1] == '\x9d'))
			last--;
		if (stop - p > 160)
			return false;
		if (last > p) {
			lines++;
			open += !is_stop(last[-1]);
		}
		p = stop < end ? stop + 1 : end;
	}
	return lines >= 4 && open * 2 > lines;
}

void
prose_start(struct prose *p, const char *text, size_t len)
{
	*p = (struct prose){ text, text + len, is_wrapped(text, text + len) };
}

/* Does the line break at p end a sentence? */
static bool
line_ends(const struct prose *s, const char *p)
{
	const char *next = p + 1;

	if (!s->wrapped)
		return true;
	while (next < s->end && (*next == ' ' || *next == '\t' || *next == '\r'))
		next++;
	return next == s->end || *next == '\n';
}

bool
prose_next(struct prose *s, struct span *sentence)
{
	const char *start = skip_blanks(s->at, s->end), *p = start;

	while (p < s->end) {
		const char *here = p++, *next;
		size_t n;

		if (*here == '\n' && line_ends(s, here)) {
			p = here;
			break;
		}
		if (!is_stop(*here))
			continue;
		while ((n = closer(p, s->end)))
			p += n;
		if (p < s->end && !is_blank(*p))
			continue;
		next = skip_blanks(p, s->end);
		if (opens_sentence(next, s->end) &&
		    (*here != '.' || stop_ends(start, here, next, s->end)))
			break;
	}
	s->at = p;
	while (p > start && is_blank(p[-1]))
		p--;
	*sentence = (struct span){ start, (size_t)(p - start) };
	return sentence->len > 0;
}
