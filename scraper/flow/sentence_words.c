#include "sentence_words.h"

#include "../read/prose.h"

#include <ctype.h>
#include <strings.h>

#define HITS_MAX 128
#define BACK_SENTENCES 3 /* how far back "the company" may point; "it" points back one */
#define ASIDE_WORDS 40
#define NOT_FOUND SIZE_MAX

bool
line_word_is(const struct line *l, size_t i, const char *words)
{
	const char *p = words;

	if (i >= l->count)
		return false;
	while (*p) {
		size_t len = strcspn(p, " ");

		if (len == l->word[i].text.len && strncasecmp(p, l->word[i].text.at, len) == 0)
			return true;
		p += len + (p[len] == ' ');
	}
	return false;
}

size_t
line_word_at(const struct line *l, size_t shadow_at)
{
	size_t i = 0;

	while (i + 1 < l->count && l->word[i + 1].at <= shadow_at)
		i++;
	return i;
}

/* ------------------------------------------------------------------------------- names */

static bool
is_upper(struct span s)
{
	bool upper = false;

	for (size_t i = 0; i < s.len; i++) {
		if (islower((unsigned char)s.at[i]))
			return false;
		upper |= isupper((unsigned char)s.at[i]) != 0;
	}
	return upper;
}

/* Are most of the words capitalized, as in a headline? */
static bool
is_headline(struct span s)
{
	size_t words = 0, capital = 0;

	for (size_t i = 0; i < s.len; i++) {
		if ((i && s.at[i - 1] != ' ') || !isalpha((unsigned char)s.at[i]))
			continue;
		words++;
		capital += isupper((unsigned char)s.at[i]) != 0;
	}
	return words > 2 && capital * 10 > words * 7;
}

/* Is each word of more than three letters capitalized? */
static bool
is_capitalized(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((i == 0 || s.at[i - 1] == ' ') && islower((unsigned char)s.at[i]) &&
		    (i == 0 || strcspn(s.at + i, " ,.;") > 3))
			return false;
	return true;
}

/* Written as a name? "ICE" is, "ice" is not; "xAI" is where the list writes it so. */
static bool
is_name(const struct party_name *n, struct span s)
{
	bool one_word = !strpbrk(n->words, " ");

	if (span_is(s, n->party) || (n->product && span_is(s, n->product)))
		return true;
	if (one_word && is_upper(span_of(n->words)) && n->is_agency)
		return is_upper(s);
	return is_capitalized(s);
}

/* At a sentence's start, without an article: what a verb or an "'s" follows is a name */
static bool
is_subject(struct span sentence, size_t end)
{
	static const char *const follow[] = { "has ", "have ", "had ", "is ", "was ", "will ",
		"won ", "said ", "sold ", "and ", "to ", "does ", "did ", "told ", "built ",
		"met ", "gave ", "workers ", "employees ", "executives " };
	struct span rest = { sentence.at + end, sentence.len - end };
	size_t len = 1;

	if (rest.len < 3 || rest.at[0] == '\'' || (unsigned char)rest.at[0] >= 0x80)
		return rest.len >= 3;
	if (rest.at[0] == ',')
		return rest.at[1] == ' ' && isupper((unsigned char)rest.at[2]);
	if (rest.at[0] != ' ')
		return false;
	for (size_t i = 0; i < ARRAY_SIZE(follow); i++)
		if (rest.len > strlen(follow[i]) &&
		    memcmp(rest.at + 1, follow[i], strlen(follow[i])) == 0)
			return true;
	while (len < rest.len && islower((unsigned char)rest.at[len]))
		len++;
	return len > 4 && len < rest.len && rest.at[len] == ' ' &&
	       (memcmp(rest.at + len - 2, "ed", 2) == 0 ||
		   (rest.at[len - 1] == 's' && rest.at[len - 2] != 's'));
}

