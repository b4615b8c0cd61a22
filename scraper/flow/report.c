#include "report_part.h"

#include "../base/hash.h"
#include "../base/log.h"
#include "../base/sql.h"

#include <openssl/evp.h>

#define FLUSH_AT ((size_t)64 << 10)

/* ------------------------------------------------------------------ what parts share */

struct rows *
report_rows(struct report *r, const char *query, long most)
{
	char *path = xasprintf("queries/%s", query), *limit = xasprintf("%ld", most);
	const char *bound[SCOPES + 1];
	struct rows *rows;

	memcpy(bound, r->scope, sizeof(r->scope));
	bound[SCOPES] = limit;
	rows = db_rows(
	    r->db, sql_text(path), (struct db_args){ bound, most ? SCOPES + 1 : SCOPES });
	free(path);
	free(limit);
	return rows;
}

static int
column_of(const struct rows *rows, const char *name)
{
	for (int i = 0; i < rows_width(rows); i++)
		if (strcmp(rows_name(rows, i), name) == 0)
			return i;
	die("a report's query has no column '%s'", name);
}

const char *
report_get(const struct rows *rows, int row, const char *column)
{
	return rows_get(rows, row, column_of(rows, column));
}

long
report_number(const struct rows *rows, int row, const char *column)
{
	return rows_number(rows, row, column_of(rows, column));
}

double
report_value(const struct rows *rows, int row, const char *column)
{
	const char *text = report_get(rows, row, column);

	return text ? strtod(text, NULL) : 0;
}

const char *
report_total(const struct report *r, const char *column)
{
	return report_get(r->totals, 0, column);
}

long
report_total_number(const struct report *r, const char *column)
{
	return report_number(r->totals, 0, column);
}

bool
report_is_all(const struct report *r)
{
	return strcmp(r->scope[SCOPE_ALL], "yes") == 0;
}

const char *
report_vendor_word(const struct report *r, long n)
{
	if (report_is_all(r))
		return n == 1 ? "vendor" : "vendors";
	return n == 1 ? "software vendor" : "software vendors";
}

bool
report_flush(struct report *r)
{
	return r->page->len < FLUSH_AT || output_put(r->out);
}

void
report_bar(struct report *r, const char *style, double share)
{
	share = share < 0 ? 0 : share > 1 ? 1 : share;
	buf_printf(r->page,
	    "<svg class=\"bar %s\" width=\"100%%\" height=\"12\" aria-hidden=\"true\">"
	    "<rect width=\"%.2f%%\" height=\"12\" rx=\"1\"/></svg>",
	    style, share * 100);
}

/* -------------------------------------------------------------------------- the page */

#define STYLE "report/page.css"
#define SCRIPT "report/page.js"

static bool
style(struct report *r)
{
	buf_text(r->page, sql_text(STYLE));
	return true;
}

static bool
script(struct report *r)
{
	buf_text(r->page, sql_text(SCRIPT));
	return true;
}

static void
add_hash(struct buf *out, const char *text)
{
	unsigned char digest[SHA256_SIZE], base64[64];

	sha256(text, strlen(text), digest);
	EVP_EncodeBlock(base64, digest, sizeof(digest));
	buf_printf(out, "'sha256-%s'", (const char *)base64);
}

static bool
policy(struct report *r)
{
	buf_text(r->page, "default-src 'none'; base-uri 'none'; form-action 'none'; img-src "
			  "data:; style-src ");
	add_hash(r->page, sql_text(STYLE));
	buf_text(r->page, "; script-src ");
	add_hash(r->page, sql_text(SCRIPT));
	return true;
}

static bool
version(struct report *r)
{
	buf_text(r->page, "paydirt " PAYDIRT_VERSION);
	return true;
}

static const struct part {
	const char *name;
	bool (*write)(struct report *);
} parts[] = {
	{ "policy", policy },
	{ "style", style },
	{ "script", script },
	{ "version", version },
	{ "title", report_title },
	{ "kicker", report_kicker },
	{ "heading", report_heading },
	{ "notice", report_notice },
	{ "lede", report_lede },
	{ "vendors", report_vendors },
	{ "years", report_years },
	{ "resellers", report_resellers },
	{ "timeline", report_timeline },
	{ "records", report_records },
	{ "kinds", report_kinds },
	{ "caveats", report_caveats },
	{ "sources", report_sources },
	{ "asked", report_asked },
};

static bool
write_part(struct report *r, const char *name, size_t len)
{
	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		if (span_is((struct span){ name, len }, parts[i].name))
			return parts[i].write(r);
	die("the report's template has no part '%.*s'", (int)len, name);
}

static bool
fill_template(struct report *r, const char *text)
{
	const char *open, *close;

	while ((open = strstr(text, "{{")) && (close = strstr(open, "}}"))) {
		buf_add(r->page, text, (size_t)(open - text));
		if (!write_part(r, open + 2, (size_t)(close - open - 2)) || !report_flush(r))
			return false;
		text = close + 2;
	}
	buf_text(r->page, text);
	return output_put(r->out);
}

static const char *
value_of(const struct report *r, const char *parameter)
{
	for (size_t i = 0; i < r->question->parameters; i++)
		if (strcmp(r->question->parameter[i].name, parameter) == 0)
			return r->value[i];
	return "";
}

static void
take_scope(struct report *r)
{
	static const char *const names[SCOPES] = { "agency", "vendor", "relation", "since",
		"until", "all" };

	for (size_t i = 0; i < SCOPES; i++)
		r->scope[i] = value_of(r, names[i]);
}

static bool
write_page(struct report *r)
{
	r->totals = report_rows(r, "report_totals.sql", 0);
	if (!r->totals)
		return false;
	if (!rows_count(r->totals)) {
		log_error("there is no agency '%s'", r->scope[SCOPE_AGENCY]);
		return false;
	}
	r->currency = report_total(r, "currency");
	return output_open(r->out) && fill_template(r, sql_text("report/page.html")) &&
	       output_finish(r->out);
}

bool
report_write(
    struct db *db, const struct question *q, const char *const *value, struct output *out)
{
	static const struct output_format page = { .name = "html", .own_foot = true };
	struct report r = {
		.db = db, .question = q, .value = value, .out = out, .page = &out->line
	};
	bool good;

	out->format = &page;
	take_scope(&r);
	good = write_page(&r);
	rows_free(r.totals);
	return good;
}
