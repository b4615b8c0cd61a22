#include "transcript.h"

#include "parse.h"

/* Long texts are cut, and line ends shown, so that one field stays one line. */
#define SHOWN_MAX 400

static void
print_text(FILE *out, struct span s)
{
	size_t shown = s.len;

	if (s.len > SHOWN_MAX + 40)
		for (shown = SHOWN_MAX; shown && ((unsigned char)s.at[shown] & 0xc0) == 0x80;)
			shown--;
	for (size_t i = 0; i < shown; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == '\n')
			fputs("\\n", out);
		else if (c == '\r')
			fputs("\\r", out);
		else if (c == '\t')
			fputs("\\t", out);
		else if (c < 0x20 || c == 0x7f)
			fprintf(out, "\\x%02x", c);
		else
			putc(c, out);
	}
	if (shown < s.len)
		fprintf(out, " … (%zu bytes in all)", s.len);
}

static void
print_record(struct sink *sink, const struct record *r)
{
	FILE *out = sink->context;
	const struct kind_row *kind = &record_kinds[r->kind];
	struct buf place;

	buf_init(&place, 1024);
	place_text(&r->place, &place);
	fprintf(out, "%s  (%s)\n", kind->table, place.data);
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
	print_text(out, span_of(ask->url));
	putc('\n', out);
	if (ask->body) {
		fputs("  body: ", out);
		print_text(out, span_of(ask->body));
		putc('\n', out);
	}
	if (ask->scope)
		fprintf(out, "  scope: %s\n", ask->scope);
	if (ask->param) {
		fputs("  param: ", out);
		print_text(out, span_of(ask->param));
		putc('\n', out);
	}
	if (ask->rank || ask->wait)
		fprintf(out, "  rank: %d wait: %d\n", ask->rank, ask->wait);
}

static void
print_issue(struct sink *sink, const struct issue *issue)
{
	FILE *out = sink->context;

	fprintf(out, "%s: ", reach_name(issue->reach));
	print_text(out, span_of(issue->message));
	if (issue->count > 1)
		fprintf(out, " (%ld times)", issue->count);
	else
		fprintf(out, "  (%s)", issue->place);
	putc('\n', out);
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
