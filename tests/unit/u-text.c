#include "unit.h"

#include "../../scraper/read/name.h"
#include "../../scraper/read/text.h"
#include "../../scraper/read/url.h"

static struct arena
fresh(void)
{
	struct arena a;

	arena_init(&a, 0);
	return a;
}

#define CHECK(function, text, as, want) TEXT(function(&a, span_of(text), as), want)

void
test_text__dates(void)
{
	struct arena a = fresh();

	CHECK(text_date, "2025-03-28", NULL, "2025-03-28");
	CHECK(text_date, " 2025-03-28 00:00:00 ", NULL, "2025-03-28");
	CHECK(text_date, "2025-03-28T23:00:00-05:00", NULL, "2025-03-28");
	CHECK(text_date, "2025-02-29", NULL, NULL);
	CHECK(text_date, "2024-02-29", NULL, "2024-02-29");
	CHECK(text_date, "12/22/17", "%m/%d/%y", "2017-12-22");
	CHECK(text_date, "5/31/21 0:00", "%m/%d/%y|%m/%d/%y %H:%M", "2021-05-31");
	CHECK(text_date, "12/22/2017", "%m/%d/%y|%m/%d/%Y", "2017-12-22");
	CHECK(text_date, "Mar 31, 2015", "%b %d, %Y", "2015-03-31");
	CHECK(text_date, "02/30/2015", "%m/%d/%Y", NULL);
	CHECK(text_date, "soon", NULL, NULL);
	CHECK(text_date, "", NULL, NULL);
	arena_release(&a);
}

void
test_text__times(void)
{
	struct arena a = fresh();

	CHECK(text_time, "2026-04-24 15:56:56.422-04", NULL, "2026-04-24 19:56:56+00");
	CHECK(text_time, "2026-04-24T15:56:56Z", NULL, "2026-04-24 15:56:56+00");
	CHECK(text_time, "2026-04-24T15:56", NULL, "2026-04-24 15:56:00+00");
	CHECK(text_time, "2026-04-24 15:56:56+00", NULL, "2026-04-24 15:56:56+00");
	CHECK(text_time, "2026-04-24T15:56:56+05:30", NULL, "2026-04-24 10:26:56+00");
	CHECK(text_time, "2026-04-24", NULL, "2026-04-24 00:00:00+00");
	CHECK(text_time, "2026-04-24T99:56", NULL, NULL);
	arena_release(&a);
}

void
test_text__money(void)
{
	struct arena a = fresh();

	CHECK(text_money, "351129069.99", NULL, "351129069.99");
	CHECK(text_money, "850361073.0", NULL, "850361073.00");
	CHECK(text_money, "12.5", NULL, "12.50");
	CHECK(text_money, "12.3450", NULL, "12.345");
	CHECK(text_money, "$ 1,476,476.65", NULL, "1476476.65");
	CHECK(text_money, "-$5", NULL, "-5.00");
	CHECK(text_money, "$-5", NULL, "-5.00");
	CHECK(text_money, "(1,234.50)", NULL, "-1234.50");
	CHECK(text_money, "-0.00", NULL, "0.00");
	CHECK(text_money, ".5", NULL, "0.50");
	CHECK(text_money, "007", NULL, "7.00");
	CHECK(text_money, "1.5E+03", NULL, "1500.00");
	CHECK(text_money, "12345", "cents", "123.45");
	CHECK(text_money, "1,23", NULL, NULL);
	CHECK(text_money, "1.2.3", NULL, NULL);
	CHECK(text_money, "12 dollars", NULL, NULL);
	CHECK(text_money, "$", NULL, NULL);
	CHECK(text_money, "(5", NULL, NULL);
	arena_release(&a);
}

void
test_text__counts_and_bools(void)
{
	struct arena a = fresh();

	TEXT(text_count(&a, span_of("1,234")), "1234");
	TEXT(text_count(&a, span_of("7.0")), "7");
	TEXT(text_count(&a, span_of("7.5")), NULL);
	TEXT(text_count(&a, span_of("many")), NULL);
	TEXT(text_bool(span_of(" Yes ")), "t");
	TEXT(text_bool(span_of("f")), "f");
	TEXT(text_bool(span_of("maybe")), NULL);
	arena_release(&a);
}

void
test_text__encodings(void)
{
	struct arena a = fresh();

	TRUE(text_is_utf8(span_of("plain and caf\xc3\xa9")));
	FALSE(text_is_utf8(span_of("caf\xe9")));
	FALSE(text_is_utf8(span_of("overlong \xc0\xaf")));
	FALSE(text_is_utf8(span_of("surrogate \xed\xa0\x80")));
	FALSE(text_is_utf8((struct span){ "a\0b", 3 }));
	SPAN(text_utf8(&a, span_of("it\x92s caf\xe9")), "it\xe2\x80\x99s caf\xc3\xa9");
	SPAN(text_utf8(&a, (struct span){ "a\0b", 3 }), "ab");
	SPAN(text_utf8(&a, span_of("\x81")), "\xef\xbf\xbd");
	SPAN(text_from_utf16(&a,
		 (struct span){ "\xff\xfe"
				"A\0\x3d\xd8\x00\xde",
		     8 },
		 false),
	    "A\xf0\x9f\x98\x80");
	arena_release(&a);
}

