#include "html_tree.h"

#include "../base/buf.h"
#include "../parser.h"
#include "url.h"

#include <gumbo.h>

#define BREAK 1 /* a line of its own */
#define CELL 2  /* a space on both sides */
#define SKIP 4  /* not for readers */
#define KEEP 8  /* line ends mean something */

#define T(tag) [GUMBO_TAG_##tag]
static const uint8_t shapes[GUMBO_TAG_LAST + 1] = {
	T(ADDRESS) = BREAK,
	T(ARTICLE) = BREAK,
	T(ASIDE) = BREAK,
	T(BLOCKQUOTE) = BREAK,
	T(BODY) = BREAK,
	T(BR) = BREAK,
	T(BUTTON) = CELL,
	T(CAPTION) = BREAK,
	T(CENTER) = BREAK,
	T(DD) = BREAK,
	T(DETAILS) = BREAK,
	T(DIR) = BREAK,
	T(DIV) = BREAK,
	T(DL) = BREAK,
	T(DT) = BREAK,
	T(FIELDSET) = BREAK,
	T(FIGCAPTION) = BREAK,
	T(FIGURE) = BREAK,
	T(FOOTER) = BREAK,
	T(FORM) = BREAK,
	T(H1) = BREAK,
	T(H2) = BREAK,
	T(H3) = BREAK,
	T(H4) = BREAK,
	T(H5) = BREAK,
	T(H6) = BREAK,
	T(HEAD) = BREAK,
	T(HEADER) = BREAK,
	T(HGROUP) = BREAK,
	T(HR) = BREAK,
	T(LEGEND) = BREAK,
	T(LI) = BREAK,
	T(LISTING) = BREAK | KEEP,
	T(MAIN) = BREAK,
	T(MENU) = BREAK,
	T(NAV) = BREAK,
	T(NOSCRIPT) = SKIP,
	T(OL) = BREAK,
	T(OPTGROUP) = BREAK,
	T(OPTION) = BREAK,
	T(P) = BREAK,
	T(PLAINTEXT) = BREAK | KEEP,
	T(PRE) = BREAK | KEEP,
	T(SCRIPT) = SKIP,
	T(SECTION) = BREAK,
	T(SELECT) = CELL,
	T(STYLE) = SKIP,
	T(SUMMARY) = BREAK,
	T(TABLE) = BREAK,
	T(TBODY) = BREAK,
	T(TD) = CELL,
	T(TEMPLATE) = SKIP,
	T(TEXTAREA) = CELL | KEEP,
	T(TFOOT) = BREAK,
	T(TH) = CELL,
	T(THEAD) = BREAK,
	T(TITLE) = BREAK,
	T(TR) = BREAK,
	T(UL) = BREAK,
	T(XMP) = BREAK | KEEP,
};
#undef T

struct writer {
	struct buf *out;
	size_t start; /* of what is written here */
	bool lines;
	char pending; /* ' ' or '\n' before the next character; 0: nothing */
};

static void
separate(struct writer *w, unsigned shape)
{
	if (shape & BREAK)
		w->pending = w->lines ? '\n' : ' ';
	else if ((shape & CELL) && !w->pending)
		w->pending = ' ';
}

/* Bytes at p that are a blank (*skip false) or nothing at all (*skip true); 0: a character */
static size_t
blank(const char *p, const char *end, bool *nothing)
{
	static const struct {
		const char *text;
		bool nothing;
	} wide[] = {
		{ "\xc2\xa0", false },
		{ "\xc2\xad", true }, /* soft hyphen */
		{ "\xe2\x80\x89", false },
		{ "\xe2\x80\x8b", true }, /* zero width space */
		{ "\xe2\x80\xaf", false },
		{ "\xe3\x80\x80", false },
		{ "\xef\xbb\xbf", true },
	};

	*nothing = false;
	if ((unsigned char)*p <= ' ' || *p == 0x7f)
		return 1;
	if (*p > 0)
		return 0;
	for (size_t i = 0; i < ARRAY_SIZE(wide); i++) {
		size_t n = strlen(wide[i].text);

		if ((size_t)(end - p) >= n && memcmp(p, wide[i].text, n) == 0) {
			*nothing = wide[i].nothing;
			return n;
		}
	}
	return 0;
}

static void
add_text(struct writer *w, const char *p, const char *end, bool keep)
{
	while (p < end) {
		const char *from = p;
		bool nothing = false;
		size_t n = 0;

		while (p < end && !(n = blank(p, end, &nothing)))
			p++;
		if (p > from) {
			if (w->pending && w->out->len > w->start)
				buf_char(w->out, w->pending);
			w->pending = 0;
			buf_add(w->out, from, (size_t)(p - from));
		}
		if (p == end)
			return;
		if (*p == '\n' && keep && w->lines)
			w->pending = '\n';
		else if (!nothing && !w->pending)
			w->pending = ' ';
		p += n;
	}
}

