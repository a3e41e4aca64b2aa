/**
 * The unified embedding of neurons and words, anchors, and the diversity of concepts. Uses matrices
 * only.
 */
package org.conceptmonitor.regularizer.embed;
