/**
 * The node's interface for people, clients and tests: JSON over HTTP, and a page at {@code /}.
 *
 * <table>
 *   <caption>Requests</caption>
 *   <tr><td>GET /</td><td>a page for people, also while the node starts; its files are in {@code
 *       /page/}</td></tr>
 *   <tr><td>PUT /v1/table/KEY</td><td>body = value: sets a key</td></tr>
 *   <tr><td>GET /v1/table/KEY</td><td>linearizable read</td></tr>
 *   <tr><td>DELETE /v1/table/KEY</td><td>removes a key</td></tr>
 *   <tr><td>POST /v1/table/KEY/compare-and-set</td><td>{@code {"expected": "a" or null, "value":
 *       "b"}}</td></tr>
 *   <tr><td>POST /v1/table</td><td>{@code {"keys": ["a", "b"]}}: reads several keys as of one
 *       position</td></tr>
 *   <tr><td>GET /v1/table?prefix=a&amp;limit=100</td><td>scans keys in the order of their bytes, or
 *       {@code ?from=a&amp;to=b}; {@code ?continue=...} goes on as of the same position</td></tr>
 *   <tr><td>POST /v1/transactions</td><td>{@code {"if": [{"key": "a", "value": "1"}, {"key": "b",
 *       "version": 17}, {"key": "c", "absent": true}], "do": [{"put": "a", "value": "2"},
 *       {"delete": "b"}, {"get": "c"}]}}: all of it at one position, or nothing; 409 if a guard
 *       does not hold</td></tr>
 *   <tr><td>POST /v1/sessions</td><td>opens a session: writes with {@code
 *       ?session=17&amp;number=3} take effect once, however often and wherever they are
 *       sent; numbers rise from call to call</td></tr>
 *   <tr><td>GET /v1/indexes</td><td>the table's indexes: {@code ready}, {@code building} or {@code
 *       failed}</td></tr>
 *   <tr><td>PUT /v1/indexes/INDEX</td><td>{@code {"prefix": "user/", "field": "/address/city"}}:
 *       makes an index of the keys with that prefix, by what their values, which are JSON, hold
 *       there; without {@code field} by the whole value, as text. The same again changes
 *       nothing</td></tr>
 *   <tr><td>DELETE /v1/indexes/INDEX</td><td>takes it away</td></tr>
 *   <tr><td>POST /v1/indexes/INDEX/query</td><td>{@code {"equals": "Delos"}}, {@code {"prefix":
 *       "De"}}, {@code {"from": 1, "to": 9.5}} or nothing: the keys that hold such a term, in the
 *       order of the terms, and what they hold; {@code limit} and {@code continue} as in a
 *       scan</td></tr>
 *   <tr><td>POST /v1/snapshots</td><td>takes a snapshot of this replica's state, for another
 *       node</td></tr>
 *   <tr><td>GET /v1/snapshots/ID/FILE?from=0</td><td>a part of a file of it, as bytes</td></tr>
 *   <tr><td>GET /v1/logs</td><td>the names of all logs, and what each began on</td></tr>
 *   <tr><td>PUT /v1/logs/LOG</td><td>{@code {"begin": "native(n1, n2, n3)"}}: makes a log</td></tr>
 *   <tr><td>POST /v1/logs/LOG/entries</td><td>body = entry: appends</td></tr>
 *   <tr><td>GET /v1/logs/LOG/entries?from=0&amp;to=9&amp;bytes=65536</td><td>reads; from the trim
 *       mark to the tail unless said</td></tr>
 *   <tr><td>GET /v1/logs/LOG/entries?from=9&amp;wait=true</td><td>follows: waits for entries if there
 *       are none, some seconds at most</td></tr>
 *   <tr><td>GET /v1/logs/LOG/tail</td><td>linearizable tail</td></tr>
 *   <tr><td>POST /v1/logs/LOG/trim</td><td>{@code {"before": 17}}; closed segments
 *       below that leave the chain behind it, with this trim or the next</td></tr>
 *   <tr><td>GET /v1/logs/LOG</td><td>the chain as this node knows it</td></tr>
 *   <tr><td>GET /v1/logs/LOG/explain</td><td>why the log moves, or does not</td></tr>
 *   <tr><td>GET /v1/logs/LOG/events</td><td>Server-Sent Events, each a whole state: {@code chain},
 *       {@code now} (tail, appends, suspects; every two seconds at least), {@code nodes}, {@code
 *       explanation}, {@code suggestions}. A slow reader misses states, never the latest; at most
 *       64 readers</td></tr>
 *   <tr><td>POST /v1/logs/LOG/modify</td><td>{@code {"segment": 0, "to": "objects(folder: \"/cold\")"}}
 *       and perhaps {@code "delete": LSN}, or {@code "replace": LSN} with {@code value} or {@code
 *       base64}; answers with the segment when the copy holds it</td></tr>
 *   <tr><td>POST /v1/logs/LOG/forget</td><td>{@code {"loglet": "default/3f09"}}: gives up a Loglet
 *       that left the chain, if what has it is gone for good: nobody tries to destroy it any more.
 *       The same again changes nothing; 409 names those there are</td></tr>
 *   <tr><td>GET /v1/archive?from=objects(...)</td><td>the logs that stores outside the cluster know
 *       of: which positions can be had, as of which version of the chain</td></tr>
 *   <tr><td>POST /v1/logs/LOG/restore</td><td>{@code {"from": "objects(folder: \"/cold\")", "begin":
 *       "native(n1, n2, n3)"}} and perhaps {@code log}, {@code origin}, {@code "to": LSN} (the first
 *       position that is not restored), {@code into}: makes a log out of what is there of one whose
 *       cluster is gone. The same again finds what is there</td></tr>
 *   <tr><td>POST /v1/logs/LOG/switch</td><td>{@code {"to": "native(n1, n2, n3)"}}; answers with the
 *       two segments and how long each step took</td></tr>
 *   <tr><td>POST /v1/logs/LOG/seal</td><td>a drill: seals the active segment and installs nothing,
 *       as a client does that dies halfway; the log goes on by itself</td></tr>
 *   <tr><td>GET /v1/health</td><td>this node, its logs, and the server roles it plays</td></tr>
 *   <tr><td>GET /v1/openapi.json</td><td>this list for programs</td></tr>
 *   <tr><td>GET /metrics</td><td>numbers for Prometheus, as text</td></tr>
 *   <tr><td>GET /v1/cluster</td><td>all nodes and where they are; also while this one starts</td></tr>
 *   <tr><td>GET /v1/cluster/file</td><td>the cluster in the form of a cluster file, for a node that
 *       joins</td></tr>
 *   <tr><td>GET /v1/acceptors</td><td>the nodes that decide the registers, and how each answers;
 *       whether a move of them is not finished ({@code moving}); who has not heard of the last one
 *       ({@code unaware})</td></tr>
 *   <tr><td>PUT /v1/acceptors</td><td>{@code {"nodes": ["n2", "n3", "n4"]}}: moves all registers to
 *       those nodes, while they are used; the same again goes on with what was not finished</td></tr>
 *   <tr><td>DELETE /v1/cluster/nodes/NODE</td><td>takes a node out of the cluster; 409 says what
 *       still needs it</td></tr>
 * </table>
 *
 * <p>Every answer carries {@code outcome}: {@code ok} (2xx), {@code fail} (4xx, and 503: certainly
 * no effect) or {@code info} (504 and every other 5xx, like a broken connection: may have had an
 * effect). The log {@code table} is the table's own: it can be read and switched, but only the
 * table appends to it. Bytes come as {@code "value"} when they are UTF-8, else as {@code "base64"}.
 *
 * <p>A key whose value is no JSON, or has no text, number or truth value where the index looks, is
 * not in that index. A write that would give an index a term of more than 1024 bytes is refused.
 * Numbers are compared as numbers, exactly; false comes before true, before numbers, before texts.
 *
 * <p>A node serves 4096 connections; some more are told why not, the rest are closed. It waits 30 s
 * for a connection's first request and for any request's body, 10 minutes for anything else to go
 * over a connection, takes heads up to 8 KiB, and bodies as large as an entry. HTTP/1.1 only.
 *
 * <p>There is no authentication yet. A request that a browser sends for the page of another site
 * changes nothing: it says so in {@code Origin}, and is refused.
 *
 * <p>Start at {@link dev.rhenea.node.http.Api}. Uses the table, the virtual log, the composition
 * language and Vert.x Web.
 */
@NullMarked
package dev.rhenea.node.http;

import org.jspecify.annotations.NullMarked;
