#include "html_stack.h"

#define FRAMESETS_MAX 64 /* they nest only where nothing else does */

/* ------------------------------------------------------------------------------ start tags */

/* "Noah's Ark": of the same element with the same attributes only three come back */
static void
limit_alike(struct html_open *g, const struct html_tag_seen *t)
{
	struct open_format *first = NULL;
	unsigned alike = 0;

	for (size_t i = g->formats; i-- > 0 && g->format[i].id;)
		if (g->format[i].tag == t->tag && g->format[i].attributes == t->attributes) {
			first = &g->format[i];
			alike++;
		}
	if (alike >= 3)
		open_forget_format(g, first);
}

static void end_format(struct html_open *g, GumboTag tag);

static void
start_format(struct html_open *g, const struct html_tag_seen *t)
{
	struct open_format *same =
	    t->tag == GUMBO_TAG_A ? open_last_format(g, GUMBO_TAG_A) : NULL;

	if (same) {
		uint32_t id = same->id;

		end_format(g, GUMBO_TAG_A);
		same = open_find_format(g, id);
		if (same)
			open_forget_format(g, same);
		for (size_t i = g->depth; i-- > 0;)
			if (g->element[i].format == id)
				open_remove(g, i);
	}
	open_reconstruct(g);
	if (t->tag == GUMBO_TAG_NOBR && open_in_scope(g, GUMBO_TAG_NOBR, t->tag, t->tag)) {
		end_format(g, GUMBO_TAG_NOBR);
		open_reconstruct(g);
	}
	open_push(g, t, (GumboTag)0);
	limit_alike(g, t);
	if (g->why)
		return;
	open_innermost(g)->format = ++g->last_id;
	open_add_format(
	    g, (struct open_format){ g->last_id, t->tag, t->attributes, t->count, true });
}

/* A new li ends the one before it, a new dd or dt likewise */
static void
start_item(struct html_open *g, const struct html_tag_seen *t)
{
	bool li = t->tag == GUMBO_TAG_LI;

	for (size_t i = g->depth; i-- > 0;) {
		const struct open_element *o = &g->element[i];

		if (!o->space && (li ? o->tag == GUMBO_TAG_LI
				     : o->tag == GUMBO_TAG_DD || o->tag == GUMBO_TAG_DT)) {
			open_pop(g, i);
			break;
		}
		if (open_is_special(o) &&
		    (o->space || (o->tag != GUMBO_TAG_ADDRESS && o->tag != GUMBO_TAG_DIV &&
				     o->tag != GUMBO_TAG_P)))
			break;
	}
	open_close_p(g);
	open_push(g, t, (GumboTag)0);
}

/* The place of the table whose parts may stand here; depth where there is none */
static size_t
table_base(struct html_open *g)
{
	for (size_t i = g->depth; i-- > 0;)
		if (!g->element[i].space && g->element[i].tag == GUMBO_TAG_TABLE)
			return i;
	return g->depth;
}

/* The innermost part of a table from `low` to `high` that stands above base; else base */
static size_t
part_above(struct html_open *g, size_t base, GumboTag low, GumboTag high)
{
	for (size_t i = g->depth; i-- > base + 1;)
		if (!g->element[i].space && g->element[i].tag >= low &&
		    g->element[i].tag <= high)
			return i;
	return base;
}

static void
start_part(struct html_open *g, const struct html_tag_seen *t)
{
	size_t base = table_base(g), at = base;
	bool cell = t->tag == GUMBO_TAG_TD || t->tag == GUMBO_TAG_TH;

	if (base == g->depth)
		return;
	if (cell)
		at = part_above(g, base, GUMBO_TAG_TR, GUMBO_TAG_TR);
	if ((cell || t->tag == GUMBO_TAG_TR) && at == base)
		at = part_above(g, base, GUMBO_TAG_TBODY, GUMBO_TAG_TFOOT);
	open_pop(g, at + 1);
	if ((cell || t->tag == GUMBO_TAG_TR) && open_top(g)->tag == GUMBO_TAG_TABLE)
		open_push_tag(g, GUMBO_TAG_TBODY);
	if (cell && !g->why && open_top(g)->tag != GUMBO_TAG_TR)
		open_push_tag(g, GUMBO_TAG_TR);
	if (!g->why && t->tag != GUMBO_TAG_COL)
		open_push(g, t, (GumboTag)0);
}

