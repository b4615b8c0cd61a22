#include "deliver.h"

#include "../base/buf.h"
#include "../base/log.h"

#include <curl/curl.h>
#include <errno.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#define SENDMAIL "/usr/sbin/sendmail"
#define MAIL_MAX ((size_t)64 << 20)
#define BASE64_LINE 57 /* bytes that make 76 characters */
#define WEBHOOK_SECONDS 30L

extern char **environ;

/* ----------------------------------------------------------------------------- mail */

static void
add_base64(struct buf *out, const char *text, size_t len, const char *line_end)
{
	unsigned char line[80];

	for (size_t i = 0; i < len; i += BASE64_LINE) {
		size_t n = len - i > BASE64_LINE ? BASE64_LINE : len - i;

		EVP_EncodeBlock(line, (const unsigned char *)text + i, (int)n);
		buf_printf(out, "%s%s", (char *)line, line_end);
	}
}

static void
write_mail(struct buf *out, const char *to, const char *subject, const char *text)
{
	buf_printf(out, "To: %s\nSubject: ", to);
	/* names of lists and counts are ASCII */
	buf_text(out, subject);
	buf_text(out, "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
		      "Content-Transfer-Encoding: base64\nAuto-Submitted: auto-generated\n\n");
	add_base64(out, text, strlen(text), "\n");
}

static bool
start(const char *program, const char *to, pid_t *pid, int *input)
{
	posix_spawn_file_actions_t actions;
	char *const argv[] = { (char[]){ "sendmail" }, (char[]){ "-i" }, (char[]){ "--" },
		(char *)(uintptr_t)to, NULL };
	int ends[2], error;

	if (pipe2(ends, O_CLOEXEC) < 0) {
		log_error("cannot make a pipe: %s", strerror(errno));
		return false;
	}
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, ends[0], STDIN_FILENO);
	/* what it says is for people */
	posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
	error = posix_spawn(pid, program, &actions, NULL, argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[0]);
	*input = ends[1];
	if (error) {
		log_error("cannot start '%s': %s; PAYDIRT_SENDMAIL names another one", program,
		    strerror(error));
		close(ends[1]);
	}
	return error == 0;
}

bool
deliver_mail(const char *to, const char *subject, const char *text)
{
	const char *named = getenv("PAYDIRT_SENDMAIL");
	const char *program = named && *named ? named : SENDMAIL;
	struct buf mail;
	pid_t pid;
	int input, status = 0;
	bool good;

	if (!start(program, to, &pid, &input))
		return false;
	buf_init(&mail, MAIL_MAX);
	write_mail(&mail, to, subject, text);
	good = !mail.full && write_all(input, mail.data, mail.len) == 0;
	buf_release(&mail);
	close(input);
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	good = good && WIFEXITED(status) && WEXITSTATUS(status) == 0;
	if (!good)
		log_error("'%s' did not take the mail to '%s' (status %d)", program, to,
		    WIFEXITED(status) ? WEXITSTATUS(status) : -1);
	return good;
}

/* -------------------------------------------------------------------------- webhook */

static size_t
swallow(char *at, size_t size, size_t count, void *context)
{
	(void)at;
	(void)context;
	return size * count;
}

static CURLcode
post(
    CURL *curl, struct curl_slist *headers, const char *address, const char *json, long *status)
{
	CURLcode code;

	curl_easy_setopt(curl, CURLOPT_URL, address);
	curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDS, json);
	curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)strlen(json));
	curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, swallow);
	curl_easy_setopt(curl, CURLOPT_TIMEOUT, WEBHOOK_SECONDS);
	curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
	curl_easy_setopt(curl, CURLOPT_USERAGENT, "paydirt/" PAYDIRT_VERSION);
	code = curl_easy_perform(curl);
	curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, status);
	return code;
}

bool
deliver_webhook(const char *address, const char *json)
{
	CURL *curl = curl_easy_init();
	struct curl_slist *headers =
	    curl_slist_append(NULL, "Content-Type: application/json; charset=utf-8");
	CURLcode code = CURLE_FAILED_INIT;
	long status = 0;
	bool good;

	if (curl && headers)
		code = post(curl, headers, address, json, &status);
	good = code == CURLE_OK && status >= 200 && status < 300;
	if (code != CURLE_OK)
		log_error("the webhook cannot be reached: %s", curl_easy_strerror(code));
	else if (!good)
		log_error("the webhook answered %ld", status);
	curl_slist_free_all(headers);
	curl_easy_cleanup(curl);
	return good;
}