static void
add_name(const struct name_finder *f, struct span sentence, size_t name, size_t start,
    size_t end, struct word *out, size_t *count)
{
	const struct party_name *n = &f->names[name];
	struct span s = { sentence.at + start, end - start };
	size_t at = *count;

	if (*count == HITS_MAX || !is_name(n, s))
		return;
	for (size_t i = 0; i < *count; i++) {
		struct span other = out[i].text;

		if (other.at < s.at + s.len && s.at < other.at + other.len) {
			if (other.len >= s.len)
				return;
			at = i; /* the longer one stays */
		}
	}
	out[at] = (struct word){ .text = s,
		.kind = n->is_agency ? WORD_AGENCY : WORD_VENDOR,
		.name = n,
		.doubtful = is_upper(sentence) ||
			    (n->is_word && ((start < 2 && !is_subject(sentence, end)) ||
					       is_headline(sentence))) };
	*count += at == *count;
}

static int
by_place(const void *a, const void *b)
{
	const struct word *x = a, *y = b;

	return x->text.at < y->text.at ? -1 : x->text.at > y->text.at;
}

/* Every time that a name found at [start, start + len) stands in the sentence, in whatever
 * case: the first may have been a mere word */
static void
add_all(const struct name_finder *f, struct span s, size_t name, size_t start, size_t len,
    struct word *out, size_t *count)
{
	for (size_t i = start; i + len <= s.len; i++) {
		const char *p = s.at + i;

		if (strncasecmp(p, s.at + start, len) != 0 ||
		    (i && isalnum((unsigned char)p[-1])) ||
		    (i + len < s.len && isalnum((unsigned char)p[len])))
			continue;
		add_name(f, s, name, i, i + len, out, count);
	}
}

/* The names of a sentence in order of place */
static size_t
find_names(const struct name_finder *f, struct span s, struct word *out)
{
	struct match_hit hits[HITS_MAX];
	size_t found = matcher_find(f->matcher, s.at, s.len, hits, HITS_MAX), count = 0;

	for (size_t h = 0; h < found && h < HITS_MAX; h++)
		add_all(f, s, hits[h].product, hits[h].start, hits[h].end - hits[h].start, out,
		    &count);
	qsort(out, count, sizeof(*out), by_place);
	return count;
}

/* ------------------------------------------------------------------------------- words */

/* The length of a mark of three bytes (curly quotation marks, dashes) at p */
static size_t
wide_mark(const char *p, const char *end)
{
	return end - p >= 3 && (unsigned char)p[0] == 0xe2 && (unsigned char)p[1] == 0x80 ? 3
											  : 0;
}

static bool
is_apostrophe(const char *p, const char *end)
{
	return *p == '\'' || (wide_mark(p, end) && (unsigned char)p[2] == 0x99);
}

static size_t
apostrophe_len(const char *p)
{
	return *p == '\'' ? 1 : 3;
}

/* Is there an "'s" at p, at the end of a word? Its length, else 0 */
static size_t
genitive(const char *p, const char *end)
{
	size_t n;

	if (p >= end || !is_apostrophe(p, end))
		return 0;
	n = apostrophe_len(p);
	if (p + n < end && (p[n] == 's' || p[n] == 'S') &&
	    (p + n + 1 == end || !isalnum((unsigned char)p[n + 1])))
		return n + 1;
	return 0;
}

static bool
is_inner(const char *p, const char *end)
{
	return p + 1 < end && isalnum((unsigned char)p[1]) && isalnum((unsigned char)p[-1]) &&
	       (*p == '-' || *p == '.' || *p == ',' || *p == '&' || *p == '@');
}

/* A word: letters, digits, and what stands between two of these ("10,000", "don't") */
static const char *
word_end(const char *p, const char *end)
{
	const char *start = p;

	while (p < end) {
		if (isalnum((unsigned char)*p) || *p == '$' || *p == '%' ||
		    ((unsigned char)*p >= 0x80 && !wide_mark(p, end)) ||
		    (p > start && is_inner(p, end))) {
			p++;
		} else if (p > start && is_apostrophe(p, end) && !genitive(p, end) &&
			   p + apostrophe_len(p) < end &&
			   isalpha((unsigned char)p[apostrophe_len(p)])) {
			p += apostrophe_len(p);
		} else {
			break;
		}
	}
	return p;
}

