/*
 * The stack of open elements and the list of active formatting elements, kept as HTML's tree
 * construction keeps them, without building the tree. Where it differs from the standard it holds
 * an element for open that is not, never the other way round as far as fuzzing could tell
 * (tests/fuzz/fuzz_html.c compares it with what Gumbo makes).
 */
#include "html_tree.h"

#include "../limits.h"

#include <ctype.h>
#include <gumbo.h>

#ifndef LIMIT_ATTRIBUTES
#define LIMIT_ATTRIBUTES 256 /* of one element, or of all open formatting elements together */
#endif

#define FORMATS_MAX (2 * LIMIT_NESTING)
#define FRAMESETS_MAX 64 /* they nest only where nothing else does */
#define MARKER GUMBO_TAG_LAST

enum trait {
	VOID = 1,       /* has no content */
	BLOCK = 2,      /* ends an open p */
	SPECIAL = 4,    /* stops the search of an end tag for its start tag */
	FORMAT = 8,     /* comes back after the block it was opened in */
	SCOPE = 16,     /* end tags do not reach out of it */
	MARKS = 32,     /* formatting does not reach into it */
	RAW = 64,       /* its content is text */
	PART = 128,     /* of a table */
	BREAKOUT = 256, /* ends SVG and MathML */
	SHEET = 512,    /* brings no formatting back */
};

#define T(tag) [GUMBO_TAG_##tag]
static const uint16_t traits[GUMBO_TAG_LAST + 2] = {
	T(ADDRESS) = BLOCK | SPECIAL | SHEET,
	T(ARTICLE) = BLOCK | SPECIAL | SHEET,
	T(ASIDE) = BLOCK | SPECIAL | SHEET,
	T(BLOCKQUOTE) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(CENTER) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(DETAILS) = BLOCK | SPECIAL | SHEET,
	T(DIR) = BLOCK | SPECIAL | SHEET,
	T(DIV) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(DL) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(FIELDSET) = BLOCK | SPECIAL | SHEET,
	T(FIGCAPTION) = BLOCK | SPECIAL | SHEET,
	T(FIGURE) = BLOCK | SPECIAL | SHEET,
	T(FOOTER) = BLOCK | SPECIAL | SHEET,
	T(HEADER) = BLOCK | SPECIAL | SHEET,
	T(HGROUP) = BLOCK | SPECIAL | SHEET,
	T(MAIN) = BLOCK | SPECIAL | SHEET,
	T(MENU) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(NAV) = BLOCK | SPECIAL | SHEET,
	T(OL) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(P) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(SECTION) = BLOCK | SPECIAL | SHEET,
	T(SUMMARY) = BLOCK | SPECIAL | SHEET,
	T(UL) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(H1) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(H2) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(H3) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(H4) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(H5) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(H6) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(PRE) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(LISTING) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(FORM) = BLOCK | SPECIAL | SHEET,
	T(LI) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(DD) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(DT) = BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(HR) = VOID | BLOCK | SPECIAL | BREAKOUT | SHEET,
	T(A) = FORMAT,
	T(B) = FORMAT | BREAKOUT,
	T(BIG) = FORMAT | BREAKOUT,
	T(CODE) = FORMAT | BREAKOUT,
	T(EM) = FORMAT | BREAKOUT,
	T(FONT) = FORMAT,
	T(I) = FORMAT | BREAKOUT,
	T(NOBR) = FORMAT | BREAKOUT,
	T(S) = FORMAT | BREAKOUT,
	T(SMALL) = FORMAT | BREAKOUT,
	T(STRIKE) = FORMAT | BREAKOUT,
	T(STRONG) = FORMAT | BREAKOUT,
	T(TT) = FORMAT | BREAKOUT,
	T(U) = FORMAT | BREAKOUT,
	T(APPLET) = SPECIAL | SCOPE | MARKS,
	T(MARQUEE) = SPECIAL | SCOPE | MARKS,
	T(OBJECT) = SPECIAL | SCOPE | MARKS,
	T(TEMPLATE) = SPECIAL | SCOPE | SHEET,
	T(TABLE) = SPECIAL | SCOPE | BREAKOUT | SHEET,
	T(CAPTION) = SPECIAL | SCOPE | MARKS | PART | SHEET,
	T(COLGROUP) = SPECIAL | PART | SHEET,
	T(COL) = VOID | SPECIAL | PART | SHEET,
	T(TBODY) = SPECIAL | PART | SHEET,
	T(THEAD) = SPECIAL | PART | SHEET,
	T(TFOOT) = SPECIAL | PART | SHEET,
	T(TR) = SPECIAL | PART | SHEET,
	T(TD) = SPECIAL | SCOPE | MARKS | PART | SHEET,
	T(TH) = SPECIAL | SCOPE | MARKS | PART | SHEET,
	T(AREA) = VOID | SPECIAL,
	T(BASE) = VOID | SPECIAL | SHEET,
	T(BASEFONT) = VOID | SPECIAL | SHEET,
	T(BGSOUND) = VOID | SPECIAL | SHEET,
	T(BR) = VOID | SPECIAL | BREAKOUT,
	T(EMBED) = VOID | SPECIAL | BREAKOUT,
	T(FRAME) = VOID | SPECIAL | SHEET,
	T(IMAGE) = VOID,
	T(IMG) = VOID | SPECIAL | BREAKOUT,
	T(INPUT) = VOID | SPECIAL,
	T(ISINDEX) = VOID | SPECIAL | SHEET,
	T(KEYGEN) = VOID,
	T(LINK) = VOID | SPECIAL | SHEET,
	T(META) = VOID | SPECIAL | BREAKOUT | SHEET,
	T(PARAM) = VOID | SPECIAL | SHEET,
	T(SOURCE) = VOID | SPECIAL | SHEET,
	T(TRACK) = VOID | SPECIAL | SHEET,
	T(WBR) = VOID | SPECIAL,
	T(BUTTON) = SPECIAL,
	T(IFRAME) = RAW | SPECIAL | SHEET,
	T(NOEMBED) = RAW | SPECIAL | SHEET,
	T(NOFRAMES) = RAW | SPECIAL | SHEET,
	T(SCRIPT) = RAW | SPECIAL | SHEET,
	T(STYLE) = RAW | SPECIAL | SHEET,
	T(TEXTAREA) = RAW | SPECIAL | SHEET,
	T(TITLE) = RAW | SHEET,
	T(XMP) = RAW | BLOCK | SPECIAL,
	T(NOSCRIPT) = SPECIAL,
	T(SELECT) = SPECIAL,
	T(HTML) = SPECIAL | SCOPE,
	T(HEAD) = SPECIAL | BREAKOUT,
	T(BODY) = SPECIAL | BREAKOUT,
	T(FRAMESET) = SPECIAL,
	T(RUBY) = BREAKOUT,
	T(SPAN) = BREAKOUT,
	T(SUB) = BREAKOUT,
	T(SUP) = BREAKOUT,
	T(VAR) = BREAKOUT,
	T(PLAINTEXT) = BLOCK | SPECIAL | SHEET,
	T(RP) = SHEET,
	T(RT) = SHEET,
};
#undef T

