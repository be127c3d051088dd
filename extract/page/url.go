package page

import (
	"net/url"
	"strings"
)

// tracking lists parameters that say how a reader came, not what is read. Those with utm_ in front count too.
var tracking = map[string]bool{
	"_ga": true, "_gl": true, "dclid": true, "fb_action_ids": true, "fb_action_types": true, "fb_source": true, "fbclid": true,
	"gbraid": true, "gclid": true, "gclsrc": true, "igshid": true, "mc_cid": true, "mc_eid": true, "mkt_tok": true,
	"msclkid": true, "openstat": true, "ref_src": true, "twclid": true, "wbraid": true, "yclid": true, "ysclid": true,
}

// CanonicalURL is the form of a web address that names an article: scheme and host in lower case, without default port,
// user, fragment and tracking parameters; the other parameters keep their order and spelling. An address that is not
// http or https comes back as it was, without the blanks around it.
func CanonicalURL(s string) string {
	s = strings.TrimSpace(s)
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return s
	}
	u.Scheme = strings.ToLower(u.Scheme)
	if u.Scheme != "http" && u.Scheme != "https" {
		return s
	}
	u.Host = strings.ToLower(u.Host)
	if p := u.Port(); p == "" || p == "80" && u.Scheme == "http" || p == "443" && u.Scheme == "https" {
		u.Host = strings.TrimSuffix(u.Host, ":"+p)
	}
	u.User, u.Fragment, u.RawFragment, u.ForceQuery = nil, "", "", false
	if u.Path == "" {
		u.Path = "/"
	}
	var keep []string
	for kv := range strings.SplitSeq(u.RawQuery, "&") {
		k, _, _ := strings.Cut(strings.ToLower(kv), "=")
		if kv != "" && !tracking[k] && !strings.HasPrefix(k, "utm_") {
			keep = append(keep, kv)
		}
	}
	u.RawQuery = strings.Join(keep, "&")
	return u.String()
}

// siteOf is the host of an address without www, or "".
func siteOf(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}
