package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// outlet is a news site that changes from night to night and counts what it is asked.
type outlet struct {
	*httptest.Server
	mu       sync.Mutex
	articles map[string]string // page by path; "" is gone (410)
	order    []string          // of the feed
	etags    map[string]int    // version of each page
	answers  map[string]func(http.ResponseWriter, *http.Request)
	asked    map[string]int
	full     map[string]int // answered with a body
}

func newOutlet(t *testing.T) *outlet {
	o := &outlet{articles: map[string]string{}, etags: map[string]int{}, answers: map[string]func(http.ResponseWriter, *http.Request){}, asked: map[string]int{}, full: map[string]int{}}
	o.Server = httptest.NewServer(o)
	t.Cleanup(o.Close)
	return o
}

func (o *outlet) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	o.mu.Lock()
	defer o.mu.Unlock()
	path := r.URL.Path
	o.asked[path]++
	if f := o.answers[path]; f != nil {
		f(w, r)
		return
	}
	body, ok := o.articles[path]
	if path == "/rss.xml" {
		body, ok = o.feed(), true
	}
	switch {
	case !ok:
		w.WriteHeader(http.StatusNotFound)
		return
	case body == "":
		w.WriteHeader(http.StatusGone)
		return
	}
	tag := fmt.Sprintf(`"%d"`, o.etags[path])
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	o.full[path]++
	fmt.Fprint(w, body)
}

func (o *outlet) feed() string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0"?><rss version="2.0"><channel><title>Річка</title>`)
	for _, path := range o.order {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s%s</link></item>", path, o.URL, path)
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// publish puts a page up, at the top of the feed if it is new.
func (o *outlet) publish(path, title string, paragraphs ...string) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if _, ok := o.articles[path]; !ok {
		o.order = append([]string{path}, o.order...)
	}
	o.etags[path]++
	o.etags["/rss.xml"]++
	o.articles[path] = newsPage(title, paragraphs...)
}

func (o *outlet) set(change func()) {
	o.mu.Lock()
	defer o.mu.Unlock()
	change()
}

func newsPage(title string, paragraphs ...string) string {
	return fmt.Sprintf(`<!DOCTYPE html><html lang="uk"><head><title>%[1]s | Річка</title><meta property="article:published_time" content="2024-05-02T10:00:00+03:00"></head>
<body><nav><a href="/">Головна</a></nav><article><h1>%[1]s</h1><p>%[2]s</p></article></body></html>`, title, strings.Join(paragraphs, "</p><p>"))
}

// desk is a newsroom with a folder of its own: sources, state and store.
type desk struct {
	t   *testing.T
	dir string
}

func newDesk(t *testing.T, sources string) desk {
	d := desk{t, t.TempDir()}
	d.write("sources.yaml", "agent: zgadka-test (+https://desk.example)\npause: 1ms\ntimeout: 2s\nsources:\n"+sources)
	return d
}

func (d desk) path(name string) string { return filepath.Join(d.dir, name) }

func (d desk) write(name, text string) {
	if err := os.WriteFile(d.path(name), []byte(text), 0o644); err != nil {
		d.t.Fatal(err)
	}
}

// zgadka runs the command and wants an exit code.
func (d desk) zgadka(code int, args ...string) (stdout, stderr string) {
	d.t.Helper()
	var out, errs bytes.Buffer
	if got := run(context.Background(), append(args, "--store", d.path("zgadka.db")), strings.NewReader(""), &out, &errs); got != code {
		d.t.Fatalf("zgadka %s: exit code %d, want %d\n%s%s", strings.Join(args, " "), got, code, out.String(), errs.String())
	}
	return out.String(), errs.String()
}

// night runs a refresh and returns its report.
func (d desk) night(code int, flags ...string) refreshReport {
	d.t.Helper()
	out, _ := d.zgadka(code, append([]string{"refresh", d.path("sources.yaml"), "--allow-private", "--json"}, flags...)...)
	var r refreshReport
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		d.t.Fatalf("%v in %s", err, out)
	}
	return r
}