struct tag {
	GumboTag tag;
	uint64_t name;       /* a hash, in lower case */
	uint64_t attributes; /* a hash of their bytes */
	unsigned count;      /* of attributes */
	bool end, closed;    /* </x>, <x/> */
	bool colour;         /* has an attribute color, face or size */
	bool hidden;         /* an encoding of HTML: MathML's annotation-xml */
};

struct open {
	GumboTag tag;
	GumboTag space; /* GUMBO_TAG_SVG, GUMBO_TAG_MATH or 0: HTML */
	uint64_t name;
	uint32_t format; /* its id in the list, 0: none */
	bool html;       /* of SVG or MathML, with HTML in it */
};

struct format {
	uint32_t id; /* 0: a marker */
	GumboTag tag;
	uint64_t attributes;
	unsigned count;
	bool open;
};

struct guard {
	const char *at, *end;
	const char *why; /* it is refused */
	size_t tags;
	unsigned root_attributes; /* of html and body */
	unsigned framesets;
	unsigned templates; /* that are open */
	bool selects, drawings; /* in them: they leave open what is text there, and what is void */
	bool form;
	uint32_t last_id;
	unsigned format_attributes;
	size_t depth, formats; /* open[0] is the body */
	struct open open[LIMIT_NESTING + 1];
	struct format format[FORMATS_MAX + 1];
};

/* -------------------------------------------------------------------------- stack and list */

static struct open *
top(struct guard *g)
{
	return &g->open[g->depth - 1];
}

static struct format *
find_format(struct guard *g, uint32_t id)
{
	for (size_t i = g->formats; id && i-- > 0;)
		if (g->format[i].id == id)
			return &g->format[i];
	return NULL;
}

static void
forget_format(struct guard *g, struct format *f)
{
	g->format_attributes -= f->count;
	g->formats--;
	memmove(f, f + 1, (size_t)(&g->format[g->formats] - f) * sizeof(*f));
}

static void
clear_to_marker(struct guard *g)
{
	while (g->formats) {
		struct format *f = &g->format[g->formats - 1];
		bool marker = !f->id;

		forget_format(g, f);
		if (marker)
			return;
	}
}

static void
add_format(struct guard *g, struct format f)
{
	if (g->formats == FORMATS_MAX ||
	    (g->format_attributes += f.count) > LIMIT_ATTRIBUTES) {
		g->why = "too many open formatting elements";
		return;
	}
	g->format[g->formats++] = f;
}

