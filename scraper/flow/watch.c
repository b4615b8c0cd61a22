#include "watch.h"

#include "../base/log.h"
#include "../base/sql.h"
#include "../base/var.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_MAX ((size_t)64 << 10)

struct setting {
	const char *name;
	size_t at;
};

static const struct setting settings[] = {
	{ "agency", offsetof(struct watch, agency) },
	{ "vendor", offsetof(struct watch, vendor) },
	{ "words", offsetof(struct watch, words) },
	{ "mail", offsetof(struct watch, mail) },
	{ "webhook", offsetof(struct watch, webhook) },
};

static char **
setting_of(struct watch *w, const struct setting *s)
{
	return (char **)(void *)((char *)w + s->at);
}

static const char *
value_of(const struct watch *w, const struct setting *s)
{
	return *(char *const *)(const void *)((const char *)w + s->at);
}

void
watch_release(struct watch *w)
{
	free(w->name);
	for (size_t i = 0; i < ARRAY_SIZE(settings); i++)
		free(*setting_of(w, &settings[i]));
	memset(w, 0, sizeof(*w));
}

static char *
path_of(const char *var, const char *name, const char *ending)
{
	return xasprintf("%s/watch/%s%s", var, name, ending);
}

static bool
unable(const char *what, const char *path)
{
	log_error("cannot %s '%s': %s", what, path, strerror(errno));
	return false;
}

/* -------------------------------------------------------------------------- reading */

static void
take_line(struct watch *w, const char *line, size_t len)
{
	if (len == 8 && memcmp(line, "all: yes", 8) == 0)
		w->all = true;
	for (size_t i = 0; i < ARRAY_SIZE(settings); i++) {
		const struct setting *s = &settings[i];
		size_t n = strlen(s->name);

		if (len < n + 2 || memcmp(line, s->name, n) != 0 ||
		    memcmp(line + n, ": ", 2) != 0)
			continue;
		free(*setting_of(w, s));
		*setting_of(w, s) = xasprintf("%.*s", (int)(len - n - 2), line + n + 2);
	}
}

static bool
read_watch(const char *var, const char *name, struct watch *w)
{
	char *path = path_of(var, name, ".watch");
	struct buf text;
	bool good;

	buf_init(&text, FILE_MAX);
	good = buf_read_file(&text, path) == 0 || unable("read the watch list", path);
	w->name = xstrdup(name);
	for (size_t i = 0; i < ARRAY_SIZE(settings); i++)
		*setting_of(w, &settings[i]) = xstrdup("");
	for (const char *line = text.data; good && *line;) {
		size_t n = strcspn(line, "\n");

		take_line(w, line, n);
		line += n + (line[n] == '\n');
	}
	buf_release(&text);
	free(path);
	return good;
}

static int
is_watch(const struct dirent *e)
{
	size_t len = strlen(e->d_name);

	return len > 6 && e->d_name[0] != '.' && strcmp(e->d_name + len - 6, ".watch") == 0;
}

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

bool
watch_load(const char *var, struct watch_list *list)
{
	char *folder = var_subfolder(var, "watch");
	struct dirent **names = NULL;
	int count = folder ? scandir(folder, &names, is_watch, by_name) : -1;
	bool good = count >= 0 || (folder && unable("read the folder", folder));

	*list =
	    (struct watch_list){ xcalloc((size_t)(count > 0 ? count : 1), sizeof(struct watch)),
		    0 };
	for (int i = 0; i < count; i++) {
		names[i]->d_name[strlen(names[i]->d_name) - 6] = '\0';
		good = good && read_watch(var, names[i]->d_name, &list->item[list->len++]);
		free(names[i]);
	}
	free(names);
	free(folder);
	return good;
}

void
watch_list_release(struct watch_list *list)
{
	for (size_t i = 0; i < list->len; i++)
		watch_release(&list->item[i]);
	free(list->item);
	memset(list, 0, sizeof(*list));
}

/* -------------------------------------------------------------------------- writing */

static bool
is_name(const char *name)
{
	size_t len = strlen(name);

	return len && len <= WATCH_NAME_MAX &&
	       strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == len;
}

static bool
check(const struct watch *w)
{
	if (!is_name(w->name)) {
		log_error("a watch list's name has up to %d small letters, digits and dashes, "
			  "not '%s'",
		    WATCH_NAME_MAX, w->name);
		return false;
	}
	for (size_t i = 0; i < ARRAY_SIZE(settings); i++)
		for (const char *p = value_of(w, &settings[i]); *p; p++)
			if ((unsigned char)*p < ' ' || *p == 0x7f) {
				log_error("--%s has a control character", settings[i].name);
				return false;
			}
	/* what starts with a dash would be an option of sendmail's */
	if (*w->mail &&
	    (*w->mail == '-' || !strchr(w->mail, '@') || strpbrk(w->mail, " ,;<>\""))) {
		log_error("--mail wants one address, not '%s'", w->mail);
		return false;
	}
	if (*w->webhook && strncmp(w->webhook, "https://", 8) != 0 &&
	    strncmp(w->webhook, "http://", 7) != 0) {
		log_error("--webhook wants an address with https, not '%s'", w->webhook);
		return false;
	}
	return true;
}

