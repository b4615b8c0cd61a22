#include "markup.h"

#include "output.h"
#include "shown.h"

#include <math.h>

#define NAME_MOST 300

static void
escape(struct buf *out, const char *text, size_t len)
{
	for (const char *p = text; p < text + len; p++) {
		switch (*p) {
		case '&':
			buf_text(out, "&amp;");
			break;
		case '<':
			buf_text(out, "&lt;");
			break;
		case '>':
			buf_text(out, "&gt;");
			break;
		case '"':
			buf_text(out, "&quot;");
			break;
		case '\'':
			buf_text(out, "&#39;");
			break;
		default:
			buf_char(out, *p);
		}
	}
}

static void
add(struct buf *out, struct span text)
{
	struct buf plain;

	buf_init(&plain, text.len * 12 + 16); /* an escape is longer than what it stands for */
	shown_add(&plain, text, false);
	escape(out, plain.data, plain.len);
	buf_release(&plain);
}

void
markup_text(struct buf *out, const char *text)
{
	if (text)
		add(out, span_of(text));
}

void
markup_cut(struct buf *out, struct span text, size_t most)
{
	size_t len = text.len;

	if (len <= most) {
		add(out, text);
		return;
	}
	/* not inside a character */
	for (len = most; len && ((unsigned char)text.at[len] & 0xc0) == 0x80; len--)
		;
	add(out, (struct span){ text.at, len });
	buf_printf(out, "… [cut here: %zu bytes in all]", text.len);
}

void
markup_name(struct buf *out, const char *name)
{
	if (!name)
		return;
	buf_text(out, "<bdi>");
	markup_cut(out, span_of(name), NAME_MOST);
	buf_text(out, "</bdi>");
}

bool
markup_is_link(const char *url)
{
	size_t n;

	if (!url || (strncmp(url, "https://", 8) != 0 && strncmp(url, "http://", 7) != 0))
		return false;
	n = strcspn(url, " \t\r\n<>\"'`\\{}|^");
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)url[i] < 0x21 || (unsigned char)url[i] > 0x7e)
			return false;
	return !url[n] && n < 4096;
}

void
markup_link(struct buf *out, const char *url, const char *words)
{
	if (!markup_is_link(url)) {
		markup_text(out, words);
		return;
	}
	buf_text(out, "<a rel=\"noreferrer noopener\" href=\"");
	markup_text(out, url);
	buf_text(out, "\">");
	markup_text(out, words);
	buf_text(out, "</a>");
}

void
markup_money(struct buf *out, const char *number, const char *currency)
{
	double n = number ? strtod(number, NULL) : 0, size = fabs(n);
	const char *sign = n < 0 ? "-" : "";

	buf_text(out, "<data value=\"");
	markup_text(out, number ? number : "0");
	buf_printf(out, "\">%s", sign);
	if (!currency || strcmp(currency, "USD") == 0) {
		buf_char(out, '$');
	} else {
		markup_text(out, currency);
		buf_text(out, "\u00a0");
	}
	if (size >= 999.95e6)
		buf_printf(out, "%.2f\u00a0billion", size / 1e9);
	else if (size >= 999950)
		buf_printf(out, "%.1f\u00a0million", size / 1e6);
	else {
		char *whole = xasprintf("%.0f", size);

		output_grouped(out, whole);
		free(whole);
	}
	buf_text(out, "</data>");
}

void
markup_number(struct buf *out, const char *number)
{
	if (number)
		output_grouped(out, number);
}

void
markup_count(struct buf *out, long n, const char *one)
{
	char *number = xasprintf("%ld", n);

	output_grouped(out, number);
	buf_printf(out, " %s%s", one, n == 1 ? "" : "s");
	free(number);
}
