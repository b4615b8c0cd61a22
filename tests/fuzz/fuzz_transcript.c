/*
 * fuzz_transcript.c: any texts in everything that a parser can say, printed: records, requests,
 * issues, places. The texts are the input's lines.
 *
 * - A transcript has no byte in it that a terminal would obey, and as many lines as were said.
 */
#include "fuzz_page.h"

#include "../../scraper/base/log.h"
#include "../../scraper/flow/transcript.h"

static const char *
next_line(char **at)
{
	char *line = *at;

	if (!line)
		return NULL;
	*at = strchr(line, '\n');
	if (*at)
		*(*at)++ = '\0';
	/* a line feed inside a text */
	for (char *p = line; *p; p++)
		if (*p == '\v')
			*p = '\n';
	return line;
}

static void
say(struct fuzz_page *f, char *at)
{
	const char *a = next_line(&at), *b = next_line(&at), *c = next_line(&at);
	struct record *r;

	sink_place(&f->sink, a, b ? b : "row", 0, f->page.len);
	r = record_new(&f->sink, KIND_CONTRACT);
	record_set(r, CONTRACT_KEY, c);
	record_set(r, CONTRACT_VENDOR, b);
	record_set(r, CONTRACT_SIGNED, a);
	record_set(r, CONTRACT_OBLIGATED, b);
	record_set(r, CONTRACT_DESCRIPTION, c);
	sink_emit(&f->sink, r);
	sink_issue(&f->sink, REACH_NOTE, "unknown '%s'", a);
	sink_issue(&f->sink, REACH_ROW, "no '%s'", b ? b : "");
	sink_follow(&f->sink, "list", a);
	sink_ask(&f->sink,
	    &(struct ask){
		.kind = "list", .url = "/x", .scope = a, .param = b, .body = c, .rank = 1 });
	sink_expect(&f->sink, b ? b : "x", KIND_CONTRACT, "before", 1);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_page f;
	char *said = NULL;
	size_t len = 0;
	FILE *out = open_memstream(&said, &len);

	if (!out)
		die("no memory to print to");
	fuzz_page_init(&f, data, size);
	f.sink.verbs = &transcript_verbs;
	f.sink.context = out;
	say(&f, arena_ndup(&f.arena, f.page.body, size));
	fuzz_page_release(&f);
	fclose(out);
	for (size_t i = 0; i < len; i++)
		if (((unsigned char)said[i] < 0x20 && said[i] != '\n') || said[i] == 0x7f)
			abort();
	free(said);
	return 0;
}
