/* u-fetch.c: which addresses may be asked, by number and by name, before anything is sent. */
#include "unit.h"

#include "../../scraper/flow/address.h"
#include "../../scraper/flow/fetch.h"

#include <arpa/inet.h>
#include <netinet/in.h>

static bool
is_public(const char *text)
{
	struct sockaddr_in in = { .sin_family = AF_INET };
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6 };

	if (inet_pton(AF_INET, text, &in.sin_addr) == 1)
		return address_is_public((const struct sockaddr *)(const void *)&in);
	TRUE(inet_pton(AF_INET6, text, &in6.sin6_addr) == 1);
	return address_is_public((const struct sockaddr *)(const void *)&in6);
}

void
test_address__special_ones_are_not_public(void)
{
	static const char *const special[] = { "0.0.0.0", "0.1.2.3", "10.0.0.1",
		"10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1",
		"127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
		"192.0.0.1", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1",
		"198.19.255.255", "198.51.100.1", "203.0.113.9", "224.0.0.1", "239.255.255.255",
		"240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
		"::ffff:10.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1",
		"64:ff9b::127.0.0.1", "64:ff9b::a00:1", "64:ff9b:1::1", "100::1", "2001::1",
		"2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "fc00::1", "fd00:ec2::254",
		"fe80::1", "fec0::1", "ff02::1", "4000::1" };
	static const char *const open[] = { "1.1.1.1", "9.255.255.255", "11.0.0.0",
		"100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.0",
		"169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0", "192.0.1.0",
		"192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0",
		"223.255.255.255", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::1",
		"2600::1", "2a00:1450::1" };

	for (size_t i = 0; i < ARRAY_SIZE(special); i++)
		if (is_public(special[i])) {
			printf("  %s\n", special[i]);
			TRUE(!"it is special");
		}
	for (size_t i = 0; i < ARRAY_SIZE(open); i++)
		if (!is_public(open[i])) {
			printf("  %s\n", open[i]);
			TRUE(!"it is public");
		}
}

/* What becomes of a request without a stand-in portal; nothing is sent anywhere */
static void
refused(const char *url, const char *why)
{
	static const char *const hosts[] = { "localhost", "127.0.0.1", "169.254.169.254",
		"[::1]", "10.1.2.3", "2130706433", NULL };
	struct fetch_settings set = { .user_agent = "paydirt",
		.tmp = "/tmp",
		.connections = 1,
		.hosts = hosts,
		.host_count = ARRAY_SIZE(hosts) };
	struct fetch *f = fetch_new(&set);
	struct transfer t;

	transfer_init(&t);
	t.method = "GET";
	t.url = url;
	fetch_alone(f, &t);
	NUMBER(t.error, FETCH_REFUSED);
	TEXT(t.why, why);
	transfer_release(&t);
	fetch_free(f);
}

/* Looked at when the connection is made, so that a name that leads inside is refused as well */
void
test_fetch__private_addresses_are_refused(void)
{
	static const char why[] = "its address is not a public one";

	refused("https://127.0.0.1/", why);
	refused("https://localhost/", why);
	refused("http://169.254.169.254/latest/meta-data/", why);
	refused("https://[::1]/", why);
	refused("https://10.1.2.3:8443/x", why);
	refused("https://2130706433/", why);
	refused("https://0x7f.1/", why);
}

void
test_fetch__other_hosts_and_schemes_are_refused(void)
{
	refused("https://evil.example/", "the host 'evil.example' is not one of the source's");
	refused("file:///etc/passwd", "it is no address of http or https");
	refused("gopher://localhost/", "it is no address of http or https");
	refused("ftp://localhost/", "it is no address of http or https");
	refused("https://user:pw@localhost/", "it is no address of http or https");
	refused("https:///", "it is no address of http or https");
}