static struct word *
add_word(struct line *l, struct word w)
{
	if (l->count == SENTENCE_WORDS_MAX)
		return NULL;
	l->word[l->count] = w;
	return &l->word[l->count++];
}

/* Cuts the sentence; false where it has too many words */
static bool
cut_words(struct line *l, const struct word *names, size_t count)
{
	const char *p = l->text.at, *end = p + l->text.len;
	size_t n = 0;

	while (p < end) {
		struct word w = { .kind = WORD_PLAIN };
		size_t len;

		if (isspace((unsigned char)*p) || (unsigned char)*p < 0x20) {
			p++;
			continue;
		}
		while (n < count && names[n].text.at < p)
			n++;
		if (n < count && names[n].text.at == p) {
			w = names[n++];
			len = w.text.len;
		} else if ((len = genitive(p, end))) {
			w.kind = WORD_MARK;
		} else if (!(len = (size_t)(word_end(p, end) - p))) {
			w.kind = WORD_MARK;
			len = wide_mark(p, end) ? 3 : 1;
		}
		w.text = (struct span){ p, len };
		if (!add_word(l, w))
			return false;
		p += len;
	}
	return true;
}

/* ------------------------------------------------------------------------------ shadow */

static char
plain_mark(const struct span mark)
{
	unsigned char last = (unsigned char)mark.at[mark.len - 1];

	if (mark.len < 3)
		return mark.at[0];
	return last == 0x93 || last == 0x94 ? '~' : last == 0x98 || last == 0x99 ? '\'' : '"';
}

static size_t
shadow_word(const struct word *w, char *out)
{
	size_t n = 0;

	if (!w->pronoun && (w->kind == WORD_VENDOR || w->kind == WORD_AGENCY)) {
		*out = w->kind == WORD_VENDOR ? 'V' : 'A';
		return 1;
	}
	if (w->kind == WORD_MARK && w->text.at[w->text.len - 1] != 's') {
		*out = plain_mark(w->text);
		return 1;
	}
	for (size_t i = 0; i < w->text.len; i++) {
		if (wide_mark(w->text.at + i, w->text.at + w->text.len)) {
			out[n++] = '\'';
			i += 2;
		} else {
			out[n++] = (char)tolower((unsigned char)w->text.at[i]);
		}
	}
	return n;
}

static void
cast_shadow(struct line *l, struct arena *a)
{
	char *shadow = arena_alloc(a, l->text.len + l->count + 2), *p = shadow;

	for (size_t i = 0; i < l->count; i++) {
		if (i)
			*p++ = ' ';
		l->word[i].at = (size_t)(p - shadow);
		p += shadow_word(&l->word[i], p);
	}
	*p = '\0';
	l->shadow = shadow;
	l->shadow_len = (size_t)(p - shadow);
}

/* ------------------------------------------------------------------------------ asides */

static bool
opens_aside(const struct line *l, size_t i)
{
	return line_word_is(l, i, "(") ||
	       (line_word_is(l, i, ", \xe2\x80\x93 \xe2\x80\x94 --") &&
		   line_word_is(l, i + 1,
		       "which who whose where unlike a an one formerly founded led based owned "
		       "known the"));
}

static size_t
aside_end(const struct line *l, size_t open)
{
	const char *close =
	    line_word_is(l, open, "(") ? ")" : ", ) \xe2\x80\x93 \xe2\x80\x94 --";

	for (size_t i = open + 1; i < l->count && i <= open + ASIDE_WORDS; i++)
		if (line_word_is(l, i, close))
			return i;
	return NOT_FOUND;
}

