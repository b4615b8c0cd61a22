/* digest.c: the texts of a digest; digest_night.c tells them. */
#include "digest.h"

#include "../read/json.h"
#include "output.h"
#include "shown.h"

enum { WHAT, LINE, ADDRESS, ID };

static int
shown_lines(const struct digest *d)
{
	int count = rows_count(d->rows);

	return count > DIGEST_LINES_MAX ? DIGEST_LINES_MAX : count;
}

static const char *
cell(const struct digest *d, int row, int column)
{
	const char *text = rows_get(d->rows, row, column);

	return text ? text : "";
}

/* An address that may stand behind a link: of a portal, and nothing that a page would run */
static bool
is_link(const char *address)
{
	return (strncmp(address, "https://", 8) == 0 || strncmp(address, "http://", 7) == 0) &&
	       !strpbrk(address, " <>\"'()\\`");
}

void
digest_title(const struct digest *d, struct buf *out)
{
	buf_printf(out, "%s: %ld new, %ld changed, %ld gone", d->watch->name, d->fresh,
	    d->changed, d->gone);
}

static void
add_left_out(const struct digest *d, const char *format, struct buf *out)
{
	int more = rows_count(d->rows) - shown_lines(d);
	char count[16];

	if (more <= 0)
		return;
	snprintf(count, sizeof(count), "%d", more);
	buf_printf(out, "%s%s more; 'paydirt changes' shows all%s", format, count,
	    strcmp(format, "<li>") == 0 ? "</li>\n" : "\n");
}

/* ------------------------------------------------------------------------- markdown */

static void
add_markdown(struct buf *out, const char *text)
{
	struct buf safe;

	buf_init(&safe, DIGEST_TEXT_MAX);
	shown_add(&safe, span_of(text), false);
	output_markdown(out, safe.data);
	buf_release(&safe);
}

void
digest_markdown(const struct digest *d, struct buf *out)
{
	struct buf about;
	const char *last = "";

	buf_init(&about, DIGEST_TEXT_MAX);
	watch_describe(d->watch, &about);
	buf_text(out, "\n## ");
	digest_title(d, out);
	buf_text(out, "\n\nLooked for: ");
	add_markdown(out, about.data);
	buf_text(out, "\n");
	for (int i = 0; i < shown_lines(d); i++) {
		const char *what = cell(d, i, WHAT), *address = cell(d, i, ADDRESS);

		if (strcmp(what, last) != 0)
			buf_printf(out, "\n### %s\n\n", what);
		last = what;
		buf_text(out, "- ");
		add_markdown(out, cell(d, i, LINE));
		buf_printf(out, is_link(address) ? " ([%s](%s))\n" : " (%s)\n", cell(d, i, ID),
		    address);
	}
	add_left_out(d, "\n", out);
	buf_release(&about);
}

/* ----------------------------------------------------------------------------- mail */

static void
add_wrapped(struct buf *out, const char *text)
{
	struct buf safe;
	struct span rest, line;
	const char *indent = "- ";

	buf_init(&safe, DIGEST_TEXT_MAX);
	shown_add(&safe, span_of(text), false);
	rest = (struct span){ safe.data, safe.len };
	while (shown_line(&rest, 76, &line)) {
		buf_text(out, indent);
		buf_add(out, line.at, line.len);
		buf_char(out, '\n');
		indent = "  ";
	}
	buf_release(&safe);
}

void
digest_text(const struct digest *d, struct buf *out)
{
	const char *last = "";

	digest_title(d, out);
	buf_printf(out, "\nas of %s. Looked for: ", d->time);
	watch_describe(d->watch, out);
	buf_text(out, "\n");
	for (int i = 0; i < shown_lines(d); i++) {
		const char *what = cell(d, i, WHAT), *address = cell(d, i, ADDRESS);

		if (strcmp(what, last) != 0)
			buf_printf(out, "\n%s\n\n", what);
		last = what;
		add_wrapped(out, cell(d, i, LINE));
		buf_printf(out, "  paydirt trace %s%s%s\n", cell(d, i, ID),
		    is_link(address) ? "   " : "", is_link(address) ? address : "");
	}
	add_left_out(d, "\n", out);
	buf_text(out,
	    "\nNew to us is not new in the world; gone from a portal does not mean hidden.\n");
}

