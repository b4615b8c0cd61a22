#define PCRE2_CODE_UNIT_WIDTH 8

#include "match.h"

#include "../base/log.h"
#include "../limits.h"
#include "misspelt.h"

#include <pcre2.h>
#include <utf8proc.h>

#define BUCKETS 65536u /* by the first two letters of a form, folded */
#define NO_FORM UINT32_MAX
#define BLANK '\1' /* a blank inside a form */

/* What a byte is, for the scan: 0 none of a word, else its folded self. Bytes of other scripts
 * are looked at by character. */
static const unsigned char fold[256] = {
#define DIGITS(x) [x] = x, [x + 1] = x + 1, [x + 2] = x + 2, [x + 3] = x + 3, [x + 4] = x + 4
	DIGITS('0'),
	DIGITS('5'),
#undef DIGITS
#define LETTER(x) [x] = x, [(x)-32] = x
	LETTER('a'),
	LETTER('b'),
	LETTER('c'),
	LETTER('d'),
	LETTER('e'),
	LETTER('f'),
	LETTER('g'),
	LETTER('h'),
	LETTER('i'),
	LETTER('j'),
	LETTER('k'),
	LETTER('l'),
	LETTER('m'),
	LETTER('n'),
	LETTER('o'),
	LETTER('p'),
	LETTER('q'),
	LETTER('r'),
	LETTER('s'),
	LETTER('t'),
	LETTER('u'),
	LETTER('v'),
	LETTER('w'),
	LETTER('x'),
	LETTER('y'),
	LETTER('z'),
#undef LETTER
};

struct form {
	const char *text; /* folded; blanks are BLANK */
	uint16_t len;
	uint32_t product;
	uint32_t next; /* in the same bucket */
};

struct rule {
	pcre2_code *pattern, *near, *never;
	bool bad;
};

struct matcher {
	const struct match_product *products;
	size_t count;
	struct rule *rules;
	struct form *forms;
	size_t form_count;
	char *text; /* of all forms */
	size_t text_len;
	uint32_t *bucket;
	uint32_t *seen; /* by product: the number of the text in which it was found last */
	uint32_t now;
	pcre2_match_data *data;
	pcre2_match_context *limits;
	size_t cut;
	struct misspelt *misspelt;
	pcre2_code *bought; /* what must stand behind a misspelt name */
};

/* A misspelt name is taken where what is bought stands right behind it, in texts that people
 * type in a line */
#define BOUGHT \
	"[\\W_]+(?:\\w+[\\W_]+){0,2}?(?:LICEN[CS]\\w*|SOFTWARE|SUBSCRI\\w*|SAAS|RENEW\\w*|" \
	"MAINT\\w*|SUPPORT)\\b"
#define MISSPELT_TEXT 4096

static pcre2_code *
try_compile(const char *pattern, char *why, size_t room)
{
	int error;
	size_t at;
	char message[128];
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
	    PCRE2_CASELESS | PCRE2_UTF, &error, &at, NULL);

	if (!code) {
		pcre2_get_error_message(error, (PCRE2_UCHAR *)message, sizeof(message));
		snprintf(why, room, "%s, at character %zu", message, at);
	}
	return code;
}

bool
matcher_compiles(const char *pattern, char *why, size_t room)
{
	pcre2_code *code = try_compile(pattern, why, room);

	pcre2_code_free(code);
	return code != NULL;
}

static pcre2_code *
compile(const struct match_product *p, const char *what, const char *pattern, bool *bad)
{
	char why[160];
	pcre2_code *code;

	if (!pattern || !*pattern)
		return NULL;
	code = try_compile(pattern, why, sizeof(why));
	if (!code) {
		log_warning("the product '%s' is left out: its %s does not compile: %s",
		    p->product, what, why);
		*bad = true;
		return NULL;
	}
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	return code;
}

static uint32_t
bucket_of(unsigned char first, unsigned char second)
{
	return (uint32_t)first << 8 | second;
}

