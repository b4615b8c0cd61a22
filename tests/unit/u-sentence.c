#include "unit.h"

#include "../../scraper/base/buf.h"
#include "../../scraper/flow/sentence.h"
#include "../../scraper/read/prose.h"

static void
cuts(const char *text, const char *want)
{
	struct prose p;
	struct span s;
	struct buf b;

	buf_init(&b, 4096);
	prose_start(&p, text, strlen(text));
	while (prose_next(&p, &s))
		buf_printf(&b, "%.*s|", (int)s.len, s.at);
	TEXT(b.data ? b.data : "", want);
	buf_release(&b);
}

void
test_prose__stops(void)
{
	cuts("One. Two? \"Three!\" four.", "One.|Two?|\"Three!\" four.|");
	cuts("The U.S. Army and Sen. Wyden met J. Doe of Box Inc. in May. It rained.",
	    "The U.S. Army and Sen. Wyden met J. Doe of Box Inc. in May.|It rained.|");
	cuts("It went to the U.S. The deal of $1.5 million ended.",
	    "It went to the U.S.|The deal of $1.5 million ended.|");
	cuts("  \n\n", "");
	cuts("", "");
}

void
test_prose__lines(void)
{
	cuts("A heading\nA sentence of its own.\n", "A heading|A sentence of its own.|");
	cuts(
	    "the text goes\non and on\nover lines that\nare cut short\nby its printer.\n\nNext",
	    "the text goes\non and on\nover lines that\nare cut short\nby its printer.|Next|");
}

static const struct party_name names[] = {
	{ .party = "Palantir", .words = "PALANTIR" },
	{ .party = "Box", .words = "BOX", .is_word = true },
	{ .party = "Motorola Solutions", .words = "MOTOROLA SOLUTIONS" },
	{ .party = "ICE", .words = "ICE", .is_agency = true },
	{ .party = "CBP", .words = "CUSTOMS AND BORDER PROTECTION", .is_agency = true },
};

static void
says(const char *text, const char *want)
{
	struct sentence_reader *r = sentence_reader_new(names, ARRAY_SIZE(names));
	struct claim c[8];
	size_t found = sentence_read(r, text, strlen(text), c, ARRAY_SIZE(c));
	struct buf b;

	buf_init(&b, 4096);
	for (size_t i = 0; i < found; i++)
		buf_printf(&b, "%s %s %s %s|", c[i].vendor->party, c[i].agency->party,
		    action_name(c[i].action), standing_name(c[i].standing));
	TEXT(b.data ? b.data : "", want);
	buf_release(&b);
	sentence_reader_free(r);
}

void
test_sentence__names(void)
{
	says("Palantir sold ice to ICE.", "Palantir ICE sold said|");
	says("The ice was sold by Palantir.", "");
	says("A box was sold to ICE.", "");
	says("Last year Box sold storage to ICE.", "Box ICE sold said|");
	says("Motorola Solutions makes radios. In May, Motorola sold some to ICE.",
	    "Motorola Solutions ICE sold said|");
}

void
test_sentence__sides(void)
{
	says("ICE hired Palantir.", "Palantir ICE contract said|");
	says("Palantir was hired by ICE.", "Palantir ICE contract said|");
	says("Palantir hired a former ICE agent.", "");
	says("Palantir, unlike Box, sells to ICE.", "Palantir ICE sold said|");
	says("Palantir and Motorola Solutions have contracts with ICE and Customs and Border "
	     "Protection.",
	    "Palantir ICE contract said|Palantir CBP contract said|"
	    "Motorola Solutions ICE contract said|Motorola Solutions CBP contract said|");
}

void
test_sentence__hostile(void)
{
	struct buf b;

	buf_init(&b, (size_t)1 << 20);
	for (int i = 0; i < 20000; i++)
		buf_text(&b, "Palantir, ICE \"' (");
	buf_char(&b, '.');
	says(b.data, "");
	buf_reset(&b);
	for (int i = 0; i < 20; i++)
		buf_text(&b, "Palantir sold to ICE, which \xe2\x80 \xe2");
	buf_char(&b, '\0');
	says(b.data, "Palantir ICE sold said|");
	buf_release(&b);
	says("", "");
	says("\xe2\x80\x9d\xe2\x80\x99s", "");
}