static void
push(struct guard *g, const struct tag *t, GumboTag space)
{
	if (g->depth == LIMIT_NESTING) {
		g->why = "nested too deep";
		return;
	}
	g->open[g->depth++] = (struct open){ .tag = t->tag, .space = space, .name = t->name };
	if (!space && (traits[t->tag] & MARKS))
		add_format(g, (struct format){ .tag = MARKER });
}

static void
push_tag(struct guard *g, GumboTag tag)
{
	push(g, &(const struct tag){ .tag = tag }, (GumboTag)0);
}

/* Takes the element at `i` and all that is open in it off the stack */
static void
pop_through(struct guard *g, size_t i)
{
	while (g->depth > i) {
		struct open *o = &g->open[--g->depth];
		struct format *f = find_format(g, o->format);

		if (f)
			f->open = false;
		if (o->space)
			continue;
		if (o->tag == GUMBO_TAG_TD || o->tag == GUMBO_TAG_TH || o->tag == GUMBO_TAG_CAPTION)
			clear_to_marker(g);
		g->templates -= o->tag == GUMBO_TAG_TEMPLATE;
	}
}

static void
remove_open(struct guard *g, size_t i)
{
	g->depth--;
	memmove(&g->open[i], &g->open[i + 1], (g->depth - i) * sizeof(g->open[0]));
}

static bool
is_integration(const struct open *o)
{
	if (o->space == GUMBO_TAG_SVG)
		return o->tag == GUMBO_TAG_FOREIGNOBJECT || o->tag == GUMBO_TAG_DESC ||
		       o->tag == GUMBO_TAG_TITLE;
	return o->space == GUMBO_TAG_MATH && o->html;
}

static bool
is_math_text(const struct open *o)
{
	return o->space == GUMBO_TAG_MATH && o->tag >= GUMBO_TAG_MI && o->tag <= GUMBO_TAG_MTEXT;
}

/* Ends the search for an open element, seen from inside */
static bool
is_scope(const struct open *o)
{
	if (o->space)
		return is_integration(o) || is_math_text(o) || o->tag == GUMBO_TAG_ANNOTATION_XML;
	return traits[o->tag] & SCOPE;
}

static bool
is_special(const struct open *o)
{
	return o->space ? is_scope(o) : (traits[o->tag] & SPECIAL) != 0;
}

/* The place + 1 of the innermost element `tag` that end tags can reach; 0: none */
static size_t
in_scope(struct guard *g, GumboTag tag, GumboTag barrier, GumboTag second)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open *o = &g->open[i];

		if (!o->space && o->tag == tag)
			return i + 1;
		if (is_scope(o) || (!o->space && (o->tag == barrier || o->tag == second)))
			return 0;
	}
	return 0;
}

static size_t
in_table(struct guard *g, GumboTag tag)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open *o = &g->open[i];

		if (!o->space && o->tag == tag)
			return i + 1;
		if (!o->space && o->tag == GUMBO_TAG_TABLE)
			return 0;
	}
	return 0;
}

static void
close_p(struct guard *g)
{
	size_t p = in_scope(g, GUMBO_TAG_P, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON);

	if (p)
		pop_through(g, p - 1);
}

/* Opens the formatting elements again whose block was closed before they were */
static void
reconstruct(struct guard *g)
{
	size_t i = g->formats;

	while (i > 0 && g->format[i - 1].id && !g->format[i - 1].open)
		i--;
	for (; i < g->formats && !g->why; i++) {
		push_tag(g, g->format[i].tag);
		if (g->why)
			return;
		g->format[i].open = true;
		top(g)->format = g->format[i].id;
	}
}

static struct format *
last_format(struct guard *g, GumboTag tag)
{
	for (size_t i = g->formats; i-- > 0 && g->format[i].id;)
		if (g->format[i].tag == tag)
			return &g->format[i];
	return NULL;
}

/* ------------------------------------------------------------------------------- start tags */

/* "Noah's Ark": of the same element with the same attributes only three come back */
static void
limit_alike(struct guard *g, const struct tag *t)
{
	struct format *first = NULL;
	unsigned alike = 0;

	for (size_t i = g->formats; i-- > 0 && g->format[i].id;)
		if (g->format[i].tag == t->tag && g->format[i].attributes == t->attributes) {
			first = &g->format[i];
			alike++;
		}
	if (alike >= 3)
		forget_format(g, first);
}

static void
end_format(struct guard *g, GumboTag tag);

static void
start_format(struct guard *g, const struct tag *t)
{
	struct format *same = t->tag == GUMBO_TAG_A ? last_format(g, GUMBO_TAG_A) : NULL;

	if (same) {
		uint32_t id = same->id;

		end_format(g, GUMBO_TAG_A);
		same = find_format(g, id);
		if (same)
			forget_format(g, same);
		for (size_t i = g->depth; i-- > 0;)
			if (g->open[i].format == id)
				remove_open(g, i);
	}
	reconstruct(g);
	if (t->tag == GUMBO_TAG_NOBR && in_scope(g, GUMBO_TAG_NOBR, t->tag, t->tag)) {
		end_format(g, GUMBO_TAG_NOBR);
		reconstruct(g);
	}
	push(g, t, (GumboTag)0);
	limit_alike(g, t);
	if (g->why)
		return;
	top(g)->format = ++g->last_id;
	add_format(g, (struct format){ g->last_id, t->tag, t->attributes, t->count, true });
}

