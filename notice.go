// Package zgadka carries the notices that every copy of the program must carry. The program is in cmd/zgadka.
package zgadka

import _ "embed"

// Notice names the sources of the built-in data with their licences.
//
//go:embed NOTICE
var Notice string

// Licence is the licence of zgadka itself.
//
//go:embed LICENSE
var Licence string