/* ----------------------------------------------------------------------------- Atom */

static void
add_xml(struct buf *out, const char *text)
{
	for (const char *p = text; *p; p++) {
		const char *entity = *p == '&'    ? "&amp;"
				     : *p == '<'  ? "&lt;"
				     : *p == '>'  ? "&gt;"
				     : *p == '"'  ? "&quot;"
				     : *p == '\'' ? "&#39;"
						  : NULL;

		if (entity)
			buf_text(out, entity);
		else
			buf_char(out, *p);
	}
}

static void
add_shown_xml(struct buf *out, const char *text)
{
	struct buf safe;

	buf_init(&safe, DIGEST_TEXT_MAX);
	shown_add(&safe, span_of(text), false);
	add_xml(out, safe.data);
	buf_release(&safe);
}

static void
add_html(const struct digest *d, struct buf *out)
{
	const char *last = "";

	for (int i = 0; i < shown_lines(d); i++) {
		const char *what = cell(d, i, WHAT), *address = cell(d, i, ADDRESS);

		if (strcmp(what, last) != 0)
			buf_printf(out, "%s<h3>%s</h3>\n<ul>\n", *last ? "</ul>\n" : "", what);
		last = what;
		buf_text(out, "<li>");
		add_shown_xml(out, cell(d, i, LINE));
		if (is_link(address)) {
			buf_text(out, " <a href=\"");
			add_xml(out, address);
			buf_printf(out, "\">%s</a>", cell(d, i, ID));
		}
		buf_text(out, "</li>\n");
	}
	add_left_out(d, "<li>", out);
	buf_text(out, *last ? "</ul>\n" : "");
}

void
digest_atom(const struct digest *d, struct buf *out)
{
	struct buf html;

	buf_init(&html, DIGEST_TEXT_MAX);
	add_html(d, &html);
	buf_printf(out,
	    "<entry>\n<id>tag:paydirt,2026:watch/%s/%s</id>\n<updated>%s</updated>\n<title>",
	    d->watch->name, d->time, d->time);
	digest_title(d, out);
	buf_text(out, "</title>\n<content type=\"html\">");
	add_xml(out, html.data);
	buf_text(out, "</content>\n</entry>\n");
	buf_release(&html);
}

/* ----------------------------------------------------------------------------- JSON */

static void
add_member(struct buf *out, const char *name, const char *text)
{
	buf_printf(out, "\"%s\": ", name);
	json_quote(out, text);
}

void
digest_json(const struct digest *d, struct buf *out)
{
	struct buf text;

	buf_init(&text, DIGEST_TEXT_MAX);
	digest_text(d, &text);
	buf_char(out, '{');
	add_member(out, "text", text.data);
	buf_text(out, ", ");
	add_member(out, "watch", d->watch->name);
	buf_text(out, ", ");
	add_member(out, "time", d->time);
	buf_printf(out, ", \"new\": %ld, \"changed\": %ld, \"gone\": %ld, \"lines\": [",
	    d->fresh, d->changed, d->gone);
	for (int i = 0; i < shown_lines(d); i++) {
		buf_text(out, i ? ",\n{" : "\n{");
		add_member(out, "what", cell(d, i, WHAT));
		buf_text(out, ", ");
		add_member(out, "line", cell(d, i, LINE));
		buf_text(out, ", ");
		add_member(out, "address", cell(d, i, ADDRESS));
		buf_text(out, ", ");
		add_member(out, "id", cell(d, i, ID));
		buf_char(out, '}');
	}
	buf_text(out, "]}\n");
	buf_release(&text);
}