/* Where an element ends behind node `last`, what it does to lines is done again */
static void
leave(struct writer *w, const struct node *last, const struct node *in)
{
	const struct node *root = html_root(last);

	for (const struct node *n = last; n > in && n->end == last->index + 1;
	     n = root + n->parent)
		if (n->kind == HTML_ELEMENT)
			separate(w, shapes[n->tag]);
}

static bool
keeps_lines(const struct node *text)
{
	const struct node *up = html_parent(text);

	while (up->index && !(shapes[up->tag] & (KEEP | BREAK)))
		up = html_parent(up);
	return up->kind == HTML_ELEMENT && (shapes[up->tag] & KEEP);
}

void
html_add_text(struct buf *out, const struct node *in, bool lines)
{
	struct writer w = { .out = out, .start = out->len, .lines = lines };
	const struct node *root = html_root(in), *n = in + 1, *end = root + in->end;

	while (n < end) {
		const struct node *last = n;

		if (n->kind == HTML_TEXT) {
			add_text(&w, n->word, n->word + n->len, lines && keeps_lines(n));
		} else {
			separate(&w, shapes[n->tag]);
			if (shapes[n->tag] & SKIP)
				last = root + n->end - 1;
		}
		leave(&w, last, in);
		n = last + 1;
	}
}

/* What a script or style element holds, as it stands */
static char *
source(const struct node *n)
{
	struct buf b;
	char *text;

	buf_init(&b, LIMIT_PAGE_BODY);
	for (const struct node *t = n + 1; t < html_root(n) + n->end; t++)
		if (t->kind == HTML_TEXT)
			buf_add(&b, t->word, t->len);
	text = arena_ndup(html_doc(n)->arena, b.data, b.len);
	buf_release(&b);
	return text;
}

static char *
text_of(const struct node *n, bool lines)
{
	struct buf b;
	char *text;

	if (!n)
		return NULL;
	if (n->tag == GUMBO_TAG_SCRIPT || n->tag == GUMBO_TAG_STYLE)
		return source(n);
	buf_init(&b, LIMIT_PAGE_BODY);
	html_add_text(&b, n, lines);
	text = arena_ndup(html_doc(n)->arena, b.data, b.len);
	buf_release(&b);
	return text;
}

const char *
html_text(const struct node *in, const char *selector)
{
	return text_of(html_single(in, selector, true), false);
}

const char *
html_maybe(const struct node *in, const char *selector)
{
	return text_of(html_single(in, selector, false), false);
}

const char *
html_lines(const struct node *in, const char *selector)
{
	return text_of(html_single(in, selector, true), true);
}

const char *
html_maybe_lines(const struct node *in, const char *selector)
{
	return text_of(html_single(in, selector, false), true);
}

const char *
html_after(const struct node *n)
{
	const struct node *root, *end;
	struct writer w = { 0 };
	struct buf b;
	char *text = NULL;

	if (!n)
		return NULL;
	root = html_root(n);
	end = root + root[n->parent].end;
	buf_init(&b, LIMIT_PAGE_BODY);
	w.out = &b;
	for (n = root + n->end; n < end && n->kind == HTML_TEXT; n++)
		add_text(&w, n->word, n->word + n->len, false);
	if (b.len) {
		const char *at = b.data + strspn(b.data, ": ");

		if (*at)
			text = arena_dup(html_doc(root)->arena, at);
	}
	buf_release(&b);
	return text;
}

/* ------------------------------------------------------------------------------ attributes */

static bool
is_address(const char *name)
{
	return strcmp(name, "href") == 0 || strcmp(name, "src") == 0 ||
	       strcmp(name, "action") == 0;
}

static const char *
attribute(const struct node *n, const char *name, bool wanted)
{
	const char *value = n ? html_attr_value(n, name) : NULL, *joined;
	struct html_doc *doc;

	if (!n)
		return NULL;
	doc = html_doc(n);
	if (!value && wanted)
		sink_issue_raw(doc->sink, REACH_ROW, html_bytes(n), "no attribute '%s' in '%s'",
		    name, n->kind == HTML_ELEMENT ? n->word : "page");
	if (!value || !is_address(name))
		return value;
	joined = url_join(doc->arena, doc->base, value);
	return joined ? joined : value;
}

const char *
html_attr(const struct node *in, const char *selector, const char *name)
{
	return attribute(html_single(in, selector, true), name, true);
}

const char *
html_maybe_attr(const struct node *in, const char *selector, const char *name)
{
	return attribute(html_single(in, selector, false), name, false);
}
