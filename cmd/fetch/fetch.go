// Package fetch asks the web for what a nightly job reads, and is polite about it: conditional requests, robots.txt, a pause between
// requests to one host, few retries with growing pauses, and a name that says who asks.
//
//	fetch.go    Client and Get: one address, with what is remembered of it
//	retry.go    which answers are tried again, and when
//	robots.go   robots.txt, asked once a host
//	address.go  addresses that pages may not lead to: other schemes, private networks
//
// What comes back is bytes of strangers: nothing here looks into them.
package fetch

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// Options say how to ask. The zero value of each field is the default named beside it.
type Options struct {
	Agent        string        // the User-Agent: who asks, and where to complain; "zgadka"
	Pause        time.Duration // between two requests to one host; 1 s. A Crawl-delay of robots.txt that is longer counts, up to a minute.
	Timeout      time.Duration // of one request, body included; 30 s
	Tries        int           // how often an address is asked for at the most; 4
	MaxBytes     int64         // of one body, unpacked; 20 MB
	AllowPrivate bool          // also addresses of this machine and of private networks
	Wait         time.Duration // the longest wait that a server may ask for (Retry-After); 2 min
}

func (o Options) withDefaults() Options {
	if o.Agent == "" {
		o.Agent = "zgadka"
	}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.Tries == 0 {
		o.Tries = 4
	}
	if o.MaxBytes == 0 {
		o.MaxBytes = 20 << 20
	}
	if o.Wait == 0 {
		o.Wait = 2 * time.Minute
	}
	return o
}

// Client asks hosts. It serves any number of goroutines; requests to one host go one after the other.
type Client struct {
	o     Options
	http  *http.Client
	mu    sync.Mutex
	hosts map[string]*host // by scheme://host:port
}

// host is what one host allows.
type host struct {
	turn    sync.Mutex // held while it is asked
	limiter *rate.Limiter
	once    sync.Once
	robots  *rules
}

// New makes a client.
func New(o Options) *Client {
	o = o.withDefaults()
	c := &Client{o: o, hosts: map[string]*host{}}
	c.http = &http.Client{Transport: transport(o), CheckRedirect: c.redirect}
	return c
}

// Validators are what a server said about a version of a page, to ask whether there is another.
type Validators struct {
	ETag         string `json:"etag,omitempty"`
	LastModified string `json:"lastModified,omitempty"`
}

// Page is an answer.
type Page struct {
	URL   string // where it was found in the end, after redirects
	Body  []byte
	Known Validators
}

// Errors of Get.
var (
	// ErrNotModified says that the page is still the one of the validators.
	ErrNotModified = errors.New("not modified")
	// ErrNotFound says that there is no page now (404), which may be a slip of the server.
	ErrNotFound = errors.New("not found")
	// ErrGone says that the page was taken away (410).
	ErrGone = errors.New("gone")
	// ErrForbidden says that robots.txt does not want the address asked for.
	ErrForbidden = errors.New("robots.txt forbids it")
	// ErrAddress says that the address, or one that it leads to, is not to be asked for.
	ErrAddress = errors.New("not a public http or https address")
	// ErrTooLarge says that the body is larger than Options.MaxBytes.
	ErrTooLarge = errors.New("too large")
)

// Get asks for an address, with validators from the last time or none. Errors are those above, wrapped or not; any other says that the
// address could not be had this time, after all tries.
func (c *Client) Get(ctx context.Context, address string, known Validators) (*Page, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("get %.200q: %w", address, ErrAddress)
	}
	if err := c.allowed(u); err != nil {
		return nil, fmt.Errorf("get %s: %w", u.Redacted(), err)
	}
	h, err := c.hostOf(ctx, u)
	if err != nil {
		return nil, fmt.Errorf("get %s: %w", u.Redacted(), err)
	}
	if err := h.robots.check(u); err != nil {
		return nil, fmt.Errorf("get %s: %w", u.Redacted(), err)
	}
	page, err := retry(ctx, c.o, func() (*Page, error) { return c.once(ctx, h, u, known) })
	if err != nil {
		return nil, fmt.Errorf("get %s: %w", u.Redacted(), bare(err))
	}
	return page, nil
}

// bare is the error without the address that net/http puts round it.
func bare(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// once asks a host in its turn.
func (c *Client) once(ctx context.Context, h *host, u *url.URL, known Validators) (*Page, error) {
	h.turn.Lock()
	defer h.turn.Unlock()
	if err := h.limiter.Wait(ctx); err != nil {
		return nil, err
	}
	return c.ask(ctx, u, known)
}

func (c *Client) ask(ctx context.Context, u *url.URL, known Validators) (*Page, error) {
	ctx, cancel := context.WithTimeout(ctx, c.o.Timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", c.o.Agent)
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known.LastModified != "" {
		req.Header.Set("If-Modified-Since", known.LastModified)
	}
	res, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	switch res.StatusCode {
	case http.StatusOK:
	case http.StatusNotModified:
		return nil, ErrNotModified
	case http.StatusNotFound:
		return nil, ErrNotFound
	case http.StatusGone:
		return nil, ErrGone
	default:
		return nil, &statusError{res.StatusCode, res.Header.Get("Retry-After")}
	}
	body, err := readAll(res, c.o.MaxBytes)
	if err != nil {
		return nil, err
	}
	return &Page{
		URL: res.Request.URL.String(), Body: body,
		Known: Validators{res.Header.Get("ETag"), res.Header.Get("Last-Modified")},
	}, nil
}

// readAll reads a body whole: one that breaks off is an error, as half a page is another text.
func readAll(res *http.Response, limit int64) ([]byte, error) {
	if res.ContentLength > limit {
		return nil, fmt.Errorf("%w: %d bytes, above the limit of %d", ErrTooLarge, res.ContentLength, limit)
	}
	var b bytes.Buffer
	n, err := b.ReadFrom(io.LimitReader(res.Body, limit+1))
	switch {
	case err != nil:
		return nil, fmt.Errorf("the answer broke off after %d bytes: %w", n, err)
	case n > limit:
		return nil, fmt.Errorf("%w: above the limit of %d bytes", ErrTooLarge, limit)
	}
	return b.Bytes(), nil
}

// hostOf returns what is known of the host of u; robots.txt is read when it is first asked for.
func (c *Client) hostOf(ctx context.Context, u *url.URL) (*host, error) {
	key := strings.ToLower(u.Scheme + "://" + u.Host)
	c.mu.Lock()
	h := c.hosts[key]
	if h == nil {
		h = &host{limiter: rate.NewLimiter(rate.Every(c.o.Pause), 1)}
		c.hosts[key] = h
	}
	c.mu.Unlock()
	h.once.Do(func() {
		h.robots = c.readRobots(ctx, h, u)
		if d := min(h.robots.delay(), time.Minute); d > c.o.Pause {
			h.limiter.SetLimit(rate.Every(d))
		}
	})
	return h, ctx.Err()
}
