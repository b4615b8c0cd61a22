#include "html_tree.h"

#include "../base/buf.h"
#include "../base/log.h"
#include "../parser.h"

#include <ctype.h>
#include <gumbo.h>

/* What an element must have, besides its tag */
struct test {
	enum { IS_CLASS, HAS, IS, STARTS, ENDS, HOLDS, NTH, CONTAINS } what;
	const char *name, *value;
	size_t len; /* of value */
	unsigned long nth;
	const struct test *next;
};

/* "tr.odd:first-child" */
struct part {
	char combinator; /* how it stands to `left`: ' ', '>', '+'; without left ' ', or '>' */
	GumboTag tag;    /* GUMBO_TAG_LAST: any */
	const char *name;
	const struct test *tests;
	const struct part *left;
};

struct group {
	const struct part *last;
	const struct group *next;
};

struct html_selector {
	const char *text;
	const struct group *groups;
	struct html_selector *next;
};

/* ------------------------------------------------------------------------------- compiling */

struct compiler {
	struct arena *arena;
	const char *text, *at;
};

static void NORETURN
wrong(const struct compiler *c)
{
	die("the selector '%s' is wrong at '%s'", c->text, c->at);
}

static void
skip_blanks(struct compiler *c)
{
	c->at += strspn(c->at, " \t\n");
}

/* A name; a backslash takes the next character as it stands */
static char *
name(struct compiler *c, bool lower)
{
	char *out = arena_alloc(c->arena, strlen(c->at) + 1), *o = out;

	while (isalnum((unsigned char)*c->at) || (*c->at && strchr("-_\\", *c->at)) ||
	       *c->at < 0) {
		if (*c->at == '\\' && !*++c->at)
			wrong(c);
		*o++ = lower ? (char)tolower((unsigned char)*c->at) : *c->at;
		c->at++;
	}
	*o = '\0';
	if (o == out)
		wrong(c);
	return out;
}

/* A value up to `end`, which is skipped; in quotes or not */
static char *
value(struct compiler *c, char end)
{
	char quote = *c->at == '"' || *c->at == '\'' ? *c->at++ : end;
	const char *to = strchr(c->at, quote);
	char *out;

	if (!to)
		wrong(c);
	out = arena_ndup(c->arena, c->at, (size_t)(to - c->at));
	c->at = to + (quote != end);
	skip_blanks(c);
	if (*c->at != end)
		wrong(c);
	c->at++;
	return out;
}

static void
attribute_test(struct compiler *c, struct test *t)
{
	skip_blanks(c);
	t->name = name(c, true);
	skip_blanks(c);
	t->what = HAS;
	if (*c->at == ']') {
		c->at++;
		return;
	}
	t->what = *c->at == '^' ? STARTS : *c->at == '$' ? ENDS : *c->at == '*' ? HOLDS : IS;
	c->at += t->what != IS;
	if (*c->at++ != '=')
		wrong(c);
	skip_blanks(c);
	t->value = value(c, ']');
}

static void
pseudo_test(struct compiler *c, struct test *t)
{
	const char *word = name(c, true);
	char *end;

	if (strcmp(word, "first-child") == 0) {
		t->what = NTH;
		t->nth = 1;
		return;
	}
	if (*c->at++ != '(')
		wrong(c);
	if (strcmp(word, "contains") == 0) {
		t->what = CONTAINS;
		t->value = value(c, ')');
	} else if (strcmp(word, "nth-child") == 0) {
		t->what = NTH;
		t->nth = strtoul(c->at, &end, 10);
		if (end == c->at || *end != ')')
			wrong(c);
		c->at = end + 1;
	} else {
		wrong(c);
	}
}

static struct test *
test(struct compiler *c)
{
	struct test *t = arena_zero(c->arena, sizeof(*t));

	switch (*c->at++) {
	case '#':
		t->what = IS;
		t->name = "id";
		t->value = name(c, false);
		break;
	case '.':
		t->what = IS_CLASS;
		t->value = name(c, false);
		break;
	case '[':
		attribute_test(c, t);
		break;
	default:
		pseudo_test(c, t);
		break;
	}
	t->len = t->value ? strlen(t->value) : 0;
	return t;
}

static struct part *
part(struct compiler *c)
{
	struct part *p = arena_zero(c->arena, sizeof(*p));
	const struct test **end = &p->tests;
	const char *from = c->at;

	p->tag = GUMBO_TAG_LAST;
	if (*c->at == '*') {
		c->at++;
	} else if (isalpha((unsigned char)*c->at)) {
		p->name = name(c, true);
		p->tag = gumbo_tag_enum(p->name);
	}
	while (*c->at && strchr("#.[:", *c->at)) {
		struct test *t = test(c);

		*end = t;
		end = &t->next;
	}
	if (c->at == from)
		wrong(c);
	return p;
}

static const struct part *
parts(struct compiler *c)
{
	const struct part *left = NULL;

	for (;;) {
		char combinator = ' ';
		struct part *p;

		skip_blanks(c);
		if (*c->at == '>' || (*c->at == '+' && left))
			combinator = *c->at++;
		else if (left && (!*c->at || *c->at == ','))
			return left;
		skip_blanks(c);
		p = part(c);
		p->combinator = combinator;
		p->left = left;
		left = p;
	}
}