// graph is all that the store holds.
func (d desk) graph() string {
	d.t.Helper()
	out, _ := d.zgadka(0, "export", "--format", "jsonl")
	return out
}

func want(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

const (
	bridge = "Прем'єр Польщі Дональд Туск заявив, що міст через Буг відкриють восени. НАТО цього не коментувало."
	ferry  = "Генсек НАТО Єнс Столтенберг сказав, що пором у Румунії врятує перевезення. Румунія подякувала альянсу."
	rain   = "Президент Румунії Клаус Йоганніс повідомив, що дощі затопили дорогу до Молдови. Молдова просить допомоги."
)

func TestRefreshNightByNight(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	o.publish("/ferry", "Пором врятує перевезення", ferry, "Про це йшлося на зустрічі в порту, куди приїхали моряки й урядовці.")
	d := newDesk(t, "- {name: richka, feed: "+o.URL+"/rss.xml}\n")

	out, _ := d.zgadka(0, "refresh", d.path("sources.yaml"), "--allow-private", "--dry-run")
	want(t, "what a dry run would ask for", strings.Contains(out, "/bridge\tnew") && strings.Contains(out, "/ferry\tnew"), true)
	want(t, "pages that a dry run asked for", o.asked["/bridge"]+o.asked["/ferry"], 0)

	r := d.night(0)
	want(t, "first night, new", r.Added, 2)
	want(t, "first night, articles in the store", r.Totals.Articles, 2)
	first := d.graph()

	r = d.night(0)
	want(t, "a quiet night, new and changed", r.Added+r.Replaced+r.Removed, 0)
	want(t, "a quiet night, pages that were sent again", o.full["/bridge"]+o.full["/ferry"], 2)
	want(t, "the graph after a quiet night is the same", d.graph() == first, true)

	o.publish("/rain", "Дощі затопили дорогу", rain, "Рятувальники працюють другу добу, повідомлень про постраждалих немає.")
	o.publish("/bridge", "Міст відкриють узимку", strings.Replace(bridge, "восени", "узимку", 1), "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	o.set(func() { o.articles["/ferry"] = "" })
	r = d.night(0)
	want(t, "third night, new/changed/withdrawn", fmt.Sprint(r.Added, r.Replaced, r.Removed), "1 1 1")
	want(t, "articles left", r.Totals.Articles, 2)

	// The graph is that of somebody who sees the site for the first time, the withdrawn page apart.
	o.set(func() { o.order = []string{"/rain", "/bridge"} })
	fresh := newDesk(t, "- {name: richka, feed: "+o.URL+"/rss.xml}\n")
	fresh.night(0)
	want(t, "the graph equals that of a fresh reading", d.graph() == fresh.graph(), true)
	d.zgadka(0, "check")
}

// What the articles of a site have in common says nothing, with the templates that were learnt of it.
func TestRefreshTemplates(t *testing.T) {
	o := newOutlet(t)
	appeal := "Річка пише для вас щодня, а її найбільший друг – Ісландія, і про це знають усі читачі краю."
	o.publish("/bridge", "Міст відкриють восени", bridge, appeal, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	o.publish("/ferry", "Пором врятує перевезення", ferry, appeal, "Про це йшлося на зустрічі в порту, куди приїхали моряки й урядовці.")
	sources := "- {name: richka, feed: " + o.URL + "/rss.xml}\n"

	plain := newDesk(t, sources)
	plain.night(0)
	want(t, "without templates Iceland is named", strings.Contains(plain.graph(), `country/is`), true)

	d := newDesk(t, sources)
	d.write("templates.yaml", "zgadka-templates: 1\nsites:\n  127.0.0.1:\n    articles: 4\n    lines:\n      - річка пише для вас щодня, а її найбільший друг - ісландія, і про це знають усі читачі краю.\n")
	r := d.night(0, "--templates", d.path("templates.yaml"))
	want(t, "read with templates", r.Added, 2)
	want(t, "with templates Iceland is named", strings.Contains(d.graph(), `country/is`), false)
	want(t, "with templates the Alliance is named", strings.Contains(d.graph(), `org/nato`), true)

	_, complaint := d.zgadka(1, "refresh", d.path("sources.yaml"), "--allow-private", "--templates", d.path("nowhere.yaml"))
	want(t, "a complaint of templates that are not there", strings.Contains(complaint, "nowhere.yaml"), true)
}

// A page that is not found one night may be a slip of the server; on the second it is withdrawn.
func TestRefreshWithdrawsOnTheSecondNight(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	d := newDesk(t, "- {name: richka, feed: "+o.URL+"/rss.xml}\n")
	d.night(0)
	o.set(func() { delete(o.articles, "/bridge") })
	r := d.night(3)
	want(t, "first night", fmt.Sprint(r.Removed, r.Failed, r.Totals.Articles), "0 1 1")
	r = d.night(0)
	want(t, "second night", fmt.Sprint(r.Removed, r.Failed, r.Totals.Articles), "1 0 0")
	r = d.night(0)
	want(t, "third night", fmt.Sprint(r.Removed, r.Failed, r.Totals.Articles), "0 0 0")
}

// A site on a bad day: what can be had is had, the rest is named and comes another night.
func TestRefreshMisbehavingSite(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	for _, path := range []string{"/error", "/loop", "/cut", "/secret", "/menu"} {
		o.publish(path, "Погана сторінка", ferry)
	}
	broken := map[string]func(http.ResponseWriter, *http.Request){
		"/error": func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusInternalServerError) },
		"/loop":  func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop?again=1", http.StatusFound) },
		"/cut": func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Length", "5000")
			fmt.Fprint(w, "<html><p>пів")
		},
		"/menu": func(w http.ResponseWriter, r *http.Request) {
			fmt.Fprint(w, "<html><body><nav><a href=/>Головна</a></nav></body></html>")
		},
		"/robots.txt": func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "User-agent: *\nDisallow: /secret\n") },
	}
	o.set(func() { o.answers = broken })
	d := newDesk(t, "- {name: richka, feed: "+o.URL+"/rss.xml}\n- {name: nowhere, sitemap: "+o.URL+"/no-sitemap.xml}\n- {name: empty, files: no-folder}\n")
	r := d.night(3)
	want(t, "new", r.Added, 1)
	want(t, "failed", fmt.Sprint(r.Sources[0].Failed, r.Sources[1].Failed, r.Sources[2].Failed), "4 1 1")
	want(t, "refused", r.Refused, 1)
	reasons := fmt.Sprint(r.Sources[0].Problems)
	for _, reason := range []string{"500 Internal Server Error", "redirects without end", "broke off", "robots.txt forbids it", "no article text found"} {
		if !strings.Contains(reasons, reason) {
			t.Errorf("no %q among the reasons: %s", reason, reasons)
		}
	}
	want(t, "requests for what robots.txt forbids", o.asked["/secret"], 0)

	o.set(func() { o.answers = nil })
	r = d.night(3)
	want(t, "the next night, new", r.Added, 4) // all but the menu, whose list does not say that it changed
}