static void
add_form(struct matcher *m, uint32_t product, const char *at, size_t len)
{
	struct form *f = &m->forms[m->form_count];
	char *out = m->text + m->text_len;
	size_t n = 0;
	uint32_t b;

	while (len && *at == ' ') {
		at++;
		len--;
	}
	while (len && at[len - 1] == ' ')
		len--;
	for (size_t i = 0; i < len; i++) {
		unsigned char c = (unsigned char)at[i];

		if (c != ' ')
			out[n++] = (char)(fold[c] ? fold[c] : c);
		else if (n && out[n - 1] != BLANK)
			out[n++] = BLANK;
	}
	if (!n || n > UINT16_MAX)
		return;
	m->text_len += n;
	/* a form of one letter, or one whose second sign is no letter, is found by its first
	 * alone */
	b = bucket_of((unsigned char)out[0], n > 1 ? fold[(unsigned char)out[1]] : 0);
	*f = (struct form){
		.text = out, .len = (uint16_t)n, .product = product, .next = m->bucket[b]
	};
	m->bucket[b] = (uint32_t)m->form_count++;
	if (!m->rules[product].pattern && !m->rules[product].near)
		misspelt_add(m->misspelt, out, n, product);
}

static void
add_forms(struct matcher *m, uint32_t product)
{
	const char *p = m->products[product].words;

	while (p && *p) {
		size_t len = strcspn(p, ";");

		add_form(m, product, p, len);
		p += len + (p[len] == ';');
	}
}

static size_t
count_forms(const struct matcher *m, size_t *bytes)
{
	size_t forms = 0;

	*bytes = 0;
	for (size_t i = 0; i < m->count; i++)
		for (const char *p = m->products[i].words; p && *p; p++) {
			forms += *p == ';' || !p[1];
			++*bytes;
		}
	return forms + m->count;
}

struct matcher *
matcher_new(const struct match_product *products, size_t count)
{
	struct matcher *m = xcalloc(1, sizeof(*m));
	size_t bytes, forms;

	m->products = products;
	m->count = count;
	forms = count_forms(m, &bytes);
	m->rules = xcalloc(count, sizeof(*m->rules));
	m->forms = xcalloc(forms, sizeof(*m->forms));
	m->text = xmalloc(bytes + 1);
	m->seen = xcalloc(count, sizeof(*m->seen));
	m->bucket = xmalloc(BUCKETS * sizeof(*m->bucket));
	memset(m->bucket, 0xff, BUCKETS * sizeof(*m->bucket));
	m->data = pcre2_match_data_create(1, NULL);
	m->limits = pcre2_match_context_create(NULL);
	if (!m->data || !m->limits)
		die("out of memory");
	m->misspelt = misspelt_new();
	m->bought = try_compile(BOUGHT, NULL, 0);
	if (!m->bought)
		die("out of memory");
	pcre2_jit_compile(m->bought, PCRE2_JIT_COMPLETE);
	pcre2_set_match_limit(m->limits, LIMIT_MATCH_STEPS);
	pcre2_set_depth_limit(m->limits, LIMIT_MATCH_DEPTH);
	for (size_t i = 0; i < count; i++) {
		struct rule *r = &m->rules[i];

		r->pattern = compile(&products[i], "pattern", products[i].pattern, &r->bad);
		r->near = compile(&products[i], "near", products[i].near, &r->bad);
		r->never = compile(&products[i], "never", products[i].never, &r->bad);
		if (!r->bad)
			add_forms(m, (uint32_t)i);
	}
	return m;
}

void
matcher_free(struct matcher *m)
{
	if (!m)
		return;
	for (size_t i = 0; i < m->count; i++) {
		pcre2_code_free(m->rules[i].pattern);
		pcre2_code_free(m->rules[i].near);
		pcre2_code_free(m->rules[i].never);
	}
	misspelt_free(m->misspelt);
	pcre2_code_free(m->bought);
	pcre2_match_data_free(m->data);
	pcre2_match_context_free(m->limits);
	free(m->rules);
	free(m->forms);
	free(m->text);
	free(m->seen);
	free(m->bucket);
	free(m);
}

size_t
matcher_cut(struct matcher *m)
{
	size_t cut = m->cut;

	m->cut = 0;
	return cut;
}

