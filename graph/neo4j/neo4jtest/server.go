package neo4jtest

import (
	_ "embed"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"zgadka/graph/maventest"
)

//go:embed pom.xml
var pom []byte

// password is that of the servers started here.
const password = "zgadka-test"

// Plugins begin the names of jars among the packages that servers started here load: "apoc-core". A server with it takes two seconds of
// processor time more to start. Set it before the first server is started.
var Plugins []string

// Server is a running server.
type Server struct {
	URI, Username, Password string

	lock    net.Listener
	home    string
	lib     string
	port    int
	process *exec.Cmd
	stdin   io.Closer
}

// start starts a server in a temporary folder.
func start(config ...string) (*Server, error) {
	err := maventest.Need("java", "mvn", "sh")
	var lib string
	if err == nil {
		lib, err = maventest.Jars("neo4j", pom)
	}
	if err != nil {
		return nil, fmt.Errorf("no Neo4j for tests: set ZGADKA_TEST_NEO4J_URI, or %w", err)
	}
	home, err := os.MkdirTemp("", "zgadka-neo4j-")
	if err != nil {
		return nil, err
	}
	s := &Server{Username: "neo4j", Password: "neo4j", home: home, lib: lib}
	if s.port, err = freePort(); err != nil {
		return nil, err
	}
	s.URI = fmt.Sprintf("bolt://127.0.0.1:%d", s.port)
	if err := s.Start(config...); err != nil {
		s.end()
		return nil, err
	}
	return s, nil
}

func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}

// Start starts a server that was stopped, with further lines of configuration, and waits until it answers.
func (s *Server) Start(config ...string) error {
	for _, d := range []string{"conf", "data", "logs", "plugins", "import", "run"} {
		if err := os.MkdirAll(filepath.Join(s.home, d), 0o755); err != nil {
			return err
		}
	}
	for _, name := range Plugins {
		if err := s.plug(name); err != nil {
			return err
		}
	}
	lines := append([]string{
		"server.default_listen_address=127.0.0.1",
		fmt.Sprintf("server.bolt.listen_address=127.0.0.1:%d", s.port),
		fmt.Sprintf("server.bolt.advertised_address=127.0.0.1:%d", s.port),
		"server.http.enabled=false",
		"server.memory.heap.max_size=1g",
		"server.memory.pagecache.size=256m",
		"dbms.usage_report.enabled=false",
		"dbms.security.procedures.unrestricted=apoc.*",
	}, config...)
	if err := os.WriteFile(filepath.Join(s.home, "conf", "neo4j.conf"), []byte(strings.Join(lines, "\n")+"\n"), 0o644); err != nil {
		return err
	}
	// APOC imports what it is handed only where it may read files too.
	if err := os.WriteFile(filepath.Join(s.home, "conf", "apoc.conf"), []byte("apoc.import.file.enabled=true\n"), 0o644); err != nil {
		return err
	}
	log, err := os.Create(filepath.Join(s.home, "logs", "console.log"))
	if err != nil {
		return err
	}
	defer log.Close()
	// The shell outlives this process, however that ends: when its input closes, the server ends. After "keep" the data stay.
	s.process = exec.Command("sh", "-c", `java -Xmx1g --add-opens=java.base/java.nio=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
		-cp "$1/*" org.neo4j.server.CommunityEntryPoint --home-dir="$2" --config-dir="$2/conf" </dev/null & pid=$!
		trap '' INT TERM HUP
		read -r word; kill $pid 2>/dev/null; wait $pid; [ "$word" = keep ] || rm -rf "$2"`, "sh", s.lib, s.home)
	s.process.Stdout, s.process.Stderr = log, log
	if s.stdin, err = s.process.StdinPipe(); err != nil {
		return err
	}
	if err := s.process.Start(); err != nil {
		return err
	}
	return s.await(2 * time.Minute)
}

// plug gives the server the plugin whose jar begins so.
func (s *Server) plug(name string) error {
	jars, err := filepath.Glob(filepath.Join(s.lib, name+"-*.jar"))
	if err == nil && len(jars) == 0 {
		err = fmt.Errorf("%s is not in %s", name, s.lib)
	}
	for _, jar := range jars {
		var b []byte
		if b, err = os.ReadFile(jar); err == nil {
			err = os.WriteFile(filepath.Join(s.home, "plugins", filepath.Base(jar)), b, 0o644)
		}
		if err != nil {
			break
		}
	}
	return err
}

// await waits until the server answers, and changes the first password.
func (s *Server) await(patience time.Duration) error {
	var err error
	for began := time.Now(); time.Since(began) < patience; time.Sleep(100 * time.Millisecond) {
		c, dial := net.DialTimeout("tcp", fmt.Sprintf("127.0.0.1:%d", s.port), time.Second)
		if err = dial; err != nil {
			continue
		}
		c.Close()
		if s.Password != password {
			if err = s.execute("system", "ALTER CURRENT USER SET PASSWORD FROM '"+s.Password+"' TO '"+password+"'"); err != nil {
				continue
			}
			s.Password = password
		}
		if err = s.execute("", "RETURN 1"); err == nil {
			return nil
		}
	}
	out, _ := os.ReadFile(filepath.Join(s.home, "logs", "console.log"))
	return fmt.Errorf("Neo4j did not start: %w\n%s", err, maventest.Tail(out))
}

// Import stops the server, puts in the place of its database what neo4j-admin makes of the files in a folder, with the arguments that
// import.args has there, starts it again and runs schema.cypher.
func (s *Server) Import(folder string) error {
	if err := s.Stop(); err != nil {
		return err
	}
	c := exec.Command("java", "-Xmx512m", "--add-opens=java.base/java.nio=ALL-UNNAMED", "-cp", s.lib+"/*", "org.neo4j.cli.AdminTool",
		"database", "import", "full", "neo4j", "--overwrite-destination", "@import.args")
	c.Dir = folder
	c.Env = append(os.Environ(), "NEO4J_HOME="+s.home, "NEO4J_CONF="+filepath.Join(s.home, "conf"))
	out, err := c.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("import: %w\n%s", err, maventest.Tail(out))
	}
	if failed := s.Start(); err == nil {
		err = failed
	}
	if err != nil {
		return err
	}
	schema, err := os.ReadFile(filepath.Join(folder, "schema.cypher"))
	if err != nil {
		return err
	}
	for statement := range strings.SplitSeq(strings.TrimSuffix(string(schema), ";\n"), ";\n") {
		if err := s.execute("", statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// Stop stops the server and keeps its data.
func (s *Server) Stop() error { return s.finish("keep\n") }

// end stops the server and removes its data.
func (s *Server) end() error { return s.finish("\n") }

func (s *Server) finish(word string) error {
	if s.process == nil {
		return nil
	}
	io.WriteString(s.stdin.(io.Writer), word)
	s.stdin.Close()
	err := s.process.Wait()
	s.process = nil
	if word != "keep\n" {
		os.RemoveAll(s.home)
	}
	return err
}
