package main

import "github.com/schollz/progressbar/v3"

// bar shows how far long work has come, on standard error and only where that is a terminal. The zero bar shows nothing.
type bar struct{ *progressbar.ProgressBar }

func (a *app) bar(what string) bar { return a.count(what, "articles") }

// count is a bar that counts something else.
func (a *app) count(what, unit string) bar {
	if !terminal(a.stderr) {
		return bar{}
	}
	return bar{progressbar.NewOptions(-1, progressbar.OptionSetWriter(a.stderr), progressbar.OptionSetDescription(what),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString(unit), progressbar.OptionClearOnFinish())}
}

func (b bar) add(n int) {
	if b.ProgressBar != nil {
		_ = b.Add(n)
	}
}

func (b bar) done() {
	if b.ProgressBar != nil {
		_ = b.Finish()
	}
}

// reach says how many of all are done with.
func (b bar) reach(done, all int) {
	if b.ProgressBar != nil {
		b.ChangeMax(all)
		_ = b.Set(done)
	}
}