/* A new li ends the one before it, a new dd or dt likewise */
static void
start_item(struct guard *g, const struct tag *t)
{
	bool li = t->tag == GUMBO_TAG_LI;

	for (size_t i = g->depth; i-- > 0;) {
		const struct open *o = &g->open[i];

		if (!o->space && (li ? o->tag == GUMBO_TAG_LI
		                     : o->tag == GUMBO_TAG_DD || o->tag == GUMBO_TAG_DT)) {
			pop_through(g, i);
			break;
		}
		if (is_special(o) && (o->space || (o->tag != GUMBO_TAG_ADDRESS &&
		                                      o->tag != GUMBO_TAG_DIV && o->tag != GUMBO_TAG_P)))
			break;
	}
	close_p(g);
	push(g, t, (GumboTag)0);
}

/* The place of the table whose parts may stand here; depth where there is none */
static size_t
table_base(struct guard *g)
{
	for (size_t i = g->depth; i-- > 0;)
		if (!g->open[i].space && g->open[i].tag == GUMBO_TAG_TABLE)
			return i;
	return g->depth;
}

/* The innermost part of a table from `low` to `high` that stands above base; else base */
static size_t
part_above(struct guard *g, size_t base, GumboTag low, GumboTag high)
{
	for (size_t i = g->depth; i-- > base + 1;)
		if (!g->open[i].space && g->open[i].tag >= low && g->open[i].tag <= high)
			return i;
	return base;
}

static void
start_part(struct guard *g, const struct tag *t)
{
	size_t base = table_base(g), at = base;
	bool cell = t->tag == GUMBO_TAG_TD || t->tag == GUMBO_TAG_TH;

	if (base == g->depth)
		return;
	if (cell)
		at = part_above(g, base, GUMBO_TAG_TR, GUMBO_TAG_TR);
	if ((cell || t->tag == GUMBO_TAG_TR) && at == base)
		at = part_above(g, base, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT);
	pop_through(g, at + 1);
	if ((cell || t->tag == GUMBO_TAG_TR) && top(g)->tag == GUMBO_TAG_TABLE)
		push_tag(g, GUMBO_TAG_TBODY);
	if (cell && !g->why && top(g)->tag != GUMBO_TAG_TR)
		push_tag(g, GUMBO_TAG_TR);
	if (!g->why && t->tag != GUMBO_TAG_COL)
		push(g, t, (GumboTag)0);
}

/* True where a table stands open with no cell or caption open in it */
static bool
between_cells(struct guard *g, size_t *table)
{
	for (size_t i = g->depth; i-- > 0;) {
		if (g->open[i].space)
			continue;
		*table = i;
		switch (g->open[i].tag) {
		case GUMBO_TAG_TABLE:
			return true;
		case GUMBO_TAG_TD:
		case GUMBO_TAG_TH:
		case GUMBO_TAG_CAPTION:
			return false;
		default:
			break;
		}
	}
	return false;
}

static void
start_table(struct guard *g, const struct tag *t)
{
	size_t outer;

	/* a p stays open, as old pages (quirks mode) have it */
	if (between_cells(g, &outer))
		pop_through(g, outer);
	push(g, t, (GumboTag)0);
}

static void
start_button(struct guard *g, const struct tag *t)
{
	size_t same = in_scope(g, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON);

	if (same)
		pop_through(g, same - 1);
	reconstruct(g);
	push(g, t, (GumboTag)0);
}

static void
start_block(struct guard *g, const struct tag *t)
{
	size_t table;

	if (t->tag == GUMBO_TAG_FORM) {
		if (g->form)
			return;
		g->form = true;
		if (between_cells(g, &table))
			return;
	}
	close_p(g);
	if (t->tag >= GUMBO_TAG_H1 && t->tag <= GUMBO_TAG_H6 && !top(g)->space &&
	    top(g)->tag >= GUMBO_TAG_H1 && top(g)->tag <= GUMBO_TAG_H6)
		pop_through(g, g->depth - 1);
	if (!(traits[t->tag] & (VOID | RAW)))
		push(g, t, (GumboTag)0);
}

static void
start_option(struct guard *g, const struct tag *t)
{
	if (!top(g)->space && top(g)->tag == GUMBO_TAG_OPTION)
		pop_through(g, g->depth - 1);
	reconstruct(g);
	push(g, t, (GumboTag)0);
}

