package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/gofrs/flock"
	"github.com/spf13/cobra"

	"zgadka/cmd/fetch"
	"zgadka/extract/page"
	"zgadka/gazetteer"
	"zgadka/graph"
)

func refreshCommand(a *app) *cobra.Command {
	r := refresher{app: a}
	var state, metrics, logs string
	var private bool
	c := &cobra.Command{
		Use:   "refresh SOURCES.yaml",
		Short: "The nightly job: bring in what is new and changed, take out what was withdrawn",
		Long: `refresh asks the sources of a file for their articles and puts new and changed ones into the store. It asks as a guest should: who asks is
said, robots.txt is kept, requests to one host have pauses, and what did not change is not sent again. An article is looked at again for
some days; one that its site took away (410, or 404 on two nights) is withdrawn.

  zgadka refresh sources.yaml --dry-run       what would be asked for, and why
  zgadka refresh sources.yaml --metrics /var/lib/node_exporter/zgadka.prom

A file of sources:

  agent: zgadka (+https://desk.example/about-our-bot)
  pause: 2s
  sources:
  - {name: richka, feed: https://richka.example/rss.xml}
  - {name: visnyk, sitemap: https://visnyk.example/news-sitemap.xml, match: ^https://visnyk\.example/news/}
  - {name: crawl, files: crawl/today}

What was asked for is remembered beside it (sources.state.jsonl). Two refreshes of one file do not run at once. A run that dies, or is killed,
loses nothing: the next one goes on. Exit codes: 0 done, 1 nothing could be done, 3 done but some addresses failed or were refused.`,
		Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, args []string) (err error) {
			a.stdout, a.stderr = &serial{w: a.stdout}, &serial{w: a.stderr} // sources are asked at the same time
			if err := r.check(logs); err != nil {
				return err
			}
			if r.from, err = readSources(args[0]); err != nil {
				return err
			}
			if err := r.in.readTemplates(); err != nil {
				return err
			}
			if state == "" {
				state = strings.TrimSuffix(args[0], filepath.Ext(args[0])) + ".state.jsonl"
			}
			unlock, err := lock(state)
			if err != nil {
				return err
			}
			defer unlock()
			if r.memory, err = openMemory(state); err != nil {
				return err
			}
			defer func() { err = errors.Join(err, r.memory.close()) }()
			r.client = fetch.New(fetch.Options{
				Agent: r.from.Agent, Pause: time.Duration(r.from.Pause), Timeout: time.Duration(r.from.Timeout), MaxBytes: r.in.maxBytes, AllowPrivate: private,
			})
			if r.g, err = a.verified(); err != nil {
				return err
			}
			err = a.withStore(c.Context(), true, func(s graph.Store) error {
				r.store = s
				return r.run(c.Context())
			})
			if metrics != "" && err == nil && !r.dry {
				err = r.writeMetrics(metrics)
			}
			return err
		},
	}
	fl := c.Flags()
	fl.StringVar(&r.since, "since", "", "only articles that their list says changed on this day or later, YYYY-MM-DD; those without a date too")
	fl.BoolVar(&r.dry, "dry-run", false, "ask for the lists only, and print what would be asked for")
	fl.StringVar(&state, "state", "", "file that remembers what was asked for; by default beside SOURCES.yaml")
	fl.StringVar(&metrics, "metrics", "", "write figures in Prometheus' text format to this file")
	fl.StringVar(&logs, "log", "", "log each source to standard error: text or json")
	fl.BoolVar(&private, "allow-private", false, "also ask for addresses of this machine and of private networks")
	fl.Int64Var(&r.in.maxBytes, "max-bytes", page.DefaultMaxBytes, "refuse pages larger than this")
	r.in.addTemplates(c)
	_ = c.RegisterFlagCompletionFunc("log", cobra.FixedCompletions([]string{"text", "json"}, cobra.ShellCompDirectiveNoFileComp))
	return c
}

// lock keeps a second refresh of the same sources out. The system gives it up when the process ends, however it ends.
func lock(state string) (unlock func(), err error) {
	l := flock.New(state + ".lock")
	ok, err := l.TryLock()
	if err != nil {
		return nil, fmt.Errorf("lock %s: %w", clean(l.Path()), err)
	}
	if !ok {
		return nil, fmt.Errorf("another refresh of these sources is running (it holds %s); wait for it to end", clean(l.Path()))
	}
	return func() { _ = l.Unlock() }, nil
}