/* ", which sells to A," and the like: numbered, so that what stands around it skips it */
static void
mark_asides(struct line *l)
{
	unsigned number = 0;

	for (size_t i = 0; i < l->count; i++) {
		size_t end = opens_aside(l, i) ? aside_end(l, i) : NOT_FOUND;

		if (end == NOT_FOUND)
			continue;
		number++;
		for (; i < end; i++)
			l->word[i].aside = number;
		i--; /* the mark that closes it may open another one */
	}
}

/* ------------------------------------------------------------------------- pointing back */

struct focus {
	const struct party_name *vendor, *agency, *subject;
	size_t vendor_line, agency_line, subject_line;
};

/* "unlike V", "told V", "according to V": V is no party */
static bool
is_aloof(const struct line *l, size_t i)
{
	if (line_word_is(l, i - 1, "unlike than except against told") ||
	    (line_word_is(l, i - 1, "to") && line_word_is(l, i - 2, "according")))
		return true;
	if (line_word_is(l, i - 1, "with") && line_word_is(l, i - 2, "interview"))
		return true;
	return l->word[i].kind == WORD_VENDOR &&
	       (line_word_is(l, i + 1,
		    "rival rivals competitor competitors alum alumni alumnus "
		    "veteran veterans reported reports reporting") ||
		   (line_word_is(l, i - 1, "by") &&
		       line_word_is(l, i - 2, "reported published")));
}

static bool
is_preposition(const struct line *l, size_t i)
{
	return line_word_is(
	    l, i, "with to for by of from at in on about against between and or toward via");
}

/* What "it" at word i stands for in its own sentence: the nearest that is no object, else the
 * first */
static const struct word *
pronoun_antecedent(const struct line *l, size_t i)
{
	const struct word *first = NULL;

	for (size_t k = i; k-- > 0;) {
		const struct word *w = &l->word[k];

		if ((w->kind != WORD_VENDOR && w->kind != WORD_AGENCY) || w->aloof)
			continue;
		if (!is_preposition(l, k - 1) && !w->pronoun)
			return w;
		first = w;
	}
	return first;
}

static const struct word *
nearest(const struct line *l, size_t i, enum word_kind kind)
{
	while (i-- > 0)
		if (l->word[i].kind == kind && !l->word[i].aloof)
			return &l->word[i];
	return NULL;
}

static void
point_back(struct word *w, const struct party_name *name, bool pronoun)
{
	w->kind = name->is_agency ? WORD_AGENCY : WORD_VENDOR;
	w->name = name;
	w->stands = true;
	w->pronoun = pronoun;
}

#define COMPANY \
	"company firm vendor contractor startup start-up corporation giant supplier maker " \
	"developer provider business conglomerate manufacturer"
#define AGENCY "agency bureau department"

/* "the software company" at word i: how many words it has, 0 where it is none */
static size_t
definite(const struct line *l, size_t i, const char *nouns)
{
	if (!line_word_is(l, i, "the their its this that his her our"))
		return 0;
	for (size_t n = 1; n <= 4 && i + n < l->count; n++) {
		if (l->word[i + n].kind != WORD_PLAIN || is_preposition(l, i + n))
			return 0;
		if (!line_word_is(l, i + n, nouns))
			continue;
		/* "the company Palantir", "the company that …" name another */
		if (i + n + 1 < l->count && (l->word[i + n + 1].kind == WORD_VENDOR ||
						l->word[i + n + 1].kind == WORD_AGENCY))
			return 0;
		return n + 1;
	}
	return 0;
}

static void
merge(struct line *l, size_t i, size_t n)
{
	struct span last = l->word[i + n - 1].text;

	l->word[i].text.len = (size_t)(last.at + last.len - l->word[i].text.at);
	memmove(&l->word[i + 1], &l->word[i + n], (l->count - i - n) * sizeof(*l->word));
	l->count -= n - 1;
}

