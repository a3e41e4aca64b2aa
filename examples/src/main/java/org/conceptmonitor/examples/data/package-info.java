/** The images that the examples train on. */
package org.conceptmonitor.examples.data;
