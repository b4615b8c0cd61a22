#include "shown.h"

#include "../base/opt.h"

#include <sys/ioctl.h>
#include <unistd.h>
#include <utf8proc.h>

#define COLUMNS_LEAST 40

/* One character; a byte that is none counts as itself */
static size_t
next(struct span s, utf8proc_int32_t *c)
{
	utf8proc_ssize_t n =
	    utf8proc_iterate((const utf8proc_uint8_t *)s.at, (utf8proc_ssize_t)s.len, c);

	if (n > 0)
		return (size_t)n;
	*c = -1;
	return 1;
}

/* What a terminal obeys, or shows as something else than it is */
static bool
is_treacherous(utf8proc_int32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x61c ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f) || c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb) ||
	       (c >= 0xe0000 && c <= 0xe007f);
}

void
shown_add(struct buf *out, struct span text, bool lines)
{
	while (text.len) {
		utf8proc_int32_t c;
		size_t n = next(text, &c);

		if (c == '\n' && lines)
			buf_char(out, '\n');
		else if (c == '\n' || c == '\t' ||
			 (c == '\r' && n < text.len && text.at[n] == '\n'))
			buf_char(out, ' ');
		else if (c < 0)
			buf_printf(out, "\\x%02x", (unsigned)(unsigned char)*text.at);
		else if (is_treacherous(c))
			buf_printf(out, c < 0x100 ? "\\x%02x" : "\\u%04x", (unsigned)c);
		else
			buf_add(out, text.at, n);
		text.at += n;
		text.len -= n;
	}
}

static int
width_of(utf8proc_int32_t c)
{
	int w = c < 0 ? 1 : utf8proc_charwidth(c);

	return w < 0 ? 0 : w;
}

int
shown_width(struct span text)
{
	int width = 0;

	while (text.len && *text.at != '\n') {
		utf8proc_int32_t c;
		size_t n = next(text, &c);

		width += width_of(c);
		text.at += n;
		text.len -= n;
	}
	return width;
}

int
shown_word(struct span text)
{
	int widest = 0;

	while (text.len) {
		size_t n = 0;
		struct span word = text;
		int width;

		while (n < text.len && text.at[n] != ' ' && text.at[n] != '\n')
			n++;
		word.len = n;
		width = shown_width(word);
		widest = width > widest ? width : widest;
		n += n < text.len;
		text.at += n;
		text.len -= n;
	}
	return widest;
}

bool
shown_line(struct span *text, int width, struct span *line)
{
	size_t at = 0, blank = 0, stop;
	int used = 0;

	if (!text->at || !text->len)
		return false;
	while (at < text->len && text->at[at] != '\n') {
		utf8proc_int32_t c;
		size_t n = next((struct span){ text->at + at, text->len - at }, &c);

		if (used + width_of(c) > width && at)
			break;
		if (c == ' ')
			blank = at;
		used += width_of(c);
		at += n;
	}
	stop = at;
	if (at < text->len && text->at[at] != '\n' && text->at[at] != ' ' && blank)
		stop = at = blank;
	*line = (struct span){ text->at, stop };
	while (at < text->len && text->at[at] == ' ')
		at++;
	if (at < text->len && text->at[at] == '\n')
		at++;
	text->at += at;
	text->len -= at;
	return true;
}

int
shown_columns(int fd, int otherwise)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	long n;

	if (isatty(fd) && ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col >= COLUMNS_LEAST)
		return size.ws_col;
	if (columns && opt_number(columns, COLUMNS_LEAST, 10000, &n))
		return (int)n;
	return otherwise;
}

bool
shown_styled(int fd)
{
	const char *none = getenv("NO_COLOR");

	return isatty(fd) && !(none && *none);
}