/* True where a table stands open with no cell or caption open in it */
static bool
between_cells(const struct html_open *g, size_t *table)
{
	for (size_t i = g->depth; i-- > 0;) {
		if (g->element[i].space)
			continue;
		*table = i;
		switch (g->element[i].tag) {
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
start_table(struct html_open *g, const struct html_tag_seen *t)
{
	size_t outer;

	/* a p stays open, as old pages (quirks mode) have it */
	if (between_cells(g, &outer))
		open_pop(g, outer);
	open_push(g, t, (GumboTag)0);
}

static void
start_button(struct html_open *g, const struct html_tag_seen *t)
{
	size_t same = open_in_scope(g, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON);

	if (same)
		open_pop(g, same - 1);
	open_reconstruct(g);
	open_push(g, t, (GumboTag)0);
}

static void
start_block(struct html_open *g, const struct html_tag_seen *t)
{
	size_t table;

	if (t->tag == GUMBO_TAG_FORM) {
		if (g->form)
			return;
		g->form = true;
		if (between_cells(g, &table))
			return;
	}
	open_close_p(g);
	if (t->tag >= GUMBO_TAG_H1 && t->tag <= GUMBO_TAG_H6 && !open_top(g)->space &&
	    open_top(g)->tag >= GUMBO_TAG_H1 && open_top(g)->tag <= GUMBO_TAG_H6)
		open_pop(g, g->depth - 1);
	if (!(html_traits[t->tag] & (VOID | RAW)))
		open_push(g, t, (GumboTag)0);
}

static void
start_option(struct html_open *g, const struct html_tag_seen *t)
{
	if (!open_top(g)->space && open_top(g)->tag == GUMBO_TAG_OPTION)
		open_pop(g, g->depth - 1);
	open_reconstruct(g);
	open_push(g, t, (GumboTag)0);
}

/* rb, rt, rp: each ends the one before it */
static void
start_ruby(struct html_open *g, const struct html_tag_seen *t)
{
	if (open_in_scope(g, GUMBO_TAG_RUBY, GUMBO_TAG_RUBY, GUMBO_TAG_RUBY))
		while (!open_top(g)->space &&
		       (open_top(g)->tag == GUMBO_TAG_RT || open_top(g)->tag == GUMBO_TAG_RP))
			open_pop(g, g->depth - 1);
	open_push(g, t, (GumboTag)0);
}

static void
start_root(struct html_open *g, const struct html_tag_seen *t)
{
	/* each adds its attributes to the one html or body element */
	g->root_attributes += t->count;
	if (g->root_attributes > LIMIT_ATTRIBUTES)
		g->why = "too many attributes";
}

static void
start_html(struct html_open *g, const struct html_tag_seen *t)
{
	uint16_t trait = html_traits[t->tag];

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
		g->over = true;
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
			open_reconstruct(g);
		if (!(trait & (VOID | RAW)) && !g->why)
			open_push(g, t,
			    t->tag == GUMBO_TAG_SVG || t->tag == GUMBO_TAG_MATH ? t->tag : 0);
	}
}

/* -------------------------------------------------------------------------------- end tags */

/* The adoption agency, as far as the stack's height is concerned */
static void
end_format(struct html_open *g, GumboTag tag)
{
	struct open_format *f = open_last_format(g, tag);
	size_t i = g->depth;
	bool special = false;

	while (f && i > 0 && g->element[i - 1].format != f->id)
		special |= open_is_special(&g->element[--i]);
	if (!f || i == 0) {
		if (f)
			open_forget_format(g, f);
		return;
	}
	if (!open_in_scope(g, tag, tag, tag))
		return;
	open_forget_format(g, f);
	if (special)
		open_remove(g, i - 1);
	else
		open_pop(g, i - 1);
}

/* An end tag of no element in particular */
static void
end_any(struct html_open *g, const struct html_tag_seen *t)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open_element *o = &g->element[i];

		if (!o->space && o->tag == t->tag) {
			open_pop(g, i);
			return;
		}
		if (open_is_special(o))
			return;
	}
}

