package neo4jtest

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"strings"
	"sync/atomic"
)

// Old listens as a server of another version would, and speaks just enough Bolt 4.4 to say who it is: "Neo4j/4.4.36". With
// agent "" it speaks no Bolt that a driver of today knows. The caller calls stop.
func Old(agent string) (address string, stop func(), err error) {
	var answer bytes.Buffer // SUCCESS {server: agent, connection_id: "1"}
	answer.Write([]byte{0xB1, 0x70, 0xA2})
	for _, s := range []string{"server", agent, "connection_id", "1"} {
		answer.Write([]byte{0xD0, byte(len(s))})
		answer.WriteString(s)
	}
	return listen(func(c net.Conn) {
		io.ReadFull(c, make([]byte, 20))
		if agent == "" {
			c.Write([]byte{0, 0, 0, 0})
			return
		}
		c.Write([]byte{0, 0, 4, 4})
		for {
			var size uint16
			for {
				if binary.Read(c, binary.BigEndian, &size) != nil {
					return
				}
				if size == 0 {
					break // the end of a message
				}
				io.CopyN(io.Discard, c, int64(size))
			}
			binary.Write(c, binary.BigEndian, uint16(answer.Len()))
			c.Write(append(answer.Bytes(), 0, 0))
		}
	})
}

// Cut listens as if it were the server, and passes on so many bytes of what it is sent. Then every connection is lost, and nobody
// answers any more: what happens when a network or a server fails half-way. The caller calls stop.
func (s *Server) Cut(after int64) (address string, stop func(), err error) {
	var left atomic.Int64
	left.Store(after)
	server := strings.TrimPrefix(s.URI, "bolt://")
	address, stop, err = listen(func(c net.Conn) {
		if left.Load() <= 0 {
			return
		}
		to, err := net.Dial("tcp", server)
		if err != nil {
			return
		}
		defer to.Close()
		go func() {
			defer c.Close()
			io.Copy(c, to)
		}()
		buffer := make([]byte, 4096)
		for {
			n, err := c.Read(buffer)
			if err != nil || left.Add(-int64(n)) <= 0 {
				return
			}
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
	})
	return address, stop, err
}

// listen serves connections on a port of its own, each until serve returns.
func listen(serve func(net.Conn)) (address string, stop func(), err error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				serve(c)
			}()
		}
	}()
	return l.Addr().String(), func() { l.Close() }, nil
}
