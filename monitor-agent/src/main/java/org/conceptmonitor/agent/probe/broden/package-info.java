/**
 * Reads a data set in the layout in which Broden was published: CSV files of images and labels, and
 * label numbers as colours of PNG files. The layout stands in {@code docs/probe-sets.md}. Uses
 * {@code org.conceptmonitor.agent.probe.image} and {@code org.conceptmonitor.regularizer.concept}
 * only.
 */
package org.conceptmonitor.agent.probe.broden;
