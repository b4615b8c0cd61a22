/*
 * fuzz_html.c: any bytes as a page, or any run of tags.
 *
 * - What the guard lets through Gumbo does not nest much deeper than the guard has seen.
 * - Places lie in the page, children behind their parents, an element is found by its own tag.
 * - Every table can be read as records.
 */
#include "fuzz_page.h"

#include "../../scraper/read/html_tree.h"

/* clang-format off */
static const char *const tags[] = {
	"<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<i a=1>", "</i>", "<a href=x>", "</a>",
	"<font size=1>", "<font>", "</font>", "<li>", "</li>", "<ul>", "</ul>", "<dd>", "<dt>", "<table>",
	"</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=2 colspan=3>", "<th>", "<tbody>",
	"</tbody>", "<thead>", "<caption>", "</caption>", "<col>", "<colgroup>", "<tfoot>", "<select>",
	"</select>", "<option>", "<optgroup>", "<button>", "</button>", "<form>", "</form>", "<span>",
	"</span>", "<x>", "</x>", "<y>", "</y>", "<h1>", "</h2>", "<svg>", "</svg>", "<math>", "</math>",
	"<desc>", "</desc>", "<title>", "</title>", "<foreignObject>", "</foreignObject>", "<mi>", "</mi>",
	"<annotation-xml encoding='text/html'>", "<annotation-xml>", "<g>", "</g>", "<path/>", "<mglyph>",
	"<script>", "</script>", "<style>", "</style>", "<textarea>", "</textarea>", "<!--", "-->",
	"<![CDATA[", "]]>", " ", "text", "&nbsp;", "<br>", "<img>", "<input>", "<hr>", "<template>",
	"</template>", "<object>", "</object>", "<applet>", "</applet>", "<nobr>", "</nobr>", "<ruby>",
	"<rt>", "<rp>", "<pre>", "</pre>", "<center>", "<noscript>", "</noscript>", "<iframe>", "</iframe>",
	"<body>", "<html>", "</body>", "</html>", "<head>", "</head>", "<frameset>", "<frame>", "<noframes>",
	"<xmp>", "</xmp>", "<plaintext>", "<keygen>", "<isindex>", "<address>", "<!doctype html>", "<?x>",
	"</br>", "<image>", "<meta>", "<base href=/y/>", "<em>", "</em>", "<code>", "<marquee>", "<rtc>",
	"<svg><title>", "<svg><desc>", "<!-->", "<a b='", "'>", "\"", "=", "<", ">",
};
/* clang-format on */

static size_t
page_of_tags(const uint8_t *data, size_t size, char *out, size_t room)
{
	size_t len = 0;

	for (size_t i = 0; i < size; i++) {
		const char *t = tags[data[i] % ARRAY_SIZE(tags)];
		size_t n = strlen(t);

		if (len + n > room)
			break;
		memcpy(out + len, t, n);
		len += n;
	}
	return len;
}

static void
check_tree(const struct node *document, const struct html_seen *seen)
{
	size_t depth = 0, limit = 2 * seen->depth + 80; /* a page may have 64 framesets */

	for (const struct node *n = document + 1; n < document + document->end; n++) {
		const struct node *up = html_parent(n);

		if (up >= n || n->end > up->end || n->from > n->to)
			abort();
		depth = 1;
		for (; up != document; up = html_parent(up))
			depth++;
		if (depth > limit)
			abort();
	}
}

static void
read_tables(struct sink *sink, const struct node *document)
{
	static const struct column columns[] = {
		{ "text", CONTRACT_KEY, NULL },
		{ "*", MAY_MISS(CONTRACT_DESCRIPTION), NULL },
		{ NULL, IGNORE, NULL },
	};
	const struct node *n = NULL;

	while ((n = html_next(document, "table", n)))
		html_table(html_parent(n), "> table", sink, KIND_CONTRACT, columns, NULL);
}

static void
ask_questions(struct sink *sink, const struct node *document)
{
	static const char *const selectors[] = { "td", "div > p", "b + i", "tr td:first-child",
		"[href^='x']", ".a #b", "p:contains(text)", "* > *:nth-child(2)", "x-y, li" };
	const struct node *n = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(selectors); i++)
		html_count(document, selectors[i]);
	html_text(document, NULL);
	html_lines(document, NULL);
	html_maybe_attr(document, "a", "href");
	for (int i = 0; i < 50 && (n = html_next(document, "*", n)); i++) {
		html_place(sink, n, "element");
		html_after(n);
		html_attr(n, NULL, "href");
	}
	read_tables(sink, document);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static char built[1 << 16];
	struct fuzz_page f;
	const struct node *document;
	struct html_seen seen;

	if (!size)
		return 0;
	if (*data & 1)
		fuzz_page_init(
		    &f, built, page_of_tags(data + 1, size - 1, built, sizeof(built)));
	else
		fuzz_page_init(&f, data + 1, size - 1);
	document = html_parse(&f.page, &f.sink);
	if (document) {
		html_guard(f.sink.bytes, &seen);
		check_tree(document, &seen);
		ask_questions(&f.sink, document);
	}
	fuzz_page_release(&f);
	return 0;
}