static struct html_selector *
compile(struct arena *a, const char *text)
{
	struct compiler c = { a, arena_dup(a, text), NULL };
	struct html_selector *s = arena_zero(a, sizeof(*s));
	const struct group **end = &s->groups;

	s->text = c.at = c.text;
	do {
		struct group *g = arena_zero(a, sizeof(*g));

		c.at += c.at != c.text;
		g->last = parts(&c);
		*end = g;
		end = &g->next;
	} while (*c.at == ',');
	if (*c.at)
		wrong(&c);
	return s;
}

/* A parser has a few dozen of them and asks for one again and again: the last one comes first
 */
static const struct html_selector *
find_selector(struct html_doc *doc, const char *text)
{
	struct html_selector **at = &doc->selectors, *s;

	while (*at && strcmp((*at)->text, text) != 0)
		at = &(*at)->next;
	s = *at;
	if (s)
		*at = s->next;
	else
		s = compile(doc->arena, text);
	s->next = doc->selectors;
	doc->selectors = s;
	return s;
}

/* -------------------------------------------------------------------------------- matching */

static bool
has_class(const char *classes, const struct test *t)
{
	for (const char *p = classes; p && *p;) {
		size_t n;

		p += strspn(p, " \t\r\n\f");
		n = strcspn(p, " \t\r\n\f");
		if (n == t->len && memcmp(p, t->value, n) == 0)
			return true;
		p += n;
	}
	return false;
}

static bool
contains(const struct node *n, const char *text)
{
	struct buf b;
	bool found;

	buf_init(&b, LIMIT_PAGE_BODY);
	html_add_text(&b, n, false);
	found = strstr(b.data, text) != NULL;
	buf_release(&b);
	return found;
}

static bool
passes(const struct test *t, const struct node *n)
{
	const char *v;
	size_t len;

	switch (t->what) {
	case NTH:
		return n->nth == t->nth;
	case CONTAINS:
		return contains(n, t->value);
	case IS_CLASS:
		return has_class(html_attr_value(n, "class"), t);
	default:
		break;
	}
	v = html_attr_value(n, t->name);
	if (!v || t->what == HAS)
		return v != NULL;
	if (t->what == IS)
		return strcmp(v, t->value) == 0;
	if (!t->len)
		return false;
	if (t->what == STARTS)
		return strncmp(v, t->value, t->len) == 0;
	if (t->what == HOLDS)
		return strstr(v, t->value) != NULL;
	len = strlen(v);
	return len >= t->len && memcmp(v + len - t->len, t->value, t->len) == 0;
}

static bool
is_part(const struct part *p, const struct node *n)
{
	if (p->tag != GUMBO_TAG_LAST && p->tag != n->tag)
		return false;
	if (p->tag == GUMBO_TAG_UNKNOWN && strcmp(p->name, n->word) != 0)
		return false;
	for (const struct test *t = p->tests; t; t = t->next)
		if (!passes(t, n))
			return false;
	return true;
}

/*
 * Parts joined by '>' and '+', the last of them at n. The first part's node, with *left what
 * must stand around it (NULL: nothing); NULL where they do not match.
 */
static const struct node *
match_run(
    const struct part *p, const struct node *n, const struct node *in, const struct part **left)
{
	const struct node *root = html_root(n);

	while (is_part(p, n)) {
		*left = p->left;
		if (p->combinator == ' ')
			return n;
		if (!p->left)
			return n->parent == in->index ? n : NULL;
		if (p->combinator == '+') {
			if (!n->before)
				return NULL;
			n = root + n->before;
		} else {
			if (n->parent == in->index)
				return NULL;
			n = root + n->parent;
		}
		p = p->left;
	}
	return NULL;
}

/* For "a b" the nearest a around b leaves most to the parts on its left: no need to try others
 */
static bool
match(const struct part *p, const struct node *n, const struct node *in)
{
	const struct node *root = html_root(n);
	const struct part *left;

	n = match_run(p, n, in, &left);
	while (n && left) {
		const struct node *found = NULL;
		const struct part *rest = NULL;

		while (!found && n->parent != in->index) {
			n = root + n->parent;
			found = match_run(left, n, in, &rest);
		}
		n = found;
		left = rest;
	}
	return n != NULL;
}

const struct node *
html_next(const struct node *in, const char *selector, const struct node *after)
{
	const struct html_selector *s;
	const struct node *n, *end;

	if (!in)
		return NULL;
	s = find_selector(html_doc(in), selector);
	end = html_root(in) + in->end;
	n = after && after > in ? after + 1 : in + 1;
	for (; n < end; n++) {
		if (n->kind != HTML_ELEMENT)
			continue;
		for (const struct group *g = s->groups; g; g = g->next)
			if (match(g->last, n, in))
				return n;
	}
	return NULL;
}

size_t
html_count(const struct node *in, const char *selector)
{
	const struct node *n = NULL;
	size_t count = 0;

	while ((n = html_next(in, selector, n)))
		count++;
	return count;
}

const struct node *
html_single(const struct node *in, const char *selector, bool wanted)
{
	const struct node *n;
	struct sink *sink;

	if (!in || !selector)
		return in;
	n = html_next(in, selector, NULL);
	sink = html_doc(in)->sink;
	if (!n && wanted)
		sink_issue_raw(sink, REACH_ROW, html_bytes(in), "no '%s'", selector);
	if (!n || !html_next(in, selector, n))
		return n;
	sink_issue_raw(sink, REACH_ROW, html_bytes(in), "%zu of '%s', not one",
	    html_count(in, selector), selector);
	return NULL;
}

const struct node *
html_one(const struct node *in, const char *selector)
{
	return html_single(in, selector, true);
}