/* rb, rt, rp: each ends the one before it */
static void
start_ruby(struct guard *g, const struct tag *t)
{
	if (in_scope(g, GUMBO_TAG_RUBY, GUMBO_TAG_RUBY, GUMBO_TAG_RUBY))
		while (!top(g)->space &&
		       (top(g)->tag == GUMBO_TAG_RT || top(g)->tag == GUMBO_TAG_RP))
			pop_through(g, g->depth - 1);
	push(g, t, (GumboTag)0);
}

static void
start_root(struct guard *g, const struct tag *t)
{
	/* each adds its attributes to the one html or body element */
	g->root_attributes += t->count;
	if (g->root_attributes > LIMIT_ATTRIBUTES)
		g->why = "too many attributes";
}

static void
start_html(struct guard *g, const struct tag *t)
{
	uint16_t trait = traits[t->tag];

	switch (t->tag) {
	case GUMBO_TAG_HTML:
	case GUMBO_TAG_BODY:
		start_root(g, t);
		return;
	case GUMBO_TAG_HEAD:
		return;
	case GUMBO_TAG_FRAMESET:
		if (++g->framesets > FRAMESETS_MAX)
			g->why = "too many framesets";
		return;
	case GUMBO_TAG_LI:
	case GUMBO_TAG_DD:
	case GUMBO_TAG_DT:
		start_item(g, t);
		return;
	case GUMBO_TAG_TABLE:
		start_table(g, t);
		return;
	case GUMBO_TAG_BUTTON:
		start_button(g, t);
		return;
	case GUMBO_TAG_OPTION:
	case GUMBO_TAG_OPTGROUP:
		start_option(g, t);
		return;
	case GUMBO_TAG_RT:
	case GUMBO_TAG_RP:
		start_ruby(g, t);
		return;
	case GUMBO_TAG_PLAINTEXT:
		g->at = g->end;
		return;
	default:
		break;
	}
	if (trait & PART) {
		start_part(g, t);
	} else if (trait & FORMAT) {
		start_format(g, t);
	} else if (trait & BLOCK) {
		start_block(g, t);
	} else {
		if (!(trait & SHEET))
			reconstruct(g);
		if (!(trait & (VOID | RAW)) && !g->why)
			push(g, t, t->tag == GUMBO_TAG_SVG || t->tag == GUMBO_TAG_MATH ? t->tag : 0);
	}
}

/* ------------------------------------------------------------------------------- end tags */

/* The adoption agency, as far as the stack's height is concerned */
static void
end_format(struct guard *g, GumboTag tag)
{
	struct format *f = last_format(g, tag);
	size_t i = g->depth;
	bool special = false;

	while (f && i > 0 && g->open[i - 1].format != f->id)
		special |= is_special(&g->open[--i]);
	if (!f || i == 0) {
		if (f)
			forget_format(g, f);
		return;
	}
	if (!in_scope(g, tag, tag, tag))
		return;
	forget_format(g, f);
	if (special)
		remove_open(g, i - 1);
	else
		pop_through(g, i - 1);
}

/* An end tag of no element in particular */
static void
end_any(struct guard *g, const struct tag *t)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open *o = &g->open[i];

		if (!o->space && o->tag == t->tag) {
			pop_through(g, i);
			return;
		}
		if (is_special(o))
			return;
	}
}

static void
end_heading(struct guard *g)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open *o = &g->open[i];

		if (!o->space && o->tag >= GUMBO_TAG_H1 && o->tag <= GUMBO_TAG_H6) {
			pop_through(g, i);
			return;
		}
		if (is_scope(o))
			return;
	}
}

static void
end_form(struct guard *g)
{
	size_t at = in_scope(g, GUMBO_TAG_FORM, GUMBO_TAG_FORM, GUMBO_TAG_FORM);

	g->form = false;
	if (at && at == g->depth)
		pop_through(g, at - 1);
	else if (at)
		remove_open(g, at - 1);
}

static void
end_html(struct guard *g, const struct tag *t)
{
	uint16_t trait = traits[t->tag];
	size_t at = 0;

	if (t->tag == GUMBO_TAG_BODY || t->tag == GUMBO_TAG_HTML)
		return;
	if (trait & FORMAT) {
		if (last_format(g, t->tag))
			end_format(g, t->tag);
		else
			end_any(g, t);
		return;
	}
	if (t->tag >= GUMBO_TAG_H1 && t->tag <= GUMBO_TAG_H6) {
		end_heading(g);
		return;
	}
	if (t->tag == GUMBO_TAG_FORM) {
		end_form(g);
		return;
	}
	if (t->tag == GUMBO_TAG_TABLE || (trait & PART))
		at = in_table(g, t->tag);
	else if (t->tag == GUMBO_TAG_P)
		at = in_scope(g, t->tag, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON);
	else if (t->tag == GUMBO_TAG_LI)
		at = in_scope(g, t->tag, GUMBO_TAG_OL, GUMBO_TAG_UL);
	else if ((trait & (BLOCK | MARKS)) || t->tag == GUMBO_TAG_BUTTON)
		at = in_scope(g, t->tag, t->tag, t->tag);
	else
		end_any(g, t);
	if (!at)
		return;
	pop_through(g, at - 1);
	if (trait & MARKS)
		clear_to_marker(g);
}