static const struct party_name *
antecedent(const struct line *l, size_t i, enum word_kind kind, const struct party_name *focus,
    size_t focus_line, size_t number)
{
	const struct word *w = nearest(l, i, kind);

	if (w)
		return w->name;
	return focus && number - focus_line <= BACK_SENTENCES ? focus : NULL;
}

static void
resolve_word(struct line *l, size_t i, const struct focus *f, size_t number)
{
	const struct party_name *name = NULL;
	size_t n;

	if ((n = definite(l, i, COMPANY)))
		name = antecedent(l, i, WORD_VENDOR, f->vendor, f->vendor_line, number);
	else if ((n = definite(l, i, AGENCY)))
		name = antecedent(l, i, WORD_AGENCY, f->agency, f->agency_line, number);
	if (name) {
		merge(l, i, n);
		point_back(&l->word[i], name, false);
	} else if (line_word_is(l, i, "it its they their them itself")) {
		const struct word *w = pronoun_antecedent(l, i);

		if (w)
			point_back(&l->word[i], w->name, true);
		else if (f->subject && number - f->subject_line <= 1)
			point_back(&l->word[i], f->subject, true);
	}
}

static void
refocus(const struct line *l, struct focus *f, size_t number)
{
	bool subject = false, vendor = false, agency = false;

	for (size_t i = 0; i < l->count; i++) {
		const struct word *w = &l->word[i];

		if ((w->kind != WORD_VENDOR && w->kind != WORD_AGENCY) || w->aloof)
			continue;
		if (!subject) {
			f->subject = w->name;
			f->subject_line = number;
			subject = true;
		}
		if (w->kind == WORD_VENDOR && !vendor) {
			f->vendor = w->name;
			f->vendor_line = number;
			vendor = true;
		} else if (w->kind == WORD_AGENCY && !agency) {
			f->agency = w->name;
			f->agency_line = number;
			agency = true;
		}
	}
}

/* ------------------------------------------------------------------------------ persons */

#define ALIASES_MAX 32

/* What a text calls a vendor beside its names */
struct alias {
	struct span word;
	const struct party_name *vendor;
};

struct aliases {
	struct alias alias[ALIASES_MAX];
	size_t count;
};

static bool
is_capital_word(const struct line *l, size_t i)
{
	return i < l->count && l->word[i].kind == WORD_PLAIN && l->word[i].text.len > 2 &&
	       isupper((unsigned char)l->word[i].text.at[0]);
}

static void
add_alias(struct aliases *all, struct span word, const struct party_name *vendor)
{
	if (all->count < ALIASES_MAX)
		all->alias[all->count++] = (struct alias){ word, vendor };
}

/* "Salesforce CEO Marc Benioff": from there on, Benioff stands for Salesforce */
static void
learn_person(const struct line *l, struct aliases *all)
{
	for (size_t i = 0; i + 2 < l->count; i++) {
		const struct word *v;

		if (!line_word_is(l, i, "CEO founder co-founder chairman president") &&
		    !(line_word_is(l, i, "officer") && line_word_is(l, i - 1, "executive")))
			continue;
		v = nearest(l, i, WORD_VENDOR);
		if (v && is_capital_word(l, i + 1) && is_capital_word(l, i + 2))
			add_alias(all, l->word[i + 2].text, v->name);
	}
}

/* "Motorola Solutions": from there on, Motorola is its name */
static void
learn_short(const struct word *w, struct aliases *all)
{
	static const char common[] = "general first new american national united advanced "
				     "digital global data cloud software "
				     "systems information federal business executive "
				     "enterprise great open red blue black";
	size_t len = 0;
	struct word first = { .kind = WORD_PLAIN };
	struct line l = { .word = &first, .count = 1 };

	while (len < w->text.len && w->text.at[len] != ' ')
		len++;
	first.text = (struct span){ w->text.at, len };
	if (w->kind == WORD_VENDOR && !w->stands && !w->name->product && len < w->text.len &&
	    len >= 4 && !line_word_is(&l, 0, common))
		add_alias(all, first.text, w->name);
}

