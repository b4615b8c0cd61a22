/*
 * deliver.h: sends a digest off this machine: by the local sendmail, or to a webhook.
 */
#ifndef DELIVER_H
#define DELIVER_H

#include "../base/base.h"

/* Gives one mail (plain text, UTF-8) to sendmail: /usr/sbin/sendmail, or what PAYDIRT_SENDMAIL
 * names. False after a failure that was said. */
bool deliver_mail(const char *to, const char *subject, const char *text);

/* Posts JSON; anything but a 2xx answer is a failure (said, without the address, which may hold
 * a key). */
bool deliver_webhook(const char *address, const char *json);

#endif