/* A letter or digit of any script? p is at a byte of 0x80 or more. */
static bool
is_wide_letter(const char *p, const char *end)
{
	utf8proc_int32_t c;
	utf8proc_category_t kind;

	if (utf8proc_iterate((const utf8proc_uint8_t *)p, end - p, &c) <= 0)
		return false;
	kind = utf8proc_category(c);
	return (kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO) ||
	       (kind >= UTF8PROC_CATEGORY_ND && kind <= UTF8PROC_CATEGORY_NO);
}

static bool
word_before(const char *text, const char *p)
{
	if (p == text)
		return false;
	if ((unsigned char)p[-1] < 0x80)
		return fold[(unsigned char)p[-1]] != 0;
	do
		p--;
	while (p > text && ((unsigned char)*p & 0xc0) == 0x80);
	return is_wide_letter(p, p + 4);
}

static bool
word_after(const char *p, const char *end)
{
	if (p == end)
		return false;
	if ((unsigned char)*p < 0x80)
		return fold[(unsigned char)*p] != 0;
	return is_wide_letter(p, end);
}

/* The end of what stands between two words of a form, NULL where nothing does */
static const char *
skip_blank(const char *p, const char *end)
{
	const char *start = p;

	while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t'))
		p++;
	if (p < end && (*p == '-' || *p == '_' || *p == '/' || *p == '.')) {
		p++;
		while (p < end && *p == ' ')
			p++;
	}
	return p > start ? p : NULL;
}

/* The end of the form at p, NULL where it does not stand there */
static const char *
form_at(const struct form *f, const char *p, const char *end)
{
	for (size_t i = 0; i < f->len; i++) {
		unsigned char c;

		if (f->text[i] == BLANK) {
			p = skip_blank(p, end);
			if (!p)
				return NULL;
			continue;
		}
		if (p == end)
			return NULL;
		c = (unsigned char)*p++;
		if ((fold[c] ? fold[c] : c) != (unsigned char)f->text[i])
			return NULL;
	}
	return word_after(p, end) ? NULL : p;
}

/* Runs a pattern on [at, len) of text; *end gets the end of its match */
static bool
matches(struct matcher *m, const pcre2_code *code, const char *text, size_t len, size_t at,
    uint32_t how, size_t *end)
{
	int found = pcre2_match(
	    code, (PCRE2_SPTR)text, len, at, how | PCRE2_NO_UTF_CHECK, m->data, m->limits);

	if (found == PCRE2_ERROR_MATCHLIMIT || found == PCRE2_ERROR_DEPTHLIMIT ||
	    found == PCRE2_ERROR_JIT_STACKLIMIT)
		m->cut++;
	if (found < 0)
		return false;
	if (end)
		*end = pcre2_get_ovector_pointer(m->data)[1];
	return true;
}

/* Does `near` match outside of the hit itself? */
static bool
is_near(struct matcher *m, const pcre2_code *near, const char *text, size_t len,
    const struct match_hit *h)
{
	size_t at = 0;

	while (at <= len) {
		size_t *span;

		if (!matches(m, near, text, len, at, 0, NULL))
			return false;
		span = pcre2_get_ovector_pointer(m->data);
		if (span[0] < h->start || span[0] >= h->end)
			return true;
		/* it is in the hit: look behind it, at a character's start */
		at = h->end;
		if (span[1] > at)
			return true;
	}
	return false;
}

/* The text is the form and nothing else: a cell, not a sentence, so the word is a name */
static bool
is_all(const char *text, size_t len, const struct match_hit *h)
{
	size_t from = 0, to = len;

	while (from < to && (unsigned char)text[from] <= ' ')
		from++;
	while (to > from && (unsigned char)text[to - 1] <= ' ')
		to--;
	return h->start == from && h->end == to;
}

static bool
holds(struct matcher *m, const struct form *f, const char *text, size_t len, const char *p,
    const char *end, struct match_hit *h)
{
	const struct rule *r = &m->rules[f->product];

	*h = (struct match_hit){ f->product, (size_t)(p - text), (size_t)(end - text) };
	if (r->pattern && !matches(m, r->pattern, text, len, h->start, PCRE2_ANCHORED, &h->end))
		return false;
	if (r->near && !is_all(text, len, h) && !is_near(m, r->near, text, len, h))
		return false;
	return !r->never || !matches(m, r->never, text, len, 0, 0, NULL);
}

