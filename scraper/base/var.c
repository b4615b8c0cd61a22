#include "var.h"
#include "log.h"

#include <errno.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
make_folder(const char *path, mode_t mode)
{
	char *copy = xstrdup(path);
	bool good = true;

	for (char *p = copy + 1; good && *p; p++) {
		if (*p != '/')
			continue;
		*p = '\0';
		good = mkdir(copy, 0755) == 0 || errno == EEXIST || errno == EISDIR ||
		       errno == EROFS;
		*p = '/';
	}
	/* the umask would take from the mode what the private PostgreSQL's user needs */
	good = good && (mkdir(copy, mode) == 0 ? chmod(copy, mode) == 0 : errno == EEXIST);
	free(copy);
	if (!good)
		log_error("cannot make the folder '%s': %s", path, strerror(errno));
	return good;
}

/* The folder that this program's file is in */
static bool
program_folder(char out[PATH_MAX])
{
	ssize_t n = readlink("/proc/self/exe", out, PATH_MAX - 1);
	char *slash;

	if (n <= 0)
		return false;
	out[n] = '\0';
	slash = strrchr(out, '/');
	if (!slash)
		return false;
	*slash = '\0';
	return true;
}

static char *
default_folder(void)
{
	char program[PATH_MAX], *sources;
	const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");

	if (program_folder(program)) {
		bool is_source_folder;

		sources = xasprintf("%s/scraper/main.c", program);
		is_source_folder = access(sources, F_OK) == 0;
		free(sources);
		if (is_source_folder)
			return xasprintf("%s/var", program);
	}
	if (state && *state)
		return xasprintf("%s/paydirt", state);
	return xasprintf("%s/.local/state/paydirt", home && *home ? home : "/var/lib/paydirt");
}

char *
var_folder(void)
{
	const char *named = getenv("PAYDIRT_VAR");
	char *path = named && *named ? xstrdup(named) : default_folder(), *absolute;

	/* 0711: the private PostgreSQL may run as another user, who must pass through */
	if (!make_folder(path, 0711)) {
		free(path);
		return NULL;
	}
	absolute = realpath(path, NULL);
	if (!absolute)
		log_error("cannot use the folder '%s': %s", path, strerror(errno));
	free(path);
	return absolute;
}

char *
var_subfolder(const char *var, const char *name)
{
	char *path = xasprintf("%s/%s", var, name);

	if (make_folder(path, 0700))
		return path;
	free(path);
	return NULL;
}
