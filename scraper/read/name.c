#include "name.h"

#include "../base/arena.h"
#include "../base/log.h"

#include <ctype.h>
#include <utf8proc.h>

#define KEY_MAX ((size_t)1 << 10)

/* Legal forms, dropped at the end as often as they stand there. */
static const char *const legal_forms[] = { "inc", "incorporated", "llc", "llp", "lp", "ltd",
	"limited", "corp", "corporation", "co", "company", "companies", "plc", "pllc", "pc",
	"gmbh", "ag", "sa", "sarl", "srl", "bv", "nv", "ab", "oy", "as", "aps", "kg", "pty",
	"pte", "spa", "cv", "ulc", "lc", "liability", "the" };

/* What follows these words is another name of the same company, or a note. */
static const char *const cuts[] = { "dba", "fka", "aka", "ska", "nka" };

static const struct {
	const char *from, *to;
} abbreviations[] = { { "intl", "international" }, { "internatl", "international" },
	{ "svc", "service" }, { "svcs", "services" }, { "mgmt", "management" },
	{ "mgt", "management" }, { "mfg", "manufacturing" }, { "govt", "government" },
	{ "natl", "national" }, { "univ", "university" }, { "dept", "department" },
	{ "assoc", "associates" }, { "bros", "brothers" }, { "hldgs", "holdings" },
	{ "grp", "group" } };

static const char *const no_names[] = { "redacted due to pii", "private individual",
	"miscellaneous foreign awardees", "domestic awardees undisclosed", "see attachment",
	"see attached", "multiple recipients", "multiple vendors", "not applicable", "na",
	"none", "null", "tbd", "unknown", "various", "n a", "other" };

static bool
is_one_of(struct span word, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (span_is(word, list[i]))
			return true;
	return false;
}

/* Letters and digits lower case, everything else a space; apostrophes and full stops inside a
 * word vanish, so that "L.L.C." and "O'Reilly" stay one word. */
static void
fold_ascii(struct buf *out, struct span s)
{
	char *o;

	if (!buf_reserve(out, s.len * 5)) /* "&" is " and " */
		return;
	o = out->data + out->len;
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i], lower = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;

		if ((lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9')) {
			*o++ = lower;
		} else if (c == '&') {
			memcpy(o, " and ", 5);
			o += 5;
		} else if (c != '\'' && c != '.' && c != '`') {
			*o++ = ' ';
		}
	}
	out->len = (size_t)(o - out->data);
	*o = '\0';
}

static void
fold_unicode(struct buf *out, struct span s)
{
	utf8proc_uint8_t *folded = NULL;
	utf8proc_ssize_t len =
	    utf8proc_map((const utf8proc_uint8_t *)s.at, (utf8proc_ssize_t)s.len, &folded,
		UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
		    UTF8PROC_IGNORE | UTF8PROC_STRIPCC);

	for (utf8proc_ssize_t i = 0; i < len;) {
		utf8proc_int32_t c;
		utf8proc_ssize_t n = utf8proc_iterate(folded + i, len - i, &c);
		utf8proc_category_t kind;

		if (n <= 0)
			break;
		kind = utf8proc_category(c);
		if (c < 0x80)
			fold_ascii(out, (struct span){ (const char *)folded + i, 1 });
		else if (kind <= UTF8PROC_CATEGORY_LO ||
			 (kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO))
			buf_add(out, folded + i, (size_t)n);
		else if (c != 0x2019 && c != 0x2018)
			buf_char(out, ' ');
		i += n;
	}
	free(folded);
}

static struct span
next_word(const char *text, size_t len, size_t *at)
{
	size_t from;

	while (*at < len && text[*at] == ' ')
		++*at;
	from = *at;
	while (*at < len && text[*at] != ' ')
		++*at;
	return (struct span){ text + from, *at - from };
}

/* Letters that stand alone are one word: "W. A. Charnstrom", "W A Charnstrom", "L L C". */
static void
add_word(struct buf *out, size_t start, struct span before, struct span word)
{
	if (out->len > start && !(before.len == 1 && word.len == 1))
		buf_char(out, ' ');
	for (size_t i = 0; i < ARRAY_SIZE(abbreviations); i++)
		if (span_is(word, abbreviations[i].from)) {
			buf_text(out, abbreviations[i].to);
			return;
		}
	buf_add(out, word.at, word.len);
}

/* Drops legal forms from the end of what was added since start, but never all of it. */
static void
drop_legal_forms(struct buf *out, size_t start)
{
	for (;;) {
		size_t from = out->len;

		while (from > start && out->data[from - 1] != ' ')
			from--;
		if (from == start ||
		    !is_one_of((struct span){ out->data + from, out->len - from }, legal_forms,
			ARRAY_SIZE(legal_forms)))
			return;
		out->len = from - 1;
		out->data[out->len] = '\0';
	}
}

void
name_key(struct buf *out, struct span name)
{
	struct buf folded;
	struct span before = { "", 0 };
	size_t at = 0, start = out->len;
	bool ascii = true;

	for (size_t i = 0; i < name.len && ascii; i++)
		ascii = (unsigned char)name.at[i] < 0x80;
	buf_init(&folded, KEY_MAX);
	if (ascii)
		fold_ascii(&folded, name);
	else
		fold_unicode(&folded, name);
	for (;;) {
		struct span word = next_word(folded.data, folded.len, &at);

		if (!word.len || (out->len > start && is_one_of(word, cuts, ARRAY_SIZE(cuts))))
			break;
		if (out->len == start && span_is(word, "the"))
			continue;
		add_word(out, start, before, word);
		before = word;
	}
	drop_legal_forms(out, start);
	if (is_one_of((struct span){ out->data + start, out->len - start }, no_names,
		ARRAY_SIZE(no_names)))
		out->len = start;
	buf_release(&folded);
}

char *
name_key_of(struct arena *a, const char *name)
{
	struct buf key;
	char *copy;

	if (!name)
		return NULL;
	buf_init(&key, KEY_MAX);
	name_key(&key, span_of(name));
	copy = key.len ? arena_ndup(a, key.data, key.len) : NULL;
	buf_release(&key);
	return copy;
}
