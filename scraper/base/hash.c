#include "hash.h"
#include "log.h"

#include <openssl/evp.h>

/* Parts are short and many: they are gathered, so that OpenSSL is called once for most ids. */
struct hash {
	EVP_MD_CTX *context;
	const EVP_MD *method;
	size_t held;
	unsigned char hold[512];
};

static void
check(int ok)
{
	if (!ok)
		die("SHA-256 is not available from the system's OpenSSL");
}

struct hash *
hash_new(void)
{
	struct hash *h = xmalloc(sizeof(*h));

	h->context = EVP_MD_CTX_new();
	h->method = EVP_MD_fetch(NULL, "SHA256", NULL);
	check(h->context && h->method);
	hash_restart(h);
	return h;
}

void
hash_free(struct hash *h)
{
	if (!h)
		return;
	EVP_MD_CTX_free(h->context);
	EVP_MD_free((EVP_MD *)(uintptr_t)h->method);
	free(h);
}

void
hash_restart(struct hash *h)
{
	h->held = 0;
	check(EVP_DigestInit_ex2(h->context, h->method, NULL));
}

static void
pass_on(struct hash *h)
{
	if (h->held)
		check(EVP_DigestUpdate(h->context, h->hold, h->held));
	h->held = 0;
}

void
hash_add(struct hash *h, const void *at, size_t len)
{
	if (len > sizeof(h->hold) - h->held)
		pass_on(h);
	if (len > sizeof(h->hold)) {
		check(EVP_DigestUpdate(h->context, at, len));
	} else if (len) {
		memcpy(h->hold + h->held, at, len);
		h->held += len;
	}
}

void
hash_part(struct hash *h, const void *at, size_t len)
{
	hash_add(h, at, len);
	hash_add(h, "\x1f", 1);
}

void
hash_end(struct hash *h, unsigned char out[SHA256_SIZE])
{
	pass_on(h);
	check(EVP_DigestFinal_ex(h->context, out, NULL));
	hash_restart(h);
}

struct id
hash_id(struct hash *h)
{
	unsigned char digest[SHA256_SIZE];
	struct id id;

	hash_end(h, digest);
	memcpy(id.byte, digest, sizeof(id.byte));
	return id;
}

void
sha256(const void *at, size_t len, unsigned char out[SHA256_SIZE])
{
	struct hash *h = hash_new();

	hash_add(h, at, len);
	hash_end(h, out);
	hash_free(h);
}

static char *
put_hex(char *out, const unsigned char *at, size_t len)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < len; i++) {
		*out++ = digits[at[i] >> 4];
		*out++ = digits[at[i] & 15];
	}
	return out;
}

void
sha256_hex(const unsigned char digest[SHA256_SIZE], char out[SHA256_HEX_SIZE])
{
	*put_hex(out, digest, SHA256_SIZE) = '\0';
}

struct id
id_of(const char *part, ...)
{
	struct hash *h = hash_new();
	va_list parts;
	struct id id;

	va_start(parts, part);
	for (; part; part = va_arg(parts, const char *))
		hash_part(h, part, strlen(part));
	va_end(parts);
	id = hash_id(h);
	hash_free(h);
	return id;
}

void
id_text(struct id id, char out[ID_TEXT_SIZE])
{
	static const size_t groups[] = { 4, 2, 2, 2, 6 };
	const unsigned char *at = id.byte;

	for (size_t i = 0; i < ARRAY_SIZE(groups); i++) {
		if (i)
			*out++ = '-';
		out = put_hex(out, at, groups[i]);
		at += groups[i];
	}
	*out = '\0';
}

bool
id_read(const char *text, struct id *id)
{
	static const char digits[] = "0123456789abcdef";
	char again[ID_TEXT_SIZE];
	size_t n = 0;

	memset(id, 0, sizeof(*id));
	for (const char *at = text; *at && n < 32; at++) {
		const char *digit = strchr(digits, *at);

		if (digit) {
			id->byte[n / 2] =
			    (unsigned char)(id->byte[n / 2] << 4 | (digit - digits));
			n++;
		}
	}
	id_text(*id, again);
	return strcmp(again, text) == 0;
}