/* ---------------------------------------------------------------------- select, SVG, MathML */

/* The place + 1 of the select that is open here; 0: none */
static size_t
in_select(struct guard *g)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open *o = &g->open[i];

		if (!o->space && o->tag == GUMBO_TAG_SELECT)
			return i + 1;
		if (!o->space && o->tag != GUMBO_TAG_OPTION && o->tag != GUMBO_TAG_OPTGROUP)
			return 0;
	}
	return 0;
}

static bool
is_top(struct guard *g, GumboTag tag)
{
	return !top(g)->space && top(g)->tag == tag;
}

/* In a select only few tags mean anything. False: the select was ended, look at the tag again */
static bool
select_tag(struct guard *g, const struct tag *t, size_t select)
{
	bool part = t->tag == GUMBO_TAG_TABLE || (traits[t->tag] & PART);

	if (t->tag == GUMBO_TAG_OPTION || t->tag == GUMBO_TAG_OPTGROUP) {
		bool group = t->tag == GUMBO_TAG_OPTGROUP;

		if (is_top(g, GUMBO_TAG_OPTION) && (!t->end || !group || g->depth > select + 1))
			pop_through(g, g->depth - 1);
		if (group && is_top(g, GUMBO_TAG_OPTGROUP))
			pop_through(g, g->depth - 1);
		if (!t->end)
			push(g, t, (GumboTag)0);
		return true;
	}
	if (t->tag == GUMBO_TAG_SELECT) {
		pop_through(g, select - 1);
		return true;
	}
	if (t->end ? part && t->tag != GUMBO_TAG_COL && t->tag != GUMBO_TAG_COLGROUP &&
	                 in_table(g, t->tag)
	           : t->tag == GUMBO_TAG_INPUT || t->tag == GUMBO_TAG_KEYGEN ||
	                 t->tag == GUMBO_TAG_TEXTAREA) {
		pop_through(g, select - 1);
		return false;
	}
	if (!t->end && part && t->tag != GUMBO_TAG_COL && t->tag != GUMBO_TAG_COLGROUP) {
		size_t base = table_base(g);

		if (base < g->depth && g->open[base].tag == GUMBO_TAG_TABLE) {
			pop_through(g, select - 1);
			return false;
		}
	}
	return t->tag != GUMBO_TAG_TEMPLATE;
}

static bool
starts_as_html(struct guard *g, const struct tag *t)
{
	const struct open *o = top(g);

	if (!o->space || is_integration(o))
		return true;
	if (is_math_text(o))
		return t->tag != GUMBO_TAG_MGLYPH && t->tag != GUMBO_TAG_MALIGNMARK;
	return o->tag == GUMBO_TAG_ANNOTATION_XML && t->tag == GUMBO_TAG_SVG;
}

/* What tags mean in a template depends on what came before them, so nothing is taken for ended but
 * by its own end tag */
static void
template_tag(struct guard *g, const struct tag *t)
{
	bool foreign = t->tag == GUMBO_TAG_SVG || t->tag == GUMBO_TAG_MATH;
	unsigned known = VOID | RAW;
	size_t i = g->depth;

	if (!g->templates)
		g->selects = g->drawings = false;
	g->selects |= t->tag == GUMBO_TAG_SELECT;
	g->drawings |= foreign;
	if (g->selects)
		known = g->drawings ? 0 : VOID;
	if (!t->end) {
		if (!(traits[t->tag] & known))
			push(g, t, foreign && known ? t->tag : (GumboTag)0);
		g->templates += t->tag == GUMBO_TAG_TEMPLATE && !g->why;
	} else if (t->tag == GUMBO_TAG_TEMPLATE) {
		while (i-- > 0 && (g->open[i].space || g->open[i].tag != GUMBO_TAG_TEMPLATE))
			;
		pop_through(g, i);
	} else if (is_top(g, t->tag) && top(g)->name == t->name) {
		pop_through(g, g->depth - 1);
	}
}

/* A tag in HTML */
static void
html_tag_in(struct guard *g, const struct tag *t)
{
	size_t select;

	if (g->templates || (t->tag == GUMBO_TAG_TEMPLATE && !t->end)) {
		template_tag(g, t);
		return;
	}
	select = in_select(g);
	if (select && select_tag(g, t, select))
		return;
	if (t->end)
		end_html(g, t);
	else
		start_html(g, t);
}

