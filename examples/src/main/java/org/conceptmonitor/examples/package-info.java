/**
 * Training runs to watch, one package a study, each started from the command line. May use every
 * module; nothing uses it.
 */
package org.conceptmonitor.examples;