struct finder {
	struct matcher *m;
	const char *text;
	size_t len;
	struct match_hit *hits;
	size_t count, room;
};

static void
take_hit(struct finder *f, const struct match_hit *h)
{
	f->m->seen[h->product] = f->m->now;
	if (f->count < f->room)
		f->hits[f->count] = *h;
	f->count++;
}

/* True where a form stands here, whether or not its product's patterns agree */
static bool
try_bucket(struct finder *f, uint32_t bucket, const char *p)
{
	struct matcher *m = f->m;
	bool stands = false;

	for (uint32_t i = m->bucket[bucket]; i != NO_FORM; i = m->forms[i].next) {
		const struct form *form = &m->forms[i];
		const char *end;
		struct match_hit h;

		if (m->seen[form->product] == m->now && stands)
			continue;
		end = form_at(form, p, f->text + f->len);
		stands = stands || end;
		if (end && m->seen[form->product] != m->now &&
		    holds(m, form, f->text, f->len, p, end, &h))
			take_hit(f, &h);
	}
	return stands;
}

static void
try_misspelt(struct finder *f, const char *p)
{
	struct matcher *m = f->m;
	const char *end = p, *text_end = f->text + f->len;
	const struct rule *r;
	uint32_t product;

	while (end < text_end && fold[(unsigned char)*end])
		end++;
	product = word_after(end, text_end) ? MISSPELT_NONE
					    : misspelt_find(m->misspelt, p, (size_t)(end - p));
	if (product == MISSPELT_NONE || m->seen[product] == m->now)
		return;
	r = &m->rules[product];
	if (matches(
		m, m->bought, f->text, f->len, (size_t)(end - f->text), PCRE2_ANCHORED, NULL) &&
	    !(r->never && matches(m, r->never, f->text, f->len, 0, 0, NULL)))
		take_hit(f, &(struct match_hit){
				product, (size_t)(p - f->text), (size_t)(end - f->text) });
}

static void
try_word(struct finder *f, const char *p, unsigned char first, unsigned char second)
{
	const struct matcher *m = f->m;
	uint32_t b = bucket_of(first, second);
	bool stands = m->bucket[b] != NO_FORM && try_bucket(f, b, p);

	b = bucket_of(first, 0);
	if (second && m->bucket[b] != NO_FORM)
		stands = try_bucket(f, b, p) || stands;
	if (!stands && f->len <= MISSPELT_TEXT)
		try_misspelt(f, p);
}

/* Spans inside a longer one of another vendor are dropped. */
static size_t
drop_inner(const struct matcher *m, struct match_hit *hits, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		bool inner = false;

		for (size_t j = 0; j < count && !inner; j++)
			inner = j != i && hits[j].start <= hits[i].start &&
				hits[j].end >= hits[i].end &&
				hits[j].end - hits[j].start > hits[i].end - hits[i].start &&
				strcmp(m->products[hits[i].product].vendor,
				    m->products[hits[j].product].vendor) != 0;
		if (!inner)
			hits[kept++] = hits[i];
	}
	return kept;
}

size_t
matcher_find(
    struct matcher *m, const char *text, size_t len, struct match_hit *hits, size_t room)
{
	struct finder f = { .m = m, .text = text, .hits = hits, .room = room };
	bool in_word = false;

	f.len = len;
	if (len > LIMIT_TEXT) {
		f.len = LIMIT_TEXT;
		while (f.len && ((unsigned char)text[f.len] & 0xc0) == 0x80)
			f.len--;
	}
	if (++m->now == 0) {
		memset(m->seen, 0, m->count * sizeof(*m->seen));
		m->now = 1;
	}
	for (size_t i = 0; i < f.len; i++) {
		unsigned char c = fold[(unsigned char)text[i]];

		if (c && !in_word &&
		    !(i && (unsigned char)text[i - 1] >= 0x80 && word_before(text, text + i))) {
			unsigned char next =
			    i + 1 < f.len ? fold[(unsigned char)text[i + 1]] : 0;

			try_word(&f, text + i, c, next);
		}
		in_word = c != 0;
	}
	if (f.count > room)
		return f.count;
	return drop_inner(m, hits, f.count);
}