static void
start_foreign(struct guard *g, const struct tag *t)
{
	GumboTag space = top(g)->space;

	if ((traits[t->tag] & BREAKOUT) || (t->tag == GUMBO_TAG_FONT && t->colour)) {
		do
			pop_through(g, g->depth - 1);
		while (top(g)->space && !is_integration(top(g)) && !is_math_text(top(g)));
		html_tag_in(g, t);
		return;
	}
	if (t->closed)
		return;
	/* Gumbo takes it for HTML's when it looks for one that is open, and fails an assertion */
	if (t->tag == GUMBO_TAG_SELECT)
		g->why = "a select inside SVG or MathML: too odd";
	push(g, t, space);
	if (!g->why)
		top(g)->html = t->tag == GUMBO_TAG_ANNOTATION_XML && t->hidden;
}

/* False: the tag is HTML's */
static bool
end_foreign(struct guard *g, const struct tag *t)
{
	for (size_t i = g->depth; i-- > 0 && g->open[i].space;)
		if (g->open[i].tag == t->tag && g->open[i].name == t->name) {
			pop_through(g, i);
			return true;
		}
	return false;
}

static void
handle(struct guard *g, const struct tag *t)
{
	if (g->templates && g->selects && g->drawings) {
		template_tag(g, t);
		return;
	}
	if (t->end && top(g)->space && end_foreign(g, t))
		return;
	if (!t->end && !starts_as_html(g, t))
		start_foreign(g, t);
	else
		html_tag_in(g, t);
}

/* -------------------------------------------------------------------------------- the bytes */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Behind the `>` of a comment or of what is read as one */
static void
skip_comment(struct guard *g)
{
	const char *p = g->at + 2;
	size_t table;

	if (g->end - g->at >= 9 && top(g)->space && memcmp(p, "[CDATA[", 7) == 0) {
		/* an assertion of Gumbo's again */
		if (is_integration(top(g)) && (g->templates || between_cells(g, &table)))
			g->why = "CDATA between a table's cells: too odd";
		p = memmem(p, (size_t)(g->end - p), "]]>", 3);
		g->at = p ? p + 3 : g->end;
		return;
	}
	if (g->end - g->at < 4 || memcmp(p, "--", 2) != 0) {
		p = memchr(p, '>', (size_t)(g->end - p));
		g->at = p ? p + 1 : g->end;
		return;
	}
	p += 2;
	if (p < g->end && (*p == '>' || (*p == '-' && p + 1 < g->end && p[1] == '>'))) {
		g->at = p + (*p == '-') + 1;
		return;
	}
	while ((p = memmem(p, (size_t)(g->end - p), "--", 2))) {
		const char *q = p + 2;

		while (q < g->end && *q == '-')
			q++;
		if (q < g->end && *q == '!')
			q++;
		if (q < g->end && *q == '>') {
			g->at = q + 1;
			return;
		}
		p = q;
	}
	g->at = g->end;
}

static bool
is_name(const char *from, const char *to, const char *name)
{
	return (size_t)(to - from) == strlen(name) && strncasecmp(from, name, strlen(name)) == 0;
}

static void
look_at_attribute(struct tag *t, const char *name, const char *name_end, const char *value,
    const char *value_end)
{
	if (is_name(name, name_end, "color") || is_name(name, name_end, "face") ||
	    is_name(name, name_end, "size"))
		t->colour = true;
	if (is_name(name, name_end, "encoding"))
		t->hidden = is_name(value, value_end, "text/html") ||
		            is_name(value, value_end, "application/xhtml+xml");
}

/* The value from p, which stands behind the '='; returns its end and sets *value, *value_end */
static const char *
attribute_value(const char *p, const char *end, const char **value, const char **value_end)
{
	while (p < end && is_blank(*p))
		p++;
	*value = p;
	if (p < end && (*p == '"' || *p == '\'')) {
		const char *q = memchr(p + 1, *p, (size_t)(end - p - 1));

		*value = p + 1;
		*value_end = q ? q : end;
		return q ? q + 1 : end;
	}
	while (p < end && !is_blank(*p) && *p != '>')
		p++;
	*value_end = p;
	return p;
}

/* The attributes from p on; returns the place behind '>', or NULL where the page ends before */
static const char *
attributes(struct tag *t, const char *p, const char *end)
{
	for (;;) {
		const char *name, *name_end, *value, *value_end;

		t->closed = false;
		while (p < end && (is_blank(*p) || *p == '/'))
			t->closed = *p++ == '/';
		if (p >= end)
			return NULL;
		if (*p == '>')
			return p + 1;
		name = p++;
		while (p < end && !is_blank(*p) && *p != '/' && *p != '>' && *p != '=')
			p++;
		name_end = value = value_end = p;
		while (p < end && is_blank(*p))
			p++;
		if (p < end && *p == '=')
			p = attribute_value(p + 1, end, &value, &value_end);
		look_at_attribute(t, name, name_end, value, value_end);
		t->count++;
	}
}

static uint64_t
hash_of(const char *p, const char *end, unsigned char fold)
{
	uint64_t h = 14695981039346656037u;

	for (; p < end; p++)
		h = (h ^ ((unsigned char)*p | fold)) * 1099511628211u;
	return h;
}

