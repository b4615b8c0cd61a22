#include "log.h"

#include <time.h>
#include <unistd.h>

#define MESSAGE_MAX ((size_t)4 << 10)
#define LOG_LINE_MAX (4 * MESSAGE_MAX + 256) /* every byte shown as \xNN, and the prefix */

/* The one place for state that outlives a call: who speaks, and how loudly. */
static struct {
	enum log_level least;
	char who[64];
	bool progress_shown;
} speaker = { .least = LOG_INFO };

void
log_level_set(enum log_level least_important)
{
	speaker.least = least_important;
}

void
log_who(const char *source)
{
	snprintf(speaker.who, sizeof(speaker.who), "%s", source ? source : "");
}

/* A line in the making. It takes no memory from elsewhere: the end of memory must be sayable.
 */
struct line {
	size_t len;
	char data[LOG_LINE_MAX];
};

static void PRINTF(2, 3) add(struct line *line, const char *format, ...)
{
	size_t room = sizeof(line->data) - line->len;
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(line->data + line->len, room, format, args);
	va_end(args);
	if (n > 0)
		line->len += (size_t)n < room ? (size_t)n : room - 1;
}

static void
add_prefix(struct line *line, enum log_level level)
{
	/* syslog's numbers, which journald takes from the start of a line */
	static const int priority[] = { 3, 4, 6, 7 };
	char when[32];
	time_t now = time(NULL);
	struct tm tm;

	if (isatty(STDERR_FILENO)) {
		add(line, "paydirt: ");
	} else {
		gmtime_r(&now, &tm);
		strftime(when, sizeof(when), "%Y-%m-%dT%H:%M:%SZ", &tm);
		add(line, "<%d>%s paydirt: ", priority[level], when);
	}
	if (speaker.who[0])
		add(line, "%s: ", speaker.who);
	if (level == LOG_WARNING)
		add(line, "warning: ");
}

/* Control characters are shown, those of ISO 6429's upper half (in UTF-8: C2 80 to C2 9F) too
 */
static void
add_shown(struct line *line, const char *text)
{
	for (const char *p = text; *p; p++) {
		unsigned char c = (unsigned char)*p, next = (unsigned char)p[1];

		if (c == 0xc2 && next >= 0x80 && next < 0xa0) {
			add(line, "\\x%02x", next);
			p++;
		} else if (c < 0x20 || c == 0x7f) {
			add(line, "\\x%02x", c);
		} else {
			add(line, "%c", c);
		}
	}
}

static void PRINTF(2, 0) say(enum log_level level, const char *format, va_list args)
{
	struct line line = { 0 };
	char text[MESSAGE_MAX];

	if (level > speaker.least)
		return;
	log_progress_end();
	vsnprintf(text, sizeof(text), format, args);
	add_prefix(&line, level);
	add_shown(&line, text);
	line.data[line.len++] = '\n';
	/* one write, so that lines of several processes do not mix */
	if (write_all(STDERR_FILENO, line.data, line.len) < 0) {
		/* nobody is left to tell */
	}
}

#define SAY(level) \
	do { \
		va_list args; \
		va_start(args, format); \
		say(level, format, args); \
		va_end(args); \
	} while (0)

void
log_error(const char *format, ...)
{
	SAY(LOG_ERROR);
}

void
log_warning(const char *format, ...)
{
	SAY(LOG_WARNING);
}

void
log_info(const char *format, ...)
{
	SAY(LOG_INFO);
}

void
log_debug(const char *format, ...)
{
	SAY(LOG_DEBUG);
}

void
die(const char *format, ...)
{
	SAY(LOG_ERROR);
	exit(EXIT_UNABLE);
}

void
log_progress(const char *format, ...)
{
	struct line line = { 0 };
	va_list args;
	char text[256];

	if (!isatty(STDERR_FILENO) || speaker.least < LOG_INFO)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	add_shown(&line, text);
	dprintf(STDERR_FILENO, "\r\033[K%s", line.data);
	speaker.progress_shown = true;
}

void
log_progress_end(void)
{
	if (!speaker.progress_shown)
		return;
	dprintf(STDERR_FILENO, "\r\033[K");
	speaker.progress_shown = false;
}