void
test_text__blanks(void)
{
	struct arena a = fresh();

	SPAN(text_trim(span_of(" \t\xc2\xa0x y\r\n\xe2\x80\x8b")), "x y");
	SPAN(text_trim(span_of(" \n")), "");
	TEXT(text_squeeze(&a, "  a \xc2\xa0 b\n\nc "), "a b c");
	TRUE(text_same(span_of("Award  ID "), span_of("award id")));
	FALSE(text_same(span_of("Award ID"), span_of("AwardID")));
	TEXT(text_between(&a, "File: B-1; Date: x", "date:", NULL), "x");
	TEXT(text_between(&a, "File: B-1; Date: x", "file:", ";"), "B-1");
	arena_release(&a);
}

void
test_text__patterns(void)
{
	struct arena a = fresh();

	TEXT(text_match(&a, "see B-411916.2 now", "\\bB-\\d+(\\.\\d+)?"), ".2");
	TEXT(text_match(&a, "see b-411916.2 now", "\\bB-\\d+(?:\\.\\d+)?"), "b-411916.2");
	TEXT(text_match(&a, "nothing", "\\d"), NULL);
	TEXT(text_piid(&a, "palantirTech HSCETC-15-C-00001.pdf"), "HSCETC15C00001");
	TEXT(text_piid(&a, "order 70CTD025FR0000052 of"), "70CTD025FR0000052");
	TEXT(text_piid(&a, "024-000005265"), NULL);
	arena_release(&a);
}

/* a pattern that backtracks is cut by the match limit, not by the reader's patience */
void
test_text__match_limit(void)
{
	struct arena a = fresh();

	TEXT(text_match(&a, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "(a+)+$"),
	    NULL);
	arena_release(&a);
}

void
test_name__keys(void)
{
	struct arena a = fresh();

	TEXT(name_key_of(&a, "PALANTIR TECHNOLOGIES INC."), "palantir technologies");
	TEXT(name_key_of(&a, "PEN-LINK, LTD."), "pen link");
	TEXT(name_key_of(&a, "AT&T Corp"), "at and t");
	TEXT(name_key_of(&a, "The L.L.C. Company, Inc."), "llc");
	TEXT(name_key_of(&a, "THOMSON COMPANY INC, THE"), "thomson");
	TEXT(name_key_of(&a, "W A CHARNSTROM COMPANY INCORPORATED"), "wa charnstrom");
	TEXT(name_key_of(&a, "W.A. Charnstrom Co., Inc."), "wa charnstrom");
	TEXT(name_key_of(&a, "V3GATE L L C"), "v3gate");
	TEXT(name_key_of(&a, "C & C International"), "c and c international");
	TEXT(name_key_of(&a, "CREDENCE LIMITED LIABILITY COMPANY"), "credence");
	TEXT(name_key_of(&a, "REX DBA Lexis Nexis"), "rex");
	TEXT(name_key_of(&a, "Soci\xc3\xa9t\xc3\xa9 G\xc3\xa9n\xc3\xa9rale S.A."),
	    "societe generale");
	TEXT(name_key_of(&a, "O'Reilly Media"), "oreilly media");
	TEXT(name_key_of(&a, "INTL BUSINESS SVCS"), "international business services");
	TEXT(name_key_of(&a, "REDACTED DUE TO PII"), NULL);
	TEXT(name_key_of(&a, "..."), NULL);
	arena_release(&a);
}

void
test_url__joins(void)
{
	struct arena a = fresh();
	const char *base = "https://www.example.org/a/b?x=1#f";

	TEXT(url_join(&a, base, "c?page=2"), "https://www.example.org/a/c?page=2");
	TEXT(url_join(&a, base, "/d#top"), "https://www.example.org/d");
	TEXT(url_join(&a, base, "//other.example/e"), "https://other.example/e");
	TEXT(url_join(&a, base, "javascript:alert(1)"), NULL);
	TEXT(url_join(&a, base, "file:///etc/passwd"), NULL);
	TEXT(url_join(&a, base, "https://user:pass@x.example/"), NULL);
	TEXT(url_join(&a, NULL, "https://x.example/a b"), "https://x.example/a%20b");
	TEXT(url_host(&a, "https://WWW.Example.org:8080/x"), "www.example.org");
	TEXT(url_query(&a, "https://x.example/?a=1&b=c%20d", "b"), "c d");
	TEXT(url_with(&a, "https://x.example/?page=1&q=z", "page", "2"),
	    "https://x.example/?q=z&page=2");
	TEXT(url_file(&a, "https://x.example/doc/a%20b.pdf?x"), "a b.pdf");
	TEXT(url_path(&a, "https://x.example/p/q?r=1"), "/p/q?r=1");
	arena_release(&a);
}