/* The tag at g->at, which is '<' and a letter, or "</" and a letter. False at the page's end */
static bool
read_tag(struct guard *g, struct tag *t)
{
	const char *p = g->at + 1, *name;

	*t = (struct tag){ .end = *p == '/' };
	name = p += t->end;
	while (p < g->end && !is_blank(*p) && *p != '/' && *p != '>')
		p++;
	t->tag = gumbo_tagn_enum(name, (unsigned)(p - name));
	if (t->tag == GUMBO_TAG_UNKNOWN)
		t->name = hash_of(name, p, 0x20);
	name = p;
	p = attributes(t, p, g->end);
	if (!p)
		return false;
	if (traits[t->tag] & FORMAT)
		t->attributes = hash_of(name, p, 0);
	if (t->count > LIMIT_ATTRIBUTES)
		g->why = "too many attributes";
	g->at = p;
	return true;
}

/* True where "</name" or "<name" stands at p, `slash` saying which, and ends there */
static bool
is_tag_at(const char *p, const char *end, const char *name, bool slash)
{
	size_t n = strlen(name);

	if ((size_t)(end - p) < n + 2 + slash || p[0] != '<' || (slash && p[1] != '/'))
		return false;
	p += 1 + slash;
	return strncasecmp(p, name, n) == 0 && (is_blank(p[n]) || p[n] == '/' || p[n] == '>');
}

/* To the end tag of a script: one behind "<!--" and "<script" belongs to that inner script */
static const char *
script_end(const char *p, const char *end)
{
	bool comment = false, inner = false;

	for (; p < end; p++) {
		if (*p == '-' && comment && end - p >= 3 && memcmp(p, "-->", 3) == 0) {
			comment = inner = false;
		} else if (*p != '<') {
			continue;
		} else if (!comment && end - p >= 4 && memcmp(p, "<!--", 4) == 0) {
			comment = true;
			p++;
		} else if (is_tag_at(p, end, "script", true)) {
			if (!inner)
				return p;
			inner = false;
		} else if (comment && is_tag_at(p, end, "script", false)) {
			inner = true;
		}
	}
	return end;
}

static const char *
raw_end(const char *p, const char *end, GumboTag tag)
{
	const char *name = gumbo_normalized_tagname(tag);

	if (tag == GUMBO_TAG_SCRIPT)
		return script_end(p, end);
	while (p < end && (p = memchr(p, '<', (size_t)(end - p)))) {
		if (is_tag_at(p, end, name, true))
			return p;
		p++;
	}
	return end;
}

/* Text between tags: formatting comes back for it */
static void
text(struct guard *g, const char *from, const char *to)
{
	const struct open *o = top(g);

	if (from == to || !g->formats || (o->space && !is_integration(o) && !is_math_text(o)))
		return;
	if (o->tag == GUMBO_TAG_TABLE || (traits[o->tag] & PART)) {
		while (from < to && is_blank(*from))
			from++;
		if (from == to && o->tag != GUMBO_TAG_TD && o->tag != GUMBO_TAG_TH &&
		    o->tag != GUMBO_TAG_CAPTION)
			return;
	}
	if (!in_select(g))
		reconstruct(g);
}

static void
tag(struct guard *g)
{
	struct tag t;
	bool raw;

	if (!read_tag(g, &t)) {
		g->at = g->end;
		return;
	}
	g->tags += !t.end;
	raw = !t.end && (traits[t.tag] & RAW) && starts_as_html(g, &t) &&
	      !(g->templates && g->selects) && (!in_select(g) || t.tag == GUMBO_TAG_SCRIPT || t.tag == GUMBO_TAG_TEXTAREA);
	handle(g, &t);
	if (!raw)
		return;
	g->at = raw_end(g->at, g->end, t.tag);
	if (g->at < g->end && !read_tag(g, &t))
		g->at = g->end;
}

const char *
html_guard(struct span body, size_t *tags)
{
	struct guard g;

	/* not its arrays: pages are many and most are small */
	memset(&g, 0, offsetof(struct guard, open));
	g.at = body.at;
	g.end = body.at + body.len;
	g.open[g.depth++] = (struct open){ .tag = GUMBO_TAG_BODY };

	while (g.at < g.end && !g.why) {
		const char *from = g.at, *p = memchr(from, '<', (size_t)(g.end - from));

		if (!p)
			p = g.end;
		text(&g, from, p);
		g.at = p;
		if (g.end - p < 2)
			break;
		if (isalpha((unsigned char)p[1]) ||
		    (p[1] == '/' && g.end - p > 2 && isalpha((unsigned char)p[2])))
			tag(&g);
		else if (p[1] == '!')
			skip_comment(&g);
		else if (p[1] == '?' || p[1] == '/')
			skip_comment(&g);
		else
			g.at = p + 1;
	}
	*tags = g.tags;
	return g.why;
}
