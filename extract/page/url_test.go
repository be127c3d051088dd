package page

import "testing"

func TestCanonicalURL(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"HTTPS://Www.Example.ORG/Path/A?b=2&a=1", "https://www.example.org/Path/A?b=2&a=1"},
		{"http://example.org", "http://example.org/"},
		{"http://example.org:80/a", "http://example.org/a"},
		{"https://example.org:443/a", "https://example.org/a"},
		{"https://example.org:8443/a", "https://example.org:8443/a"},
		{"https://example.org/a#comments", "https://example.org/a"},
		{"https://example.org/a?", "https://example.org/a"},
		{"https://example.org/a?utm_source=x&id=7&fbclid=y&UTM_Medium=z", "https://example.org/a?id=7"},
		{"https://example.org/a?gclid=1&yclid=2", "https://example.org/a"},
		{"https://user:pw@example.org/a", "https://example.org/a"},
		{"https://example.org/%D1%83%D0%BA?q=%D1%83", "https://example.org/%D1%83%D0%BA?q=%D1%83"},
		{" https://example.org/a ", "https://example.org/a"},
		{"", ""},
		{"not an address", "not an address"},
		{"urn:isbn:1", "urn:isbn:1"},
		{"https://exa mple.org/\x7f", "https://exa mple.org/\x7f"},
	} {
		if got := CanonicalURL(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
		if again := CanonicalURL(CanonicalURL(c.in)); again != c.want {
			t.Errorf("%q: not stable: %q", c.in, again)
		}
	}
}
