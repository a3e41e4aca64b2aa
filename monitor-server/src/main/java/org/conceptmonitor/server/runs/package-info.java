/**
 * The addresses that rename, tag, delete and restore runs. This package uses the store and Vert.x
 * Web.
 */
package org.conceptmonitor.server.runs;
