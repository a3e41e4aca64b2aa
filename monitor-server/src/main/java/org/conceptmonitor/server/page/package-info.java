/**
 * The page's files: its own under resources/web, and the libraries that it imports, out of their
 * jars. Their addresses hold versions, and the page names all of its modules at once. This package
 * uses Vert.x Web and nothing else of the server.
 */
package org.conceptmonitor.server.page;