static void
end_heading(struct html_open *g)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open_element *o = &g->element[i];

		if (!o->space && o->tag >= GUMBO_TAG_H1 && o->tag <= GUMBO_TAG_H6) {
			open_pop(g, i);
			return;
		}
		if (open_is_scope(o))
			return;
	}
}

static void
end_form(struct html_open *g)
{
	size_t at = open_in_scope(g, GUMBO_TAG_FORM, GUMBO_TAG_FORM, GUMBO_TAG_FORM);

	g->form = false;
	if (at && at == g->depth)
		open_pop(g, at - 1);
	else if (at)
		open_remove(g, at - 1);
}

static void
end_html(struct html_open *g, const struct html_tag_seen *t)
{
	uint16_t trait = html_traits[t->tag];
	size_t at = 0;

	if (t->tag == GUMBO_TAG_BODY || t->tag == GUMBO_TAG_HTML)
		return;
	if (trait & FORMAT) {
		if (open_last_format(g, t->tag))
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
		at = open_in_table(g, t->tag);
	else if (t->tag == GUMBO_TAG_P)
		at = open_in_scope(g, t->tag, GUMBO_TAG_BUTTON, GUMBO_TAG_BUTTON);
	else if (t->tag == GUMBO_TAG_LI)
		at = open_in_scope(g, t->tag, GUMBO_TAG_OL, GUMBO_TAG_UL);
	else if ((trait & (BLOCK | MARKS)) || t->tag == GUMBO_TAG_BUTTON)
		at = open_in_scope(g, t->tag, t->tag, t->tag);
	else
		end_any(g, t);
	if (!at)
		return;
	open_pop(g, at - 1);
	if (trait & MARKS)
		open_clear_formats(g);
}

/* --------------------------------------------------------------------- select, SVG, MathML */

/* The place + 1 of the select that is open here; 0: none */
static size_t
in_select(const struct html_open *g)
{
	for (size_t i = g->depth; i-- > 0;) {
		const struct open_element *o = &g->element[i];

		if (!o->space && o->tag == GUMBO_TAG_SELECT)
			return i + 1;
		if (!o->space && o->tag != GUMBO_TAG_OPTION && o->tag != GUMBO_TAG_OPTGROUP)
			return 0;
	}
	return 0;
}

static bool
is_top(struct html_open *g, GumboTag tag)
{
	return !open_top(g)->space && open_top(g)->tag == tag;
}

/* In a select only few tags mean anything. False: the select was ended, look at the tag again
 */
static bool
select_tag(struct html_open *g, const struct html_tag_seen *t, size_t select)
{
	bool part = t->tag == GUMBO_TAG_TABLE || (html_traits[t->tag] & PART);

	if (t->tag == GUMBO_TAG_OPTION || t->tag == GUMBO_TAG_OPTGROUP) {
		bool group = t->tag == GUMBO_TAG_OPTGROUP;

		if (is_top(g, GUMBO_TAG_OPTION) && (!t->end || !group || g->depth > select + 1))
			open_pop(g, g->depth - 1);
		if (group && is_top(g, GUMBO_TAG_OPTGROUP))
			open_pop(g, g->depth - 1);
		if (!t->end)
			open_push(g, t, (GumboTag)0);
		return true;
	}
	if (t->tag == GUMBO_TAG_SELECT) {
		open_pop(g, select - 1);
		return true;
	}
	if (t->end ? part && t->tag != GUMBO_TAG_COL && t->tag != GUMBO_TAG_COLGROUP &&
			 open_in_table(g, t->tag)
		   : t->tag == GUMBO_TAG_INPUT || t->tag == GUMBO_TAG_KEYGEN ||
			 t->tag == GUMBO_TAG_TEXTAREA) {
		open_pop(g, select - 1);
		return false;
	}
	if (!t->end && part && t->tag != GUMBO_TAG_COL && t->tag != GUMBO_TAG_COLGROUP) {
		size_t base = table_base(g);

		if (base < g->depth && g->element[base].tag == GUMBO_TAG_TABLE) {
			open_pop(g, select - 1);
			return false;
		}
	}
	return t->tag != GUMBO_TAG_TEMPLATE;
}

static bool
starts_as_html(const struct html_open *g, const struct html_tag_seen *t)
{
	const struct open_element *o = open_top(g);

	if (!o->space || open_is_integration(o))
		return true;
	if (open_is_math_text(o))
		return t->tag != GUMBO_TAG_MGLYPH && t->tag != GUMBO_TAG_MALIGNMARK;
	return o->tag == GUMBO_TAG_ANNOTATION_XML && t->tag == GUMBO_TAG_SVG;
}

/* What tags mean in a template depends on what came before them, so nothing is taken for ended
 * but by its own end tag */
static void
template_tag(struct html_open *g, const struct html_tag_seen *t)
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
		if (!(html_traits[t->tag] & known))
			open_push(g, t, foreign && known ? t->tag : (GumboTag)0);
		g->templates += t->tag == GUMBO_TAG_TEMPLATE && !g->why;
	} else if (t->tag == GUMBO_TAG_TEMPLATE) {
		while (
		    i-- > 0 && (g->element[i].space || g->element[i].tag != GUMBO_TAG_TEMPLATE))
			;
		open_pop(g, i);
	} else if (is_top(g, t->tag) && open_top(g)->name == t->name) {
		open_pop(g, g->depth - 1);
	}
}

