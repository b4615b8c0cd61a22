#include "generate.h"
#include "base/buf.h"

#define LINKS_A_PAGE 100
#define PAGE_MAX_BYTES ((size_t)1 << 20)
#define FIRST_CHANGE 1735689600 /* 2025-01-01 */
#define DAY 86400

struct dice {
	uint64_t state;
};

static uint64_t
roll(struct dice *d, uint64_t sides)
{
	uint64_t z = d->state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return (z ^ z >> 31) % sides;
}

static void
add_head(struct buf *out, const char *title)
{
	buf_printf(out,
	    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<title>%s</title>\n</head>\n<body>\n<h1>%s</h1>\n",
	    title, title);
}

static void
add_row(struct buf *out, struct dice *d)
{
	static const char *const vendors[] = { "Acme Data Systems, Inc.",
		"Borealis Software LLC", "Cartwright &amp; Sons", "Delta Cloud Partners",
		"Everglade Analytics Corp.", "Fairbanks Federal Resellers",
		"Granite Mobile GmbH", "Harbor Logistics, L.P." };
	uint64_t dollars = roll(d, 5000000);

	buf_printf(out,
	    "<tr><td class=\"number\">70CTD0%02u%c%08u</td><td class=\"vendor\">%s</td>"
	    "<td class=\"date\">%02u/%02u/20%02u</td><td "
	    "class=\"amount\">$%u,%03u.%02u</td></tr>\n",
	    (unsigned)roll(d, 26), "CDFP"[roll(d, 4)], (unsigned)roll(d, 100000000),
	    vendors[roll(d, ARRAY_SIZE(vendors))], (unsigned)roll(d, 12) + 1,
	    (unsigned)roll(d, 28) + 1, (unsigned)roll(d, 10) + 15,
	    (unsigned)(dollars / 1000) + 1, (unsigned)(dollars % 1000), (unsigned)roll(d, 100));
}

static void
add_table(struct buf *out, struct dice *d)
{
	uint64_t rows = 25 + roll(d, 76);

	buf_text(out,
	    "<table id=\"contracts\">\n<thead><tr><th>Contract number</th><th>Vendor</th>"
	    "<th>Date</th><th>Amount</th></tr></thead>\n<tbody>\n");
	for (uint64_t i = 0; i < rows; i++)
		add_row(out, d);
	buf_text(out, "</tbody>\n</table>\n");
}

/* What a released letter looks like, up to the size that this page is to have. */
static void
add_letter(struct buf *out, struct dice *d, size_t size)
{
	static const char *const sentences[] = {
		"This responds to your request for records, received by this office and "
		"assigned "
		"the number above. ",
		"A search of the offices most likely to hold responsive records was made, and "
		"the "
		"pages found are enclosed. ",
		"Portions are withheld in part pursuant to exemptions 4 and 6, as marked on "
		"each "
		"page where they apply. ",
		"The contract numbers listed above are released in full; unit prices were "
		"referred "
		"to the submitters for comment. ",
		"You may appeal this determination in writing within ninety days of the date "
		"of "
		"this letter. ",
		"No fee is charged, since the number of pages is below the threshold set by "
		"the "
		"schedule of this agency. ",
		"Records that originated with another component were referred there for direct "
		"response to you. ",
		"The liaison named below can be reached by telephone or by mail during the "
		"usual "
		"hours of business. ",
	};

	while (out->len < size) {
		buf_text(out, "<p>");
		for (int i = 0; i < 5; i++)
			buf_text(out, sentences[roll(d, ARRAY_SIZE(sentences))]);
		buf_text(out, "</p>\n");
	}
}

static void
add_document(struct buf *out, long id)
{
	struct dice d = { (uint64_t)id * 0x2545f4914f6cdd1d };
	/* the last paragraph and the end come on top */
	size_t size = 20000 + (size_t)roll(&d, 39400);
	char title[64];

	snprintf(title, sizeof(title), "Release %ld", id);
	add_head(out, title);
	add_table(out, &d);
	add_letter(out, &d, size);
	buf_text(out, "</body>\n</html>\n");
}

static void
add_list(struct buf *out, long total, long page)
{
	long first = (page - 1) * LINKS_A_PAGE + 1, last = page * LINKS_A_PAGE;
	char title[64];

	snprintf(title, sizeof(title), "Releases, page %ld", page);
	add_head(out, title);
	buf_text(out, "<ul class=\"releases\">\n");
	for (long id = first; id <= last && id <= total; id++)
		buf_printf(out, "<li><a href=\"/doc/%ld\">Release %ld</a></li>\n", id, id);
	buf_text(out, "</ul>\n");
	if (last < total)
		buf_printf(out, "<p><a class=\"next\" href=\"/list?page=%ld\">Next</a></p>\n",
		    page + 1);
	buf_text(out, "</body>\n</html>\n");
}

/* 1 to most; 0 where the text is no such number. */
static long
number_of(const char *text, long most)
{
	char *end;
	long number = strtol(text, &end, 10);

	return *text >= '1' && *text <= '9' && !*end && number <= most ? number : 0;
}

static long
list_page(long total, const char *target)
{
	char *value = query_value(target, "page");
	long pages = total / LINKS_A_PAGE + (total % LINKS_A_PAGE != 0);
	long page = value ? number_of(value, pages) : pages > 0;

	free(value);
	return page;
}

struct body *
generate_page(long total, const char *target, time_t *modified)
{
	bool is_list = strncmp(target, "/list", 5) == 0 && (!target[5] || target[5] == '?');
	bool is_document = strncmp(target, "/doc/", 5) == 0;
	long number = is_list       ? list_page(total, target)
		      : is_document ? number_of(target + 5, total)
				    : 0;
	struct buf out;
	size_t len;

	if (!number)
		return NULL;
	buf_init(&out, PAGE_MAX_BYTES);
	if (is_list)
		add_list(&out, total, number);
	else
		add_document(&out, number);
	*modified = FIRST_CHANGE + number % 365 * DAY;
	len = out.len;
	return body_new(buf_take(&out), len);
}