// check reads the flags.
func (r *refresher) check(logs string) error {
	if r.since != "" {
		day, err := page.ParseDate(r.since)
		if err != nil {
			return usageError{fmt.Errorf("--since %s: want a day such as 2024-05-01", clean(r.since))}
		}
		r.since = day
	}
	switch logs {
	case "":
		r.log = slog.New(slog.DiscardHandler)
	case "text":
		r.log = slog.New(slog.NewTextHandler(r.stderr, &cleaned))
	case "json":
		r.log = slog.New(slog.NewJSONHandler(r.stderr, &cleaned))
	default:
		return usageError{fmt.Errorf("--log %s: want text or json", clean(logs))}
	}
	return nil
}

// cleaned makes logs safe to look at: their values come from lists and pages.
var cleaned = slog.HandlerOptions{ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
	if a.Value.Kind() == slog.KindString {
		a.Value = slog.StringValue(clean(a.Value.String()))
	}
	return a
}}

// refresher is one nightly run.
type refresher struct {
	*app
	g      *gazetteer.Gazetteer
	store  graph.Store
	from   *sources
	client *fetch.Client
	memory *memory
	log    *slog.Logger
	since  string
	dry    bool
	in     inputFlags

	report refreshReport
	asked  asked
}

// run asks, loads, withdraws and reports.
func (r *refresher) run(ctx context.Context) error {
	started := r.now()
	totals, err := r.store.Totals(ctx)
	if err != nil {
		return err
	}
	r.asked.empty = totals.Articles == 0
	l := &loader{app: r.app, g: r.g, store: r.store, settled: r.settled}
	if err := l.load(ctx, r.articles(ctx), r.bar("refreshing")); err != nil {
		return err
	}
	if r.dry {
		return r.failure()
	}
	if err := r.withdraw(ctx, l); err != nil {
		return err
	}
	if err := r.memory.put(r.asked.lists...); err != nil {
		return err
	}
	if totals, err = r.store.Totals(ctx); err != nil {
		return err
	}
	ended := r.now()
	r.report.Started, r.report.Finished = started.UTC().Format(time.RFC3339), ended.UTC().Format(time.RFC3339)
	r.report.Seconds, r.report.Gazette, r.report.Store = ended.Sub(started).Seconds(), r.g.Version(), r.app.store
	r.report.Totals = totalsOf(totals)
	r.report.finish(l.run, l.unchanged, len(l.refusals))
	r.refused += r.report.Failed
	r.log.Info("done", "added", r.report.Added, "replaced", r.report.Replaced, "unchanged", r.report.Same, "withdrawn", r.report.Removed,
		"refused", r.report.Refused, "failed", r.report.Failed, "seconds", r.report.Seconds)
	if r.json {
		err = r.printJSON(&r.report)
	} else {
		r.report.print(r.app)
	}
	return errors.Join(err, r.failure())
}

// failure is an error where no source could be asked at all.
func (r *refresher) failure() error {
	for _, s := range r.report.Sources {
		if s.Reached {
			return nil
		}
	}
	return errors.New("no source could be read; see the reasons above")
}

// settled remembers what was asked for, now that the store has it.
func (r *refresher) settled(ids []string) error { return r.memory.put(r.asked.take(ids)...) }

// withdraw takes out what the sites took away.
func (r *refresher) withdraw(ctx context.Context, l *loader) error {
	if len(r.asked.gone) == 0 {
		return nil
	}
	var ids []string
	for i := range r.asked.gone {
		r.asked.gone[i].Gone = true
		ids = append(ids, r.asked.gone[i].ID)
	}
	l.run.FinishedAt = r.now().UTC().Format(time.RFC3339)
	removed, err := withdraw(ctx, r.store, l.run, ids)
	if err != nil {
		return err
	}
	l.run.Removed += len(removed)
	return r.memory.put(r.asked.gone...)
}

func (r *refresher) writeMetrics(name string) error {
	var b bytes.Buffer
	r.report.metrics(&b, float64(r.now().UnixMilli())/1000)
	w, err := atomically(name)
	if err != nil {
		return err
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		w.abandon()
		return fmt.Errorf("write %s: %w", name, err)
	}
	return w.Close()
}

// said prints a problem of one address where the run can go on.
func (r *refresher) said(rep *sourceReport, n *int, key string, err error) {
	if u, parsed := url.Parse(key); parsed == nil && u.User != nil {
		key = u.Redacted()
	}
	rep.trouble(n, key, err)
	r.log.Warn("not read", "source", rep.Name, "address", key, "reason", err.Error())
	fmt.Fprintf(r.stderr, "zgadka: %s: %s\n", clean(rep.Name), clean(err.Error()))
}

func fileKey(info os.FileInfo) fetch.Validators {
	return fetch.Validators{ETag: fmt.Sprintf("%d-%d", info.Size(), info.ModTime().UnixNano())}
}

// serial writes one line at a time for several goroutines.
type serial struct {
	mu sync.Mutex
	w  io.Writer
}

func (s *serial) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.w.Write(b)
}
