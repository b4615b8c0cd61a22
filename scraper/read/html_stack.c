#include "html_stack.h"

#define T(tag) [GUMBO_TAG_##tag]
const uint16_t html_traits[GUMBO_TAG_LAST + 2] = {
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

/* -------------------------------------------------------------------------- stack and list */

void
html_open_init(struct html_open *g)
{
	/* not its arrays: pages are many and most are small */
	memset(g, 0, offsetof(struct html_open, element));
	g->element[g->depth++] = (struct open_element){ .tag = GUMBO_TAG_BODY };
}

bool
html_open_is_format(GumboTag tag)
{
	return html_traits[tag] & FORMAT;
}

struct open_element *
open_innermost(struct html_open *g)
{
	return &g->element[g->depth - 1];
}

const struct open_element *
open_top(const struct html_open *g)
{
	return &g->element[g->depth - 1];
}

struct open_format *
open_find_format(struct html_open *g, uint32_t id)
{
	for (size_t i = g->formats; id && i-- > 0;)
		if (g->format[i].id == id)
			return &g->format[i];
	return NULL;
}

void
open_forget_format(struct html_open *g, struct open_format *f)
{
	g->format_attributes -= f->count;
	g->formats--;
	memmove(f, f + 1, (size_t)(&g->format[g->formats] - f) * sizeof(*f));
}

void
open_clear_formats(struct html_open *g)
{
	while (g->formats) {
		struct open_format *f = &g->format[g->formats - 1];
		bool marker = !f->id;

		open_forget_format(g, f);
		if (marker)
			return;
	}
}

void
open_add_format(struct html_open *g, struct open_format f)
{
	if (g->formats == 2 * LIMIT_NESTING ||
	    (g->format_attributes += f.count) > 2 * LIMIT_ATTRIBUTES) {
		g->why = "too many open formatting elements";
		return;
	}
	g->format[g->formats++] = f;
}

void
open_push(struct html_open *g, const struct html_tag_seen *t, GumboTag space)
{
	if (g->depth == LIMIT_NESTING) {
		g->why = "nested too deep";
		return;
	}
	g->element[g->depth++] =
	    (struct open_element){ .tag = t->tag, .space = space, .name = t->name };
	if (g->depth > g->deepest)
		g->deepest = g->depth;
	if (!space && (html_traits[t->tag] & MARKS))
		open_add_format(g, (struct open_format){ .tag = MARKER });
}

void
open_push_tag(struct html_open *g, GumboTag tag)
{
	open_push(g, &(const struct html_tag_seen){ .tag = tag }, (GumboTag)0);
}

/* Takes the element at `i` and all that is open in it off the stack */
void
open_pop(struct html_open *g, size_t i)
{
	while (g->depth > i) {
		struct open_element *o = &g->element[--g->depth];
		struct open_format *f = open_find_format(g, o->format);

		if (f)
			f->open = false;
		if (o->space)
			continue;
		if (o->tag == GUMBO_TAG_TD || o->tag == GUMBO_TAG_TH ||
		    o->tag == GUMBO_TAG_CAPTION)
			open_clear_formats(g);
		g->templates -= o->tag == GUMBO_TAG_TEMPLATE;
	}
}

void
open_remove(struct html_open *g, size_t i)
{
	g->depth--;
	memmove(&g->element[i], &g->element[i + 1], (g->depth - i) * sizeof(g->element[0]));
}

bool
open_is_integration(const struct open_element *o)
{
	if (o->space == GUMBO_TAG_SVG)
		return o->tag == GUMBO_TAG_FOREIGNOBJECT || o->tag == GUMBO_TAG_DESC ||
		       o->tag == GUMBO_TAG_TITLE;
	return o->space == GUMBO_TAG_MATH && o->html;
}

bool
open_is_math_text(const struct open_element *o)
{
	return o->space == GUMBO_TAG_MATH && o->tag >= GUMBO_TAG_MI &&
	       o->tag <= GUMBO_TAG_MTEXT;
}

/* Ends the search for an open element, seen from inside */
bool
open_is_scope(const struct open_element *o)
{
	if (o->space)
		return open_is_integration(o) || open_is_math_text(o) ||
		       o->tag == GUMBO_TAG_ANNOTATION_XML;
	return html_traits[o->tag] & SCOPE;
}

bool
open_is_special(const struct open_element *o)
{
	return o->space ? open_is_scope(o) : (html_traits[o->tag] & SPECIAL) != 0;
}

/* The place + 1 of the innermost element `tag` that end tags can reach; 0: none */
size_t
open_in_scope(const struct html_open *g, GumboTag tag, GumboTag barrier, GumboTag second)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open_element *o = &g->element[i];

		if (!o->space && o->tag == tag)
			return i + 1;
		if (open_is_scope(o) || (!o->space && (o->tag == barrier || o->tag == second)))
			return 0;
	}
	return 0;
}

size_t
open_in_table(const struct html_open *g, GumboTag tag)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open_element *o = &g->element[i];

		if (!o->space && o->tag == tag)
			return i + 1;
		if (!o->space && o->tag == GUMBO_TAG_TABLE)
			return 0;
	}
	return 0;
}

void
open_close_p(struct html_open *g)
{
	size_t p = open_in_scope(g, GUMBO_TAG_P, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON);

	if (p)
		open_pop(g, p - 1);
}

/* Opens the formatting elements again whose block was closed before they were */
void
open_reconstruct(struct html_open *g)
{
	size_t i = g->formats;

	while (i > 0 && g->format[i - 1].id && !g->format[i - 1].open)
		i--;
	for (; i < g->formats && !g->why; i++) {
		open_push_tag(g, g->format[i].tag);
		if (g->why)
			return;
		g->format[i].open = true;
		open_innermost(g)->format = g->format[i].id;
	}
}

struct open_format *
open_last_format(struct html_open *g, GumboTag tag)
{
	for (size_t i = g->formats; i-- > 0 && g->format[i].id;)
		if (g->format[i].tag == tag)
			return &g->format[i];
	return NULL;
}
