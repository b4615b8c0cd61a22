#include "html_open.h"
#include "html_tree.h"

#include <ctype.h>

/* The page as a browser's tokenizer cuts it */
struct scan {
	const char *at, *end;
	size_t tags;
	struct html_open open;
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Behind the `>` of a comment or of what is read as one */
static void
skip_comment(struct scan *g)
{
	const char *p = g->at + 2;

	if (g->end - g->at >= 9 && memcmp(p, "[CDATA[", 7) == 0 &&
	    html_open_takes_cdata(&g->open)) {
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
	return (size_t)(to - from) == strlen(name) &&
	       strncasecmp(from, name, strlen(name)) == 0;
}

static void
look_at_attribute(struct html_tag_seen *t, const char *name, const char *name_end,
    const char *value, const char *value_end)
{
	if (is_name(name, name_end, "color") || is_name(name, name_end, "face") ||
	    is_name(name, name_end, "size"))
		t->colour = true;
	if (is_name(name, name_end, "encoding"))
		t->html = is_name(value, value_end, "text/html") ||
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
attributes(struct html_tag_seen *t, const char *p, const char *end)
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
		if (t->tag == GUMBO_TAG_FONT || t->tag == GUMBO_TAG_ANNOTATION_XML)
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
read_tag(struct scan *g, struct html_tag_seen *t)
{
	const char *p = g->at + 1, *name;

	*t = (struct html_tag_seen){ .end = *p == '/' };
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
	if (html_open_is_format(t->tag))
		t->attributes = hash_of(name, p, 0);
	if (t->count > LIMIT_ATTRIBUTES)
		g->open.why = "too many attributes";
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

static void
tag(struct scan *g)
{
	struct html_tag_seen t;
	bool raw;

	if (!read_tag(g, &t)) {
		g->at = g->end;
		return;
	}
	g->tags += !t.end;
	raw = html_open_is_raw(&g->open, &t);
	html_open_tag(&g->open, &t);
	if (g->open.over)
		g->at = g->end;
	if (!raw)
		return;
	g->at = raw_end(g->at, g->end, t.tag);
	if (g->at < g->end && !read_tag(g, &t))
		g->at = g->end;
}

static bool
is_letter(const char *p, const char *end)
{
	return p < end && isalpha((unsigned char)*p);
}

const char *
html_guard(struct span text, struct html_seen *seen)
{
	struct scan g;

	g.at = text.at;
	g.end = text.at + text.len;
	g.tags = 0;
	html_open_init(&g.open);
	while (g.at < g.end && !g.open.why) {
		const char *p = memchr(g.at, '<', (size_t)(g.end - g.at));

		if (!p)
			p = g.end;
		html_open_text(&g.open, (struct span){ g.at, (size_t)(p - g.at) });
		g.at = p;
		if (g.end - p < 2)
			break;
		if (is_letter(p + 1, g.end) || (p[1] == '/' && is_letter(p + 2, g.end)))
			tag(&g);
		else if (strchr("!?/", p[1]))
			skip_comment(&g);
		else
			g.at = p + 1;
	}
	*seen = (struct html_seen){ g.tags, g.open.deepest };
	return g.open.why;
}
