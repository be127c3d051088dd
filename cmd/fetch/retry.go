package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// statusError is an answer that is no page.
type statusError struct {
	code  int
	after string // Retry-After, as sent
}

func (e *statusError) Error() string {
	return fmt.Sprintf("the server answers %d %s", e.code, http.StatusText(e.code))
}

// temporary reports answers that another try may change (RFC 9110): the server is busy or broken, not the request wrong.
func (e *statusError) temporary() bool {
	switch e.code {
	case http.StatusRequestTimeout, http.StatusTooEarly, http.StatusTooManyRequests, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	}
	return false
}

// wait is how long the server asks to wait, 0 where it does not say: seconds or a date.
func (e *statusError) wait(now time.Time) time.Duration {
	if s, err := strconv.Atoi(e.after); err == nil && s >= 0 {
		return time.Duration(s) * time.Second
	}
	if t, err := http.ParseTime(e.after); err == nil {
		return max(0, t.Sub(now))
	}
	return 0
}

// retry tries until the answer is final, with pauses that grow and vary so that many clients do not come back at once. A server that asks
// for a longer wait than o.Wait is left alone for this run.
func retry(ctx context.Context, o Options, try func() (*Page, error)) (*Page, error) {
	page, err := backoff.Retry(ctx, func() (*Page, error) {
		page, err := try()
		var status *statusError
		switch {
		case err == nil:
			return page, nil
		case final(err):
			return nil, backoff.Permanent(err)
		case errors.As(err, &status) && !status.temporary():
			return nil, backoff.Permanent(err)
		case errors.As(err, &status):
			switch wait := status.wait(time.Now()); {
			case wait > o.Wait:
				return nil, backoff.Permanent(fmt.Errorf("%w and asks to wait %s", err, wait.Round(time.Second)))
			case wait > 0:
				return nil, &later{err, backoff.RetryAfterError{Duration: wait}}
			}
		}
		return nil, err
	}, backoff.WithMaxTries(uint(o.Tries)), backoff.WithMaxElapsedTime(0), backoff.WithBackOff(pauses(o)))
	return page, err
}

func pauses(o Options) *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval = o.Pause
	b.MaxInterval = 30 * o.Pause
	return b
}

// later is an error with the wait that the server asked for.
type later struct {
	error
	after backoff.RetryAfterError
}

func (l *later) As(target any) bool {
	if t, ok := target.(**backoff.RetryAfterError); ok {
		*t = &l.after
		return true
	}
	return false
}

func (l *later) Unwrap() error { return l.error }

// final reports errors that trying again cannot change.
func final(err error) bool {
	for _, e := range []error{ErrNotModified, ErrNotFound, ErrGone, ErrForbidden, ErrAddress, ErrTooLarge, errRedirects, context.Canceled} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