static bool
write_watch(const char *path, const struct watch *w)
{
	FILE *f = fopen(path, "wx");
	bool good = f != NULL;

	if (!f && errno == EEXIST) {
		log_error(
		    "there is a watch list '%s' already; 'paydirt watch remove' forgets it",
		    w->name);
		return false;
	}
	for (size_t i = 0; good && i < ARRAY_SIZE(settings); i++) {
		const char *value = value_of(w, &settings[i]);

		good = !*value || fprintf(f, "%s: %s\n", settings[i].name, value) > 0;
	}
	if (good && w->all)
		good = fputs("all: yes\n", f) >= 0;
	if (f && fclose(f) != 0)
		good = false;
	return good || unable("write", path);
}

bool
watch_add(const char *var, const struct watch *w)
{
	char *folder = var_subfolder(var, "watch"), *path;
	bool good;

	if (!folder || !check(w)) {
		free(folder);
		return false;
	}
	path = path_of(var, w->name, ".watch");
	good = write_watch(path, w);
	free(path);
	free(folder);
	return good;
}

bool
watch_remove(const char *var, const char *name)
{
	char *path = path_of(var, name, ".watch"), *told = path_of(var, name, ".told");
	bool good = is_name(name) && unlink(path) == 0;

	if (!good)
		log_error("there is no watch list '%s'; 'paydirt watch list' shows them", name);
	else
		unlink(told);
	free(path);
	free(told);
	return good;
}

void
watch_describe(const struct watch *w, struct buf *out)
{
	size_t before = out->len;

	for (size_t i = 0; i < ARRAY_SIZE(settings); i++) {
		const char *value = value_of(w, &settings[i]);

		/* an address may hold a key */
		if (*value && strcmp(settings[i].name, "webhook") == 0)
			buf_printf(out, "%swebhook", out->len > before ? ", " : "");
		else if (*value)
			buf_printf(out, "%s%s %s", out->len > before ? ", " : "",
			    settings[i].name, value);
	}
	if (w->all)
		buf_printf(out, "%svendors of anything", out->len > before ? ", " : "");
	else if (!*w->vendor)
		buf_printf(out, "%ssoftware vendors", out->len > before ? ", " : "");
}

/* ----------------------------------------------------------------------- what is told */

bool
watch_told(const char *var, const struct watch *w, char **version, char **evidence)
{
	char *path = path_of(var, w->name, ".told");
	struct buf text;
	bool good = true;
	size_t n;

	*version = *evidence = NULL;
	buf_init(&text, WATCH_TOLD_MAX);
	if (access(path, F_OK) < 0) {
		free(path);
		return true;
	}
	good = buf_read_file(&text, path) == 0 || unable("read", path);
	n = strcspn(text.data, "\n");
	if (good) {
		char *rest = text.data + n + (text.data[n] == '\n');
		size_t len = strlen(rest);

		/* lines become the elements of an array */
		for (char *p = rest; *p; p++)
			if (*p == '\n')
				*p = ',';
		*version = xasprintf("%.*s", (int)n, text.data);
		*evidence = xasprintf("{%.*s}", (int)(len ? len - 1 : 0), rest);
	}
	buf_release(&text);
	free(path);
	return good;
}

static bool
put_known(void *context, const struct rows *rows, int row)
{
	return row < 0 || fprintf(context, "%s\n", rows_get(rows, row, 0)) > 0;
}

bool
watch_tell(struct db *db, const char *var, const struct watch *w)
{
	char *path = path_of(var, w->name, ".told"), *part = xasprintf("%s.part", path);
	FILE *f = fopen(part, "w");
	bool good = f || unable("write", part);

	good = good && db_stream(db, sql_text("queries/watch_known.sql"),
			   DB_ARGS(w->agency, w->vendor, w->words, w->all ? "yes" : "no"),
			   put_known, f);
	if (f && (fflush(f) != 0 || fsync(fileno(f)) < 0))
		good = unable("write", part);
	if (f && fclose(f) != 0)
		good = false;
	if (good && rename(part, path) < 0)
		good = unable("write", path);
	if (!good)
		unlink(part);
	free(path);
	free(part);
	return good;
}
