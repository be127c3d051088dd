// Command zgadka reads news articles and builds a graph of who is named with whom and who said what about whom.
//
// This package is where the program meets the outside world: flags, environment, clock, progress, logs and exit codes. Each verb has a
// file of its own; run is the whole command, testable in process.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// Exit codes.
const (
	exitDone    = 0
	exitFailed  = 1
	exitUsage   = 2
	exitRefused = 3 // done, but some articles were refused
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, func() {
		stop() // a second signal ends the program at once
		os.Stdin.Close()
	})
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run carries out one command line and returns its exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	out := &output{Writer: stdout}
	a := &app{stdin: stdin, stdout: out, stderr: stderr, getenv: os.Getenv, now: time.Now}
	if a.tty = terminal(stdout); a.tty {
		out.Writer = &screen{w: stdout}
	}
	root := newRoot(a)
	root.SetArgs(args)
	root.SetIn(stdin)
	root.SetOut(out)
	root.SetErr(stderr)
	err := root.ExecuteContext(ctx)
	if err == nil && out.err != nil {
		err = fmt.Errorf("write standard output: %w", out.err)
	}
	if err == nil && a.g != nil {
		err = a.g.Err() // what was printed lacks what the damaged file could not say
	}
	if err != nil && strings.HasPrefix(err.Error(), "unknown command") {
		err = usageError{fmt.Errorf("%w; see zgadka --help", err)}
	}
	var usage usageError
	switch {
	case err == nil && a.refused > 0:
		return exitRefused
	case err == nil:
		return exitDone
	case errors.As(err, &usage):
		complain(stderr, err)
		return exitUsage
	case errors.Is(err, errReported):
		return exitFailed
	case ctx.Err() != nil:
		fmt.Fprintln(stderr, "zgadka: interrupted; what was written is whole, run the same command again to go on")
		return exitFailed
	}
	complain(stderr, advised(err))
	return exitFailed
}

// complain prints an error, a line for each of several. What pages, servers and files put into its words is cleaned here for all of them.
func complain(w io.Writer, err error) {
	for line := range strings.Lines(strings.TrimRight(err.Error(), "\n")) {
		fmt.Fprintf(w, "zgadka: %s\n", clean(strings.TrimRight(line, "\n")))
	}
}

// advised adds what to do where the system says only what failed.
func advised(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("%w; free some space and run it again", err)
	case errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w; allow larger files (ulimit -f) and run it again", err)
	}
	return err
}

// output remembers the first error of writing results, so that a full disk behind a redirection does not pass for success.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(b []byte) (int, error) {
	n, err := o.Writer.Write(b)
	if err != nil && o.err == nil {
		o.err = err
	}
	return n, err
}

// usageError is a command line that cannot be understood.
type usageError struct{ error }

// errReported says that what went wrong has been printed already.
var errReported = errors.New("reported")
