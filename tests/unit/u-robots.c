#include "unit.h"

#include "../../scraper/flow/robots.h"

static struct robots *
parse(const char *text)
{
	return robots_parse(text, strlen(text), "paydirt");
}

#define ALLOWS(text, path, want) \
	do { \
		struct robots *r_ = parse(text); \
		bool got_ = robots_allow(r_, path); \
		robots_free(r_); \
		NUMBER(got_, want); \
	} while (0)

void
test_robots__longest_match_decides(void)
{
	const char *text = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\n";

	ALLOWS(text, "/", true);
	ALLOWS(text, "/a/x", false);
	ALLOWS(text, "/a/b/x", true);
	ALLOWS(text, "/a/b/c/d", false);
	ALLOWS("User-agent: *\nDisallow: /p\nAllow: /p\n", "/p", true);
}

void
test_robots__our_group_before_everybodys(void)
{
	const char *text = "User-agent: *\nDisallow: /\n\nUser-Agent: PayDirt\nUser-agent: "
			   "other\nDisallow: /x\n"
			   "# a comment\n\nuser-agent: paydirt\nDisallow: /y\n";

	ALLOWS(text, "/z", true);
	ALLOWS(text, "/x", false);
	ALLOWS(text, "/y", false);
	ALLOWS("User-agent: paydirtbot\nDisallow: /\n", "/z", true);
}

void
test_robots__stars_and_ends(void)
{
	const char *text =
	    "User-agent: *\nDisallow: /*?\nDisallow: /*.pdf$\nDisallow: /a*b*c\n";

	ALLOWS(text, "/doc?x=1", false);
	ALLOWS(text, "/doc.pdf", false);
	ALLOWS(text, "/doc.pdf.html", true);
	ALLOWS(text, "/a1b2c3", false);
	ALLOWS(text, "/a1c2", true);
	ALLOWS("User-agent: *\nDisallow:\n", "/any", true);
	ALLOWS("User-agent: *\nDisallow: /\n", "/robots.txt", true);
}

void
test_robots__escapes_are_one(void)
{
	ALLOWS("User-agent: *\nDisallow: /a%7Eb\n", "/a~b", false);
	ALLOWS("User-agent: *\nDisallow: /caf\xc3\xa9\n", "/caf%c3%a9", false);
	ALLOWS("User-agent: *\nDisallow: /a%2Fb\n", "/a/b", true);
}

void
test_robots__delays(void)
{
	struct robots *r =
	    parse("User-agent: *\nCrawl-delay: 5\nRequest-rate: 1/10\nVisit-time: 0600-0845\n");

	NUMBER((long)robots_delay(r), 10);
	NUMBER(robots_wait(r, 6 * 60), 0);
	NUMBER(robots_wait(r, 5 * 60), 3600);
	NUMBER(robots_wait(r, 9 * 60), 21 * 3600);
	robots_free(r);
	r = parse("User-agent: *\nVisit-time: 2200-0400\n");
	NUMBER(robots_wait(r, 23 * 60), 0);
	NUMBER(robots_wait(r, 60), 0);
	NUMBER(robots_wait(r, 12 * 60), 10 * 3600);
	robots_free(r);
}

void
test_robots__whole(void)
{
	struct robots *r = robots_whole(false);

	FALSE(robots_allow(r, "/a"));
	robots_free(r);
	r = robots_whole(true);
	TRUE(robots_allow(r, "/a"));
	robots_free(r);
}
