#include "request.h"
#include "answer.h"
#include "control.h"
#include "deliver.h"

#define REQUEST_MAX_BYTES ((size_t)64 << 20)
#define HANG_MS 120000

const char *
request_header(const struct request *r, const char *name)
{
	return MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name);
}

void *
request_open(void *portal, const char *target, struct MHD_Connection *connection)
{
	struct request *r = xcalloc(1, sizeof(*r));

	r->portal = portal;
	r->connection = connection;
	r->target = xstrdup(target);
	buf_init(&r->body, REQUEST_MAX_BYTES);
	return r;
}

void
request_close(void *portal, UNUSED struct MHD_Connection *connection, void **request,
    UNUSED enum MHD_RequestTerminationCode how)
{
	struct portal *p = portal;
	struct request *r = *request;

	if (!r)
		return;
	if (r->stops_portal)
		p->stop = true;
	wait_forget(&p->waits, &r->wait);
	record_leave(&r->guest);
	if (r->answer)
		MHD_destroy_response(r->answer);
	buf_release(&r->body);
	free(r->target);
	free(r->host);
	free(r);
	*request = NULL;
}

static void
request_begin(struct request *r, const char *method)
{
	const char *host = request_header(r, "Host");

	r->method = method;
	r->host = host_name(host ? host : "");
	if (!is_control(r))
		record_enter(
		    &r->portal->record, &r->guest, r->host, connection_fd(r->connection));
}

static void
write_down(const struct request *r, unsigned status)
{
	struct visit v = {
		.method = r->method,
		.host = r->host,
		.target = r->target,
		.status = status,
		.agent = request_header(r, "User-Agent"),
		.none_match = request_header(r, "If-None-Match"),
		.modified_since = request_header(r, "If-Modified-Since"),
		.encoding = request_header(r, "Accept-Encoding"),
		.body = { r->body.data, r->body.len },
	};

	record_add(&r->portal->record, &v);
}

static const struct action *
request_action(const struct request *r)
{
	char *address = xasprintf("%s%s", r->host, r->target);
	const struct action *action = script_pick(&r->portal->script, r->method, address);

	free(address);
	return action;
}

static enum MHD_Result
request_send(struct request *r)
{
	enum MHD_Result result = MHD_queue_response(r->connection, r->status, r->answer);

	MHD_destroy_response(r->answer);
	r->answer = NULL;
	return result;
}

static enum MHD_Result
request_control(struct request *r)
{
	static const struct action none = { .what = ACT_NONE };
	struct answer a;

	control_answer(&a, r);
	r->status = a.status;
	r->answer = deliver(&a, &none, r);
	answer_release(&a);
	return request_send(r);
}

static enum MHD_Result
request_set_aside(struct request *r, int64_t ms)
{
	r->waited = true;
	wait_for(&r->portal->waits, &r->wait, r->connection, ms);
	return MHD_YES;
}

static enum MHD_Result
request_answer(struct request *r)
{
	const struct action *action;
	struct answer a;

	if (is_control(r))
		return request_control(r);
	action = request_action(r);
	if (action->what == ACT_CLOSE || action->what == ACT_HANG) {
		write_down(r, 0);
		return action->what == ACT_CLOSE ? MHD_NO : request_set_aside(r, HANG_MS);
	}
	answer_make(&a, r, action);
	write_down(r, a.status);
	r->status = a.status;
	r->answer = deliver(&a, action, r);
	answer_release(&a);
	if (action->what == ACT_DELAY)
		return request_set_aside(r, action->number);
	return request_send(r);
}

enum MHD_Result
request_step(UNUSED void *portal, UNUSED struct MHD_Connection *connection,
    UNUSED const char *url, const char *method, UNUSED const char *version, const char *upload,
    size_t *upload_size, void **request)
{
	struct request *r = *request;

	if (!r->host) {
		request_begin(r, method);
		return MHD_YES;
	}
	if (*upload_size) {
		buf_add(&r->body, upload, *upload_size);
		*upload_size = 0;
		return MHD_YES;
	}
	if (!r->waited)
		return request_answer(r);
	return r->wait.gone || !r->answer ? MHD_NO : request_send(r);
}
