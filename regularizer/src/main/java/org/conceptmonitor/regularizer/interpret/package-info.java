/**
 * Which neurons detect a concept, and what is the evidence? A rule decides on what a detector
 * measured; the default one asks for concepts that replicate after brightness, contrast, edges and
 * area are taken out. Uses matrices and detectors only.
 */
package org.conceptmonitor.regularizer.interpret;
