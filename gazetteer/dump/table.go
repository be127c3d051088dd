package dump

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// sinkError is an error of the sink among those of lines.
type sinkError struct{ error }

func (e sinkError) Unwrap() error { return e.error }

// failed marks an error of the sink: it ends the reading.
func failed(err error) error {
	if err == nil {
		return nil
	}
	return sinkError{err}
}

// table reads lines of text. An error of f is a broken line; an input whose first hundred lines are all broken is something else.
func table(ctx context.Context, in Input, what string, to Sink, f func(number int, line string) error) error {
	r, err := unpack(in)
	if err != nil {
		return err
	}
	good, broken := 0, 0
	var first Broken
	err = lines(r, func(number int, line []byte) error {
		if number%1000 == 0 && ctx.Err() != nil {
			return failed(ctx.Err())
		}
		text := strings.TrimPrefix(string(line), "\ufeff")
		if strings.TrimSpace(text) == "" || text[0] == '#' {
			return nil
		}
		err := errors.New("it is not UTF-8")
		if utf8.ValidString(text) {
			err = f(number, text)
		}
		var fatal sinkError
		switch {
		case errors.As(err, &fatal):
			return fatal
		case err != nil:
			b := Broken{in.Name, number, err.Error()}
			if broken++; broken == 1 {
				first = b
			}
			if good == 0 && broken == 100 {
				return failed(fmt.Errorf("is not %s: %s", what, first))
			}
			to.Broken(b)
		default:
			good++
		}
		return nil
	})
	var fatal sinkError
	switch {
	case errors.As(err, &fatal):
		return fatal.error
	case err != nil:
		return &Damaged{in.Name, good, err}
	case good == 0 && broken > 0:
		return fmt.Errorf("is not %s: %s", what, first)
	}
	return nil
}

func digits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
