package fetch

import (
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"syscall"
	"time"
)

// maxRedirects is how many redirects are followed; browsers follow 20, news sites need two or three.
const maxRedirects = 8

var errRedirects = errors.New("redirects without end")

// allowed refuses addresses that a list or a redirect may not lead to.
func (c *Client) allowed(u *url.URL) error {
	switch {
	case u.Scheme != "http" && u.Scheme != "https", u.Hostname() == "", u.User != nil:
		return ErrAddress
	case c.o.AllowPrivate:
		return nil
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil && !public(ip) {
		return fmt.Errorf("%w: it is in a private network", ErrAddress)
	}
	return nil
}

// redirect checks every address on the way as if it had been listed, robots.txt of a new host included.
func (c *Client) redirect(req *http.Request, via []*http.Request) error {
	if len(via) > maxRedirects {
		return errRedirects
	}
	for _, r := range via {
		if r.URL.String() == req.URL.String() {
			return fmt.Errorf("%w: it leads back to itself", errRedirects)
		}
	}
	if err := c.allowed(req.URL); err != nil {
		return fmt.Errorf("redirected to %s: %w", req.URL.Redacted(), err)
	}
	if req.URL.Host == via[0].URL.Host || req.URL.Path == robotsPath {
		return nil
	}
	h, err := c.hostOf(req.Context(), req.URL)
	if err != nil {
		return err
	}
	if err := h.robots.check(req.URL); err != nil {
		return fmt.Errorf("redirected to %s: %w", req.URL.Redacted(), err)
	}
	return nil
}

// transport connects to public addresses only. The check stands where the connection is made, behind the resolver, so that a name cannot
// answer with another address the second time.
func transport(o Options) *http.Transport {
	d := &net.Dialer{Timeout: 10 * time.Second}
	if !o.AllowPrivate {
		d.Control = func(_, address string, _ syscall.RawConn) error {
			a, err := netip.ParseAddrPort(address)
			if err != nil || !public(a.Addr()) {
				return fmt.Errorf("%w: %s is in a private network", ErrAddress, address)
			}
			return nil
		}
	}
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.DialContext = d.DialContext
	t.MaxIdleConnsPerHost = 1
	t.MaxResponseHeaderBytes = 1 << 20
	if !o.AllowPrivate {
		t.Proxy = nil // a proxy would look names up itself, where nobody checks them
	}
	return t
}

// public reports addresses of the open internet.
func public(ip netip.Addr) bool {
	ip = ip.Unmap()
	if !ip.IsGlobalUnicast() || ip.IsPrivate() {
		return false
	}
	for _, p := range reserved {
		if p.Contains(ip) {
			return false
		}
	}
	return true
}

// reserved are the networks that IANA's special-purpose registries keep from the open internet beyond what netip knows; those that carry an
// IPv4 address inside (NAT64, 6to4) could lead to a private one.
var reserved = []netip.Prefix{
	netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("100.64.0.0/10"), netip.MustParsePrefix("192.0.0.0/24"),
	netip.MustParsePrefix("192.0.2.0/24"), netip.MustParsePrefix("198.18.0.0/15"), netip.MustParsePrefix("198.51.100.0/24"),
	netip.MustParsePrefix("203.0.113.0/24"), netip.MustParsePrefix("240.0.0.0/4"), netip.MustParsePrefix("64:ff9b::/96"),
	netip.MustParsePrefix("64:ff9b:1::/48"), netip.MustParsePrefix("2001:db8::/32"), netip.MustParsePrefix("2002::/16"),
}
