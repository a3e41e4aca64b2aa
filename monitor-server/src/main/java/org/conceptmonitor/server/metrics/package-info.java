/**
 * What an operator's tools ask: metrics as Prometheus text, whether the server lives, whether it is
 * ready. This package uses Vert.x Web, Micrometer and nothing else of the server.
 */
package org.conceptmonitor.server.metrics;
