/**
 * The command line of {@code java -jar}: a command a class, each tested as a user runs it. This
 * package uses the server's root package, the store, the tokens and picocli, which a program that
 * only embeds the server doesn't need.
 */
package org.conceptmonitor.server.command;
