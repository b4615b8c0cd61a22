#include "unit.h"

#include "../../scraper/parser.h"
#include "../../scraper/read/bind.h"

static const struct column columns[] = {
	{ "Contract No.", CONTRACT_KEY, NULL },
	{ "Vendor", CONTRACT_VENDOR, NULL },
	{ "Vendor", MAY_MISS(CONTRACT_VENDOR_AS_TYPED), NULL },
	{ "Signed", MAY_MISS(CONTRACT_SIGNED), NULL },
	{ "Clerk*", IGNORE, "names" },
	{ NULL, IGNORE, NULL },
};

static int
bind(struct unit_page *u, struct bind *b, const char *const *names, size_t count)
{
	struct span headings[10];

	for (size_t i = 0; i < count; i++)
		headings[i] = span_of(names[i]);
	return bind_headings(b, unit_sink(u), KIND_CONTRACT, columns, headings, count);
}

void
test_bind__by_name_in_any_order(void)
{
	static const char *const names[] = { " vendor", "CONTRACT  no.", "Clerk's name" };
	struct unit_page *u = unit_page_new("", 0, NULL, NULL);
	struct bind b;

	NUMBER(bind(u, &b, names, 3), REACH_NONE);
	NUMBER((long long)b.count, 3);
	NUMBER((long long)b.bound[0].column, 0);
	NUMBER(column_field(b.bound[1].row), CONTRACT_VENDOR_AS_TYPED);
	NUMBER((long long)b.bound[2].column, 1);
	TEXT(unit_said(u), "");
	unit_page_free(u);
}

void
test_bind__what_does_not_fit_is_said(void)
{
	static const char *const names[] = { "Signed", "Ward", "", "Signed" };
	struct unit_page *u = unit_page_new("", 0, NULL, NULL);
	struct bind b;

	NUMBER(bind(u, &b, names, 4), REACH_PAGE);
	TEXT(unit_said(u), "page: column 'Signed' is there twice  (bytes 0-0)\n"
			   "page: no column 'Contract No.', 'Vendor'  (bytes 0-0)\n"
			   "note: unknown column 'Ward'  (bytes 0-0)\n"
			   "note: column 3 has no heading  (bytes 0-0)\n");
	unit_page_free(u);
}

void
test_bind__fits(void)
{
	const struct span one[] = { { "vendor", 6 }, { "contract no.", 12 } };

	TRUE(bind_fits(columns, one, 2));
	FALSE(bind_fits(columns, one, 1));
	FALSE(bind_fits(columns, NULL, 0));
}
