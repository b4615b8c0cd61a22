#include "unit.h"

#include "../../scraper/flow/markup.h"

static char *
made(void (*add)(struct buf *, const char *), const char *text)
{
	struct buf b;

	buf_init(&b, (size_t)1 << 20);
	add(&b, text);
	return buf_take(&b);
}

#define MADE(add, text, want) \
	do { \
		char *got = made(add, text); \
		TEXT(got, want); \
		free(got); \
	} while (0)

void
test_markup__text_is_never_markup(void)
{
	MADE(markup_text, "a < b & \"c\" 'd' > e",
	    "a &lt; b &amp; &quot;c&quot; &#39;d&#39; &gt; e");
	MADE(markup_text, "</script><script>alert(1)</script>",
	    "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;");
	MADE(markup_text, NULL, "");
	MADE(markup_text, "caf\u00e9 \u05d0\u05d1", "caf\u00e9 \u05d0\u05d1");
}

void
test_markup__what_is_not_seen_is_shown(void)
{
	MADE(markup_text, "ACME\u202eCNI", "ACME\\u202eCNI");
	MADE(markup_text,
	    "a\x01"
	    "b\x7f"
	    "c\u200bd\ufeff",
	    "a\\x01b\\x7fc\\u200bd\\ufeff");
	MADE(markup_text, "bad \xff\xc3( utf", "bad \\xff\\xc3( utf");
	MADE(markup_text, "two\nlines\tof", "two lines of");
}

void
test_markup__cut(void)
{
	struct buf b;

	buf_init(&b, 1024);
	markup_cut(&b, (struct span){ "a\0<b", 4 }, 10);
	TEXT(b.data, "a\\x00&lt;b");
	buf_reset(&b);
	/* é is two bytes: it stays whole or goes */
	markup_cut(&b, span_of("ab\u00e9cd"), 3);
	TEXT(b.data, "ab… [cut here: 6 bytes in all]");
	buf_release(&b);
}

void
test_markup__a_megabyte_of_name(void)
{
	char *name = xmalloc((1 << 20) + 1), *got;

	memset(name, '<', 1 << 20);
	name[1 << 20] = '\0';
	got = made(markup_name, name);
	TRUE(strlen(got) < 2000);
	TRUE(strstr(got, "[cut here: 1048576 bytes in all]</bdi>") != NULL);
	free(got);
	free(name);
}

void
test_markup__links(void)
{
	TRUE(markup_is_link("https://www.usaspending.gov/award/CONT_AWD_1_-NONE-/?a=b&c=d#e"));
	TRUE(markup_is_link("http://gao.gov/products/B-411916.2"));
	FALSE(markup_is_link(NULL));
	FALSE(markup_is_link(""));
	FALSE(markup_is_link("javascript:alert(1)"));
	FALSE(markup_is_link("data:text/html,x"));
	FALSE(markup_is_link("//gao.gov/"));
	FALSE(markup_is_link(" https://gao.gov/"));
	FALSE(markup_is_link("https://gao.gov/\" onclick=\"alert(1)"));
	FALSE(markup_is_link("https://gao.gov/<b>"));
	FALSE(markup_is_link("https://gao.gov/\u202e"));
	FALSE(markup_is_link("https://gao.gov/a b"));
}

void
test_markup__money(void)
{
	static const struct {
		const char *number, *currency, *want;
	} cases[] = { { "445073954.23", "USD", "$445.1\u00a0million" },
		{ "2216562177.89", "USD", "$2.22\u00a0billion" }, { "999.50", "USD", "$1,000" },
		{ "999949.99", "USD", "$999,950" }, { "999950", "USD", "$1.0\u00a0million" },
		{ "999949999", "USD", "$999.9\u00a0million" },
		{ "999950000", "USD", "$1.00\u00a0billion" },
		{ "-14166.31", "USD", "-$14,166" },
		{ "1200000", "GBP", "GBP\u00a01.2\u00a0million" } };
	struct buf b;

	buf_init(&b, 1024);
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		char *want =
		    xasprintf("<data value=\"%s\">%s</data>", cases[i].number, cases[i].want);

		buf_reset(&b);
		markup_money(&b, cases[i].number, cases[i].currency);
		TEXT(b.data, want);
		free(want);
	}
	buf_release(&b);
}
