/** The first run that a newcomer watches: a small network on Fashion-MNIST. */
package org.conceptmonitor.examples.quickstart;
