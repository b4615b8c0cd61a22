#include "transcript.h"

#include "parse.h"
#include "shown.h"

/* Long texts are cut, and line ends shown, so that one field stays one line. */
#define SHOWN_MAX 400

/* Nothing that a terminal would obey, whichever format it came through */
static void
print_text(FILE *out, struct span s)
{
	size_t shown = s.len;
	struct buf b;

	if (s.len > SHOWN_MAX + 40)
		for (shown = SHOWN_MAX; shown && ((unsigned char)s.at[shown] & 0xc0) == 0x80;)
			shown--;
	buf_init(&b, 8 * (SHOWN_MAX + 40));
	for (size_t i = 0; i < shown;) {
		size_t n = 0;

		while (i + n < shown && !strchr("\n\r\t", s.at[i + n]))
			n++;
		shown_add(&b, (struct span){ s.at + i, n }, false);
		i += n;
		if (i < shown && s.at[i])
			buf_printf(&b, "\\%c",
			    s.at[i] == '\n'   ? 'n'
			    : s.at[i] == '\r' ? 'r'
					      : 't');
		else if (i < shown)
			buf_text(&b, "\\x00");
		i++;
	}
	fputs(b.data, out);
	buf_release(&b);
	if (shown < s.len)
		fprintf(out, " … (%zu bytes in all)", s.len);
}

static void
print_line(FILE *out, const char *before, const char *text)
{
	fputs(before, out);
	print_text(out, span_of(text));
	putc('\n', out);
}

static void
print_record(struct sink *sink, const struct record *r)
{
	FILE *out = sink->context;
	const struct kind_row *kind = &record_kinds[r->kind];
	struct buf place;

	buf_init(&place, 1024);
	place_text(&r->place, &place);
	fprintf(out, "%s  (", kind->table);
	print_text(out, (struct span){ place.data, place.len });
	fputs(")\n", out);
	buf_release(&place);
	for (int i = 0; i < kind->count; i++) {
		enum field_type type = kind->field[i].type;

		if (!r->value[i].len || type == TYPE_VENDOR || type == TYPE_AGENCY ||
		    type == TYPE_CONTRACT)
			continue;
		fprintf(out, "  %s: ", kind->field[i].name);
		print_text(out, r->value[i]);
		putc('\n', out);
	}
}

static void
print_ask(struct sink *sink, const struct ask *ask)
{
	FILE *out = sink->context;

	fprintf(out, "next %s ", ask->kind);
	if (strcmp(ask->method, "GET") != 0)
		fprintf(out, "%s ", ask->method);
	print_line(out, "", ask->url);
	if (ask->body)
		print_line(out, "  body: ", ask->body);
	if (ask->scope)
		print_line(out, "  scope: ", ask->scope);
	if (ask->param)
		print_line(out, "  param: ", ask->param);
	if (ask->rank || ask->wait)
		fprintf(out, "  rank: %d wait: %d\n", ask->rank, ask->wait);
}

static void
print_issue(struct sink *sink, const struct issue *issue)
{
	FILE *out = sink->context;

	fprintf(out, "%s: ", reach_name(issue->reach));
	print_text(out, span_of(issue->message));
	if (issue->count > 1) {
		fprintf(out, " (%ld times)\n", issue->count);
	} else {
		fputs("  (", out);
		print_text(out, span_of(issue->place));
		fputs(")\n", out);
	}
}

const struct sink_verbs transcript_verbs = { print_record, print_ask, print_issue };

enum reach
transcript_print(FILE *out, const struct page *page)
{
	struct sink sink;
	enum reach worst;

	sink_init(&sink, &transcript_verbs, out, page);
	parse_page(page, &sink);
	sink_finish(&sink);
	worst = sink.worst;
	sink_release(&sink);
	return worst;
}