/* A tag in HTML */
static void
html_tag_in(struct html_open *g, const struct html_tag_seen *t)
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
start_foreign(struct html_open *g, const struct html_tag_seen *t)
{
	GumboTag space = open_top(g)->space;

	if ((html_traits[t->tag] & BREAKOUT) || (t->tag == GUMBO_TAG_FONT && t->colour)) {
		do
			open_pop(g, g->depth - 1);
		while (open_top(g)->space && !open_is_integration(open_top(g)) &&
		       !open_is_math_text(open_top(g)));
		html_tag_in(g, t);
		return;
	}
	if (t->closed)
		return;
	/* Gumbo takes it for HTML's when it looks for one that is open, and fails an assertion
	 */
	if (t->tag == GUMBO_TAG_SELECT)
		g->why = "a select inside SVG or MathML: too odd";
	open_push(g, t, space);
	if (!g->why)
		open_innermost(g)->html = t->tag == GUMBO_TAG_ANNOTATION_XML && t->html;
}

/* False: the tag is HTML's */
static bool
end_foreign(struct html_open *g, const struct html_tag_seen *t)
{
	for (size_t i = g->depth; i-- > 0 && g->element[i].space;)
		if (g->element[i].tag == t->tag && g->element[i].name == t->name) {
			open_pop(g, i);
			return true;
		}
	return false;
}

void
html_open_tag(struct html_open *g, const struct html_tag_seen *t)
{
	if (g->templates && g->selects && g->drawings) {
		template_tag(g, t);
		return;
	}
	if (t->end && open_top(g)->space && end_foreign(g, t))
		return;
	if (!t->end && !starts_as_html(g, t))
		start_foreign(g, t);
	else
		html_tag_in(g, t);
}

/* ------------------------------------------------------------------------------- questions */

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Formatting comes back for text, but not for blanks between a table's cells */
void
html_open_text(struct html_open *g, struct span s)
{
	const struct open_element *o = open_top(g);

	if (!s.len || !g->formats ||
	    (o->space && !open_is_integration(o) && !open_is_math_text(o)))
		return;
	if (o->tag == GUMBO_TAG_TABLE || (html_traits[o->tag] & PART)) {
		while (s.len && is_blank(*s.at)) {
			s.at++;
			s.len--;
		}
		if (!s.len && !(html_traits[o->tag] & MARKS))
			return;
	}
	if (!in_select(g))
		open_reconstruct(g);
}

bool
html_open_is_raw(const struct html_open *g, const struct html_tag_seen *t)
{
	if (t->end || !(html_traits[t->tag] & RAW) || !starts_as_html(g, t))
		return false;
	if (g->templates && g->selects)
		return false;
	return !in_select(g) || t->tag == GUMBO_TAG_SCRIPT || t->tag == GUMBO_TAG_TEXTAREA;
}

bool
html_open_takes_cdata(struct html_open *g)
{
	size_t table;

	/* Gumbo fails an assertion */
	if (open_is_integration(open_top(g)) && (g->templates || between_cells(g, &table)))
		g->why = "CDATA between a table's cells: too odd";
	return open_top(g)->space;
}
