/*
 * address.h: which addresses a crawler may connect to.
 */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "../base/base.h"

struct sockaddr;

/*
 * False for loopback, private, link-local (the clouds' metadata services are there), multicast
 * and other special addresses of IPv4 and IPv6, IPv4 inside of IPv6 (mapped, 6to4, NAT64)
 * included. IANA's special-purpose registries, RFC 6890.
 */
bool address_is_public(const struct sockaddr *);

#endif
