package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

const robotsPath = "/robots.txt"

// rules are what robots.txt of one host says to us. The zero value allows everything.
type rules struct {
	group  *robotstxt.Group
	closed error // why nothing of the host is asked for: it did not say, or may not be asked
}

// readRobots asks a host for its rules (RFC 9309): none means everything is allowed, a server that does not answer that nothing is.
func (c *Client) readRobots(ctx context.Context, h *host, u *url.URL) *rules {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: robotsPath}
	page, err := retry(ctx, c.o, func() (*Page, error) { return c.once(ctx, h, at, Validators{}) })
	var status *statusError
	switch {
	case err == nil:
	case errors.Is(err, ErrNotFound), errors.Is(err, ErrGone), errors.Is(err, ErrTooLarge), errors.As(err, &status) && status.code < 500 && !status.temporary():
		return &rules{}
	case errors.Is(err, ErrAddress):
		return &rules{closed: bare(err)}
	default:
		return &rules{closed: fmt.Errorf("%w: the host does not show it (%w)", ErrForbidden, bare(err))}
	}
	data, err := robotstxt.FromBytes(page.Body)
	if err != nil {
		return &rules{} // not readable, so nothing is forbidden
	}
	return &rules{group: data.FindGroup(c.o.Agent)}
}

// check returns why an address of the host is not to be asked for, nil where it may be.
func (r *rules) check(u *url.URL) error {
	if r.closed != nil || r.group == nil {
		return r.closed
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !r.group.Test(path) {
		return ErrForbidden
	}
	return nil
}

// delay is the Crawl-delay, 0 without.
func (r *rules) delay() time.Duration {
	if r.group == nil {
		return 0
	}
	return r.group.CrawlDelay
}
