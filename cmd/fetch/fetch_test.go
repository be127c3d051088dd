package fetch

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// moody is a server whose every path misbehaves in its own way.
func moody(t *testing.T) (*httptest.Server, func(path string) int) {
	var hits [256]atomic.Int32
	paths := map[string]int{}
	mux := http.NewServeMux()
	handle := func(path string, f func(w http.ResponseWriter, r *http.Request, n int)) {
		i := len(paths)
		paths[path] = i
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) { f(w, r, int(hits[i].Add(1))) })
	}
	handle("/robots.txt", func(w http.ResponseWriter, r *http.Request, n int) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /secret\n\nUser-agent: zgadka\nDisallow: /closed\nDisallow: /*?print=\n")
	})
	handle("/page", func(w http.ResponseWriter, r *http.Request, n int) {
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Last-Modified", "Tue, 21 Mar 2023 13:40:00 GMT")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, r.UserAgent())
	})
	handle("/gone", func(w http.ResponseWriter, r *http.Request, n int) { w.WriteHeader(http.StatusGone) })
	handle("/teapot", func(w http.ResponseWriter, r *http.Request, n int) { w.WriteHeader(http.StatusTeapot) })
	handle("/broken", func(w http.ResponseWriter, r *http.Request, n int) { w.WriteHeader(http.StatusInternalServerError) })
	handle("/recovers", func(w http.ResponseWriter, r *http.Request, n int) {
		if n < 3 {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		fmt.Fprint(w, "back")
	})
	handle("/busy", func(w http.ResponseWriter, r *http.Request, n int) {
		if n == 1 {
			w.Header().Set("Retry-After", "1")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		fmt.Fprint(w, "free")
	})
	handle("/tomorrow", func(w http.ResponseWriter, r *http.Request, n int) {
		w.Header().Set("Retry-After", "86400")
		w.WriteHeader(http.StatusServiceUnavailable)
	})
	handle("/truncated", func(w http.ResponseWriter, r *http.Request, n int) {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, "half a page")
	})
	handle("/slow", func(w http.ResponseWriter, r *http.Request, n int) {
		select {
		case <-r.Context().Done():
		case <-time.After(5 * time.Second):
		}
	})
	handle("/drip", func(w http.ResponseWriter, r *http.Request, n int) {
		for range 100 {
			fmt.Fprint(w, "x")
			w.(http.Flusher).Flush()
			select {
			case <-r.Context().Done():
				return
			case <-time.After(50 * time.Millisecond):
			}
		}
	})
	handle("/bomb", func(w http.ResponseWriter, r *http.Request, n int) { // 100 MB in 100 KB
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		for range 100 {
			z.Write(make([]byte, 1<<20))
		}
		z.Close()
	})
	handle("/loop", func(w http.ResponseWriter, r *http.Request, n int) { http.Redirect(w, r, "/pool", http.StatusFound) })
	handle("/pool", func(w http.ResponseWriter, r *http.Request, n int) { http.Redirect(w, r, "/loop", http.StatusFound) })
	handle("/moved", func(w http.ResponseWriter, r *http.Request, n int) {
		http.Redirect(w, r, "/page", http.StatusMovedPermanently)
	})
	handle("/file", func(w http.ResponseWriter, r *http.Request, n int) {
		w.Header().Set("Location", "file:///etc/passwd")
		w.WriteHeader(http.StatusFound)
	})
	handle("/large", func(w http.ResponseWriter, r *http.Request, n int) { fmt.Fprint(w, strings.Repeat("x", 5000)) })
	handle("/closed", func(w http.ResponseWriter, r *http.Request, n int) {})
	handle("/secret", func(w http.ResponseWriter, r *http.Request, n int) { fmt.Fprint(w, "ours has a group of its own") })
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s, func(path string) int { return int(hits[paths[path]].Load()) }
}

var quick = Options{Agent: "zgadka/1 (+https://desk.example/bot)", Pause: time.Millisecond, Timeout: 500 * time.Millisecond, Tries: 3, MaxBytes: 4000, AllowPrivate: true, Wait: 3 * time.Second}

func TestGet(t *testing.T) {
	s, hits := moody(t)
	c := New(quick)
	for _, x := range []struct {
		path, body, problem string
		is                  error
		hits                int // requests that reach the server
	}{
		{path: "/page", body: "zgadka/1 (+https://desk.example/bot)", hits: 1},
		{path: "/gone", is: ErrGone, hits: 1},
		{path: "/nothing-there", is: ErrNotFound},
		{path: "/teapot", problem: "the server answers 418 I'm a teapot", hits: 1},
		{path: "/broken", problem: "the server answers 500 Internal Server Error", hits: 3},
		{path: "/recovers", body: "back", hits: 3},
		{path: "/busy", body: "free", hits: 2},
		{path: "/tomorrow", problem: "asks to wait 24h0m0s", hits: 1},
		{path: "/truncated", problem: "the answer broke off after 11 bytes", hits: 3},
		{path: "/slow", problem: "deadline exceeded", hits: 3},
		{path: "/drip", problem: "the answer broke off after", hits: 3},
		{path: "/bomb", is: ErrTooLarge, hits: 1},
		{path: "/loop", problem: "redirects without end", hits: 1},
		{path: "/file", is: ErrAddress, hits: 1},
		{path: "/large", is: ErrTooLarge, hits: 1},
		{path: "/closed", is: ErrForbidden, hits: 0},
		{path: "/secret", body: "ours has a group of its own", hits: 1},
		{path: "/page?print=1", is: ErrForbidden, hits: 1},
		{path: "/moved", body: "zgadka/1 (+https://desk.example/bot)", hits: 1},
	} {
		t.Run(x.path, func(t *testing.T) {
			p, err := c.Get(t.Context(), s.URL+x.path, Validators{})
			switch {
			case x.is != nil && !errors.Is(err, x.is), x.problem != "" && (err == nil || !strings.Contains(err.Error(), x.problem)), x.body != "" && err != nil:
				t.Fatalf("error %v, want %v%s", err, x.is, x.problem)
			case err == nil && string(p.Body) != x.body:
				t.Errorf("body %q, want %q", p.Body, x.body)
			case err != nil && strings.ContainsAny(err.Error(), "\n\r"):
				t.Errorf("error of several lines: %v", err)
			}
			if path, _, _ := strings.Cut(x.path, "?"); path != "/nothing-there" && hits(path) != x.hits {
				t.Errorf("%d requests, want %d", hits(path), x.hits)
			}
		})
	}
	if n := hits("/robots.txt"); n != 1 {
		t.Errorf("robots.txt asked for %d times, want once", n)
	}
}

func TestGetAgain(t *testing.T) {
	s, _ := moody(t)
	c := New(quick)
	p, err := c.Get(t.Context(), s.URL+"/page", Validators{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Known != (Validators{`"v1"`, "Tue, 21 Mar 2023 13:40:00 GMT"}) {
		t.Errorf("validators %+v", p.Known)
	}
	if _, err = c.Get(t.Context(), s.URL+"/page", p.Known); !errors.Is(err, ErrNotModified) {
		t.Errorf("the same again: %v, want %v", err, ErrNotModified)
	}
}

func TestGetStopsWhenToldTo(t *testing.T) {
	s, _ := moody(t)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := New(quick).Get(ctx, s.URL+"/slow", Validators{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want %v", err, context.Canceled)
	}
}

// A host whose robots.txt does not answer is left alone: it may forbid everything.
func TestSilentRobots(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == robotsPath {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
	}))
	defer s.Close()
	if _, err := New(quick).Get(t.Context(), s.URL+"/page", Validators{}); !errors.Is(err, ErrForbidden) {
		t.Errorf("error %v, want %v", err, ErrForbidden)
	}
}

func TestPrivateAddresses(t *testing.T) {
	s, hits := moody(t)
	o := quick
	o.AllowPrivate = false
	c := New(o)
	for _, address := range []string{
		s.URL + "/page", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/page", "http://[::1]:80/", "http://169.254.169.254/latest/meta-data",
		"http://10.0.0.7/", "http://192.168.1.1/", "http://0.0.0.0/", "http://[::ffff:127.0.0.1]/", "ftp://desk.example/", "file:///etc/passwd",
		"http://user:secret@desk.example/", "http://", "://", "http://%41:8080/",
	} {
		_, err := c.Get(t.Context(), address, Validators{})
		if !errors.Is(err, ErrAddress) {
			t.Errorf("%s: error %v, want %v", address, err, ErrAddress)
		}
		if err != nil && strings.Contains(err.Error(), "secret@") {
			t.Errorf("the password is in the message: %v", err)
		}
	}
	if n := hits("/page") + hits(robotsPath); n != 0 {
		t.Errorf("%d requests reached a private address", n)
	}
}

// A public page cannot lead to a private one: by its number, nor by a name that answers with one ("localhost" does), nor by another scheme.
func TestRedirectToPrivate(t *testing.T) {
	o := quick
	o.AllowPrivate = false
	c := New(o)
	from, err := http.NewRequest(http.MethodGet, "https://desk.example/news/1", nil)
	if err != nil {
		t.Fatal(err)
	}
	s, hits := moody(t)
	for _, to := range []string{
		s.URL + "/page", strings.Replace(s.URL, "127.0.0.1", "localhost", 1) + "/page", "http://169.254.169.254/latest/meta-data", "http://[fd00::1]/",
		"http://192.168.1.1/", "file:///etc/passwd", "ftp://desk.example/", "http://me:secret@desk.example/",
	} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, to, nil)
		if err != nil {
			t.Fatal(err)
		}
		if err := c.redirect(req, []*http.Request{from}); !errors.Is(err, ErrAddress) || strings.Contains(err.Error(), "secret@") {
			t.Errorf("%s: error %v, want %v", to, err, ErrAddress)
		}
	}
	if n := hits("/page") + hits(robotsPath); n != 0 {
		t.Errorf("%d requests reached a private address", n)
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2024, 5, 2, 3, 0, 0, 0, time.UTC)
	for after, want := range map[string]time.Duration{
		"": 0, "90": 90 * time.Second, "-1": 0, "soon": 0, "Thu, 02 May 2024 03:01:00 GMT": time.Minute, "Thu, 02 May 2024 02:00:00 GMT": 0,
	} {
		if got := (&statusError{429, after}).wait(now); got != want {
			t.Errorf("Retry-After %q: %s, want %s", after, got, want)
		}
	}
}

func TestPublic(t *testing.T) {
	for ip, want := range map[string]bool{
		"1.1.1.1": true, "2606:4700::1111": true, "127.0.0.1": false, "100.64.1.1": false, "172.16.0.1": false, "fe80::1": false, "fd00::1": false,
		"64:ff9b::7f00:1": false, "2002:7f00:1::": false, "224.0.0.1": false, "255.255.255.255": false, "::": false, "192.0.2.7": false,
	} {
		if got := public(netip.MustParseAddr(ip)); got != want {
			t.Errorf("public(%s) = %v", ip, got)
		}
	}
}

// Requests to one host wait for each other, however slow the machine: four of them take three pauses at least.
func TestPauseBetweenRequests(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer s.Close()
	o := quick
	o.Pause = 60 * time.Millisecond
	c := New(o)
	if _, err := c.Get(t.Context(), s.URL, Validators{}); err != nil { // robots.txt is read
		t.Fatal(err)
	}
	begin := time.Now()
	done := make(chan error)
	for i := range 4 {
		go func() {
			_, err := c.Get(t.Context(), fmt.Sprintf("%s/%d", s.URL, i), Validators{})
			done <- err
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if took := time.Since(begin); took < 3*o.Pause {
		t.Errorf("four requests took %s, which is less than three pauses of %s", took, o.Pause)
	}
}