// With --since only what its list says changed since then, and what has no date there.
func TestRefreshSince(t *testing.T) {
	o := newOutlet(t)
	for path, text := range map[string]string{"/bridge": bridge, "/ferry": ferry, "/rain": rain} {
		o.publish(path, "Новини річки", text, "Про це йшлося на зустрічі в порту, куди приїхали моряки й урядовці.")
	}
	o.set(func() {
		o.articles["/sitemap.xml"] = `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>` + o.URL + `/bridge</loc><lastmod>2024-04-30</lastmod></url><url><loc>` +
			o.URL + `/ferry</loc><lastmod>2024-05-01T08:00:00Z</lastmod></url><url><loc>` + o.URL + `/rain</loc></url></urlset>`
	})
	d := newDesk(t, "- {name: richka, sitemap: "+o.URL+"/sitemap.xml}\n")
	r := d.night(0, "--since", "2024-05-01")
	want(t, "new", r.Added, 2)
	want(t, "requests for what is older", o.asked["/bridge"], 0)
	o.set(func() { o.etags["/sitemap.xml"]++ })
	r = d.night(0)
	want(t, "new without it", r.Added, 1)
}

// A feed may name anything; only http and https are asked for, and what is packed small may not come out large.
func TestRefreshStrangeAddresses(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	bomb := gzipped(t, 30<<20)
	o.set(func() {
		o.answers["/list.xml"] = func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, `<rss version="2.0"><channel>`)
			for _, link := range []string{"file:///etc/passwd", "ftp://richka.example/1", "javascript:alert(1)", "http://me:secret@richka.example/", o.URL + "/bomb", o.URL + "/bridge"} {
				fmt.Fprintf(w, "<item><title>Новина</title><link>%s</link></item>", link)
			}
			fmt.Fprint(w, "</channel></rss>")
		}
		o.answers["/bomb"] = func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(bomb)
		}
	})
	d := newDesk(t, "- {name: richka, feed: "+o.URL+"/list.xml}\n")
	r := d.night(3)
	want(t, "new and failed", fmt.Sprint(r.Added, r.Failed), "1 5")
	reasons := fmt.Sprint(r.Sources[0].Problems)
	want(t, "other schemes", strings.Count(reasons, "an entry without an address"), 3)
	want(t, "an address with a password", strings.Count(reasons, "not a public http or https address"), 1)
	want(t, "what is too large", strings.Contains(reasons, "/bomb: too large"), true)
	want(t, "a password in the report", strings.Contains(reasons, "secret@"), false)
}

