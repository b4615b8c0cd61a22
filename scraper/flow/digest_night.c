#include "digest.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"
#include "deliver.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#define ENTRIES_MAX 100 /* of the feed */
#define FEED_MAX ((size_t)1 << 30)

struct night {
	struct db *db;
	const char *var;
	char *folder, *entries;
	char time[24];
	struct buf page; /* changes.md */
	long told;       /* lists that had something */
};

static bool
unable(const char *path)
{
	log_error("cannot write '%s': %s", path, strerror(errno));
	return false;
}

/* A file that is whole or not there */
static bool
write_file(const char *folder, const char *name, const struct buf *text)
{
	char *path = xasprintf("%s/%s", folder, name), *part = xasprintf("%s.part", path);
	FILE *f = fopen(part, "w");
	bool good = f && !text->full && fwrite(text->data, 1, text->len, f) == text->len;

	if (f && fclose(f) != 0)
		good = false;
	good = (good && rename(part, path) == 0) || unable(path);
	free(path);
	free(part);
	return good;
}

/* ----------------------------------------------------------------------------- feed */

static bool
add_entry(const struct digest *d, const struct night *n)
{
	struct buf entry;
	char *name = xasprintf("%s-%s.xml", d->time, d->watch->name);
	bool good;

	buf_init(&entry, DIGEST_TEXT_MAX * 2);
	digest_atom(d, &entry);
	good = write_file(n->entries, name, &entry);
	buf_release(&entry);
	free(name);
	return good;
}

static int
is_entry(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return len > 4 && strcmp(e->d_name + len - 4, ".xml") == 0;
}

static int
newest_first(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*b)->d_name, (*a)->d_name);
}

static bool
write_feed(const struct night *n)
{
	struct dirent **names = NULL;
	int count = scandir(n->entries, &names, is_entry, newest_first);
	struct buf feed;
	bool good = count >= 0;

	buf_init(&feed, FEED_MAX);
	buf_printf(&feed,
	    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed "
	    "xmlns=\"http://www.w3.org/2005/Atom\">\n"
	    "<id>tag:paydirt,2026:watch</id>\n<title>paydirt: what changed</title>\n"
	    "<author><name>paydirt</name></author>\n<updated>%s</updated>\n",
	    n->time);
	for (int i = 0; i < count; i++) {
		char *path = xasprintf("%s/%s", n->entries, names[i]->d_name);

		if (i >= ENTRIES_MAX)
			unlink(path);
		else
			good = buf_read_file(&feed, path) == 0 && good;
		free(path);
		free(names[i]);
	}
	free(names);
	buf_text(&feed, "</feed>\n");
	good = good && write_file(n->folder, "feed.atom", &feed);
	buf_release(&feed);
	return good;
}

/* -------------------------------------------------------------------------- a list */

static void
count_lines(struct digest *d)
{
	for (int i = 0; i < rows_count(d->rows); i++) {
		const char *what = rows_get(d->rows, i, 0);

		d->fresh += strcmp(what, "new") == 0 || strcmp(what, "back") == 0;
		d->changed += strcmp(what, "changed") == 0;
		d->gone += strcmp(what, "gone") == 0;
	}
}

static bool
deliver(const struct digest *d)
{
	const struct watch *w = d->watch;
	struct buf title, text;
	bool good = true;

	buf_init(&title, 4096);
	buf_init(&text, DIGEST_TEXT_MAX * 2);
	buf_text(&title, "paydirt: ");
	digest_title(d, &title);
	if (*w->mail) {
		digest_text(d, &text);
		good = deliver_mail(w->mail, title.data, text.data);
	}
	buf_reset(&text);
	if (*w->webhook) {
		digest_json(d, &text);
		good = deliver_webhook(w->webhook, text.data) && good;
	}
	buf_release(&title);
	buf_release(&text);
	return good;
}

static bool
tell_lines(struct night *n, const struct watch *w, const char *version, const char *evidence)
{
	struct digest d = { .watch = w };
	bool good;

	memcpy(d.time, n->time, sizeof(d.time));
	d.rows = db_rows(n->db, sql_text("queries/watch_lines.sql"),
	    DB_ARGS(w->agency, w->vendor, w->words, w->all ? "yes" : "no", evidence, version));
	if (!d.rows)
		return false;
	count_lines(&d);
	good = true;
	if (rows_count(d.rows)) {
		n->told++;
		digest_markdown(&d, &n->page);
		good = deliver(&d) && add_entry(&d, n);
	}
	rows_free(d.rows);
	return good;
}

/* Within one transaction, so that what is remembered is what was told */
static bool
tell_list(struct night *n, const struct watch *w)
{
	char *version, *evidence;
	bool good = watch_told(n->var, w, &version, &evidence) && db_begin(n->db) &&
		    db_run(n->db, sql_text("queries/ask_transaction.sql"), DB_NONE, NULL);

	log_who(w->name);
	if (good && version)
		good = tell_lines(n, w, version, evidence);
	else if (good)
		log_info("a new watch list: what there is now is taken as known");
	good = good && watch_tell(n->db, n->var, w);
	db_rollback(n->db);
	log_who(NULL);
	free(version);
	free(evidence);
	return good;
}

/* ------------------------------------------------------------------------ the night */

static bool
tell_all(struct night *n)
{
	struct watch_list list;
	bool good = watch_load(n->var, &list);

	buf_printf(&n->page, "# What changed: %s\n", n->time);
	for (size_t i = 0; i < list.len; i++)
		good = tell_list(n, &list.item[i]) && good;
	if (!n->told)
		buf_printf(&n->page, "\nNothing new for %zu watch list%s.\n", list.len,
		    list.len == 1 ? "" : "s");
	watch_list_release(&list);
	return write_file(n->folder, "changes.md", &n->page) && write_feed(n) && good;
}

static void
set_time(char out[24])
{
	time_t now = time(NULL);
	struct tm tm;

	gmtime_r(&now, &tm);
	strftime(out, 24, "%Y-%m-%dT%H:%M:%SZ", &tm);
}

/* Two nights at once would tell the same twice */
static int
lock(const char *folder)
{
	char *path = xasprintf("%s/lock", folder);
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (fd < 0)
		unable(path);
	else
		flock(fd, LOCK_EX);
	free(path);
	return fd;
}

bool
digest_night(struct db *db, const char *var)
{
	struct night n = { .db = db, .var = var };
	bool good = false;
	int fd = -1;

	set_time(n.time);
	buf_init(&n.page, DIGEST_TEXT_MAX * 16);
	n.folder = var_subfolder(var, "watch");
	n.entries = n.folder ? var_subfolder(n.folder, "entries") : NULL;
	if (n.entries && (fd = lock(n.folder)) >= 0)
		good = tell_all(&n);
	if (fd >= 0)
		close(fd);
	buf_release(&n.page);
	free(n.folder);
	free(n.entries);
	return good;
}