static void
resolve_aliases(struct line *l, const struct aliases *all)
{
	for (size_t a = 0; a < all->count; a++)
		for (size_t i = 0; i < l->count; i++) {
			struct word *w = &l->word[i];

			if (w->kind == WORD_PLAIN && w->text.len == all->alias[a].word.len &&
			    memcmp(w->text.at, all->alias[a].word.at, w->text.len) == 0)
				point_back(w, all->alias[a].vendor, false);
		}
}

static void
learn_aliases(const struct line *l, struct aliases *all)
{
	learn_person(l, all);
	for (size_t i = 0; i < l->count; i++)
		learn_short(&l->word[i], all);
}

/* -------------------------------------------------------------------------------- lines */

/* A doubtful word stays a name where the text uses the same name beyond doubt. */
static void
settle_doubts(const struct name_finder *f, struct arena *a, const struct lines *all)
{
	bool *sure = arena_zero(a, f->count + 1);

	for (size_t i = 0; i < all->count; i++)
		for (size_t k = 0; k < all->line[i].count; k++) {
			const struct word *w = &all->line[i].word[k];

			if (w->name && !w->doubtful)
				sure[w->name - f->names] = true;
		}
	for (size_t i = 0; i < all->count; i++)
		for (size_t k = 0; k < all->line[i].count; k++) {
			struct word *w = &all->line[i].word[k];

			if (w->doubtful && !sure[w->name - f->names])
				*w = (struct word){ .text = w->text, .kind = WORD_PLAIN };
		}
}

static void
finish_line(struct line *l, const struct aliases *aliases, struct focus *f, size_t number,
    struct arena *a)
{
	resolve_aliases(l, aliases);
	for (size_t i = 0; i < l->count; i++)
		if (l->word[i].kind == WORD_VENDOR || l->word[i].kind == WORD_AGENCY)
			l->word[i].aloof = is_aloof(l, i);
	for (size_t i = 0; i < l->count; i++)
		if (l->word[i].kind == WORD_PLAIN)
			resolve_word(l, i, f, number);
	refocus(l, f, number);
	mark_asides(l);
	cast_shadow(l, a);
}

static void
finish(const struct lines *all, struct arena *a)
{
	struct focus f = { 0 };
	struct aliases aliases = { .count = 0 };

	for (size_t n = 0; n < all->count; n++) {
		struct aliases before = aliases;

		learn_aliases(&all->line[n], &aliases);
		/* a name learned here stands for itself from the next sentence on */
		finish_line(&all->line[n], &before, &f, n, a);
	}
}

static void
add_line(const struct name_finder *f, struct arena *a, struct span s, struct lines *all,
    size_t *room)
{
	struct word names[HITS_MAX];
	struct line l = { .text = s };

	if (s.len > SENTENCE_BYTES_MAX)
		return;
	/* no sentence has more words than bytes */
	l.word = arena_alloc(
	    a, (s.len < SENTENCE_WORDS_MAX ? s.len + 1 : SENTENCE_WORDS_MAX) * sizeof(*l.word));
	if (!cut_words(&l, names, find_names(f, s, names)) || !l.count)
		return;
	l.opens_quotation = line_word_is(&l, 0, "\" \xe2\x80\x9c");
	if (all->count == *room) {
		struct line *grown = arena_alloc(a, 2 * *room * sizeof(*grown));

		memcpy(grown, all->line, all->count * sizeof(*grown));
		all->line = grown;
		*room *= 2;
	}
	all->line[all->count++] = l;
}

struct lines
sentence_lines(const struct name_finder *f, struct arena *a, const char *text, size_t len)
{
	struct lines all = { NULL, 0 };
	size_t room = 64;
	struct prose p;
	struct span s;

	all.line = arena_alloc(a, room * sizeof(*all.line));
	prose_start(&p, text, len);
	while (prose_next(&p, &s))
		add_line(f, a, s, &all, &room);
	settle_doubts(f, a, &all);
	finish(&all, a);
	return all;
}