func gzipped(t *testing.T, n int) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(make([]byte, n)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// A page cannot take the place of an article of another site by naming it as its canonical address.
func TestRefreshForeignCanonical(t *testing.T) {
	o := newOutlet(t)
	o.publish("/thief", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	o.set(func() {
		o.articles["/thief"] = strings.Replace(o.articles["/thief"], "<head>", `<head><link rel="canonical" href="https://other.example/news/1">`, 1)
	})
	d := newDesk(t, "- {name: richka, feed: "+o.URL+"/rss.xml}\n")
	d.night(0)
	out, _ := d.zgadka(0, "quotes", "--json")
	want(t, "the article keeps the address where it was found", strings.Contains(out, o.URL+"/thief") && !strings.Contains(out, "other.example"), true)
}

// A store that was deleted is filled again, though the sites are remembered.
func TestRefreshIntoNewStore(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	d := newDesk(t, "- {name: richka, feed: "+o.URL+"/rss.xml}\n- {name: crawl, files: crawl}\n")
	if err := os.Mkdir(d.path("crawl"), 0o755); err != nil {
		t.Fatal(err)
	}
	d.write("crawl/ferry.txt", "Пором врятує перевезення\n\n"+ferry+"\n")
	d.night(0)
	before := d.graph()
	r := d.night(0)
	want(t, "unchanged files are not read", fmt.Sprint(r.Sources[1].Listed, r.Sources[1].Asked, r.Sources[1].Unchanged), "1 0 1")
	for _, name := range []string{"zgadka.db", "zgadka.db-wal", "zgadka.db-shm"} {
		os.Remove(d.path(name))
	}
	r = d.night(0)
	want(t, "articles put again", r.Added, 2)
	want(t, "the graph is the same again", d.graph() == before, true)
}

// A run that was killed goes on: what the store has is not sent again, and the graph is that of a run that nobody disturbed.
func TestRefreshGoesOn(t *testing.T) {
	o := newOutlet(t)
	const all = batchSize + 20
	for i := range all {
		o.publish(fmt.Sprintf("/%03d", i), fmt.Sprintf("Пором рушив у рейс %d", i), ferry, fmt.Sprintf("Це вже рейс номер %d за рік, і квитків на нього немає.", i))
	}
	release := make(chan bool)
	o.set(func() { // the last of the feed
		o.answers["/000"] = func(http.ResponseWriter, *http.Request) { <-release }
	})
	sources := "- {name: richka, feed: " + o.URL + "/rss.xml}\n"
	d := newDesk(t, sources)
	var out bytes.Buffer
	first := exec.Command("zgadka", "refresh", d.path("sources.yaml"), "--allow-private", "--store", d.path("zgadka.db")) // this test binary, see TestMain
	first.Stdout, first.Stderr = &out, &out
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	awaitArticles(t, d.path("zgadka.db"), batchSize, &out)
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	first.Wait() // "signal: killed"
	close(release)
	o.set(func() { delete(o.answers, "/000") })
	sent := 0
	o.set(func() {
		for _, n := range o.full {
			sent += n
		}
	})
	r := d.night(0)
	want(t, "articles that the killed run lacked", r.Added, all-batchSize)
	again := -sent
	o.set(func() {
		for _, n := range o.full {
			again += n
		}
	})
	// The feed once more, as not all that it named had been read.
	want(t, "pages that are sent again", again <= all-batchSize+1, true)
	fresh := newDesk(t, sources)
	fresh.night(0)
	want(t, "the graph equals that of a run that nobody disturbed", d.graph() == fresh.graph(), true)
	d.zgadka(0, "check")
}

// A second refresh of the same sources says so and ends; the first goes on, and nothing is there twice.
func TestRefreshTwoAtOnce(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	o.publish("/ferry", "Пором врятує перевезення", ferry, "Про це йшлося на зустрічі в порту, куди приїхали моряки й урядовці.")
	sources := "- {name: richka, feed: " + o.URL + "/rss.xml}\n"
	alone := newDesk(t, sources)
	alone.night(0)

	asked, release := make(chan bool, 1), make(chan bool)
	page := o.articles["/ferry"]
	o.set(func() {
		o.answers["/ferry"] = func(w http.ResponseWriter, _ *http.Request) {
			asked <- true
			<-release
			fmt.Fprint(w, page)
		}
	})
	d := newDesk(t, sources)
	args := []string{"refresh", d.path("sources.yaml"), "--allow-private", "--store", d.path("zgadka.db")}
	var out bytes.Buffer
	first := exec.Command("zgadka", args...) // this test binary, see TestMain
	first.Stdout, first.Stderr = &out, &out
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	defer first.Process.Kill()
	<-asked
	second, err := exec.Command("zgadka", args...).CombinedOutput()
	var exit *exec.ExitError
	if !errors.As(err, &exit) || exit.ExitCode() != exitFailed || strings.Count(string(second), "\n") != 1 ||
		!strings.Contains(string(second), "another refresh of these sources is running") {
		t.Errorf("the second says %s, %v", second, err)
	}
	close(release)
	if err := first.Wait(); err != nil {
		t.Errorf("the first says %s, %v", out.String(), err)
	}
	want(t, "the graph equals that of one alone", d.graph() == alone.graph(), true)
	d.zgadka(0, "check")
	o.set(func() { o.answers = map[string]func(http.ResponseWriter, *http.Request){} })
	r := d.night(0)
	want(t, "new and changed afterwards", r.Added+r.Replaced, 0)
}

func TestRefreshMetrics(t *testing.T) {
	o := newOutlet(t)
	o.publish("/bridge", "Міст відкриють восени", bridge, "Будівництво тривало два роки, і на нього чекають по обидва боки річки.")
	d := newDesk(t, `- {name: "річка \"нова\"", feed: `+o.URL+"/rss.xml}\n")
	d.night(0, "--metrics", d.path("zgadka.prom"))
	b, err := os.ReadFile(d.path("zgadka.prom"))
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{"zgadka_refresh_articles{result=\"added\"} 1\n", "zgadka_store_articles 1\n", `zgadka_refresh_source_listed{source="річка \"нова\""} 1` + "\n", "# TYPE zgadka_refresh_end_timestamp_seconds gauge\n"} {
		if !strings.Contains(string(b), line) {
			t.Errorf("no line %q in\n%s", line, b)
		}
	}
}
