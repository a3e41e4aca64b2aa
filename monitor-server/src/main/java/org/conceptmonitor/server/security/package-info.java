/**
 * Who may talk to the server and what a browser may do with its page: tokens, TLS, host and origin
 * checks, time-outs, headers. {@link org.conceptmonitor.server.security.Gatekeeper} puts all of it
 * before the routes. This package uses Vert.x Web and nothing else of the server.
 */
package org.conceptmonitor.server.security;
